using System.Net;
using AngleSharp.Dom;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Complaints;

/// <summary>Complaints on the intake page and on the page of their case.</summary>
public sealed class ComplaintPageTests
{
    [Theory, OnBothEngines]
    public async Task The_intake_writes_the_record_down_grades_it_and_reads_it_back(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");
        var intake = await zhang.Open("/intake");
        Assert.Contains("先体谅，再问事", intake.Words, StringComparison.Ordinal);
        Assert.Contains("项目经理亲自负责", intake.One("[data-when='critical']").TextContent, StringComparison.Ordinal);

        var page = await zhang.Send(
            intake,
            "/intake",
            ("channel", "visit"),
            ("kind", "complaint"),
            ("summary", "楼道灯坏了三天"),
            ("unit", "7-1-602"),
            ("complaint.respondent.department", "engineering"),
            ("complaint.occurredAt", "2026-09-01 20:00"),
            ("complaint.demand", "今天换掉"),
            ("complaint.course", "报过两次"),
            ("complaint.complainant", "wants_solution"),
            ("grade.grade", "major"),
            ("grade.reason", "报过没有修"),
            ("readBack", "true")
        );

        var panel = page.One("#complaint").TextContent;
        Assert.Contains("工程部", panel, StringComparison.Ordinal);
        Assert.Contains("今天换掉", panel, StringComparison.Ordinal);
        Assert.Contains("报过两次", panel, StringComparison.Ordinal);
        Assert.Contains("待主管核定", panel, StringComparison.Ordinal);
        Assert.Contains("少说道理", panel, StringComparison.Ordinal);
        Assert.Equal(3, page.Document.QuerySelectorAll(".complaint-chain li[data-done]").Length);
    }

    [Theory, OnBothEngines]
    public async Task A_grade_without_a_reason_leaves_everything_typed_in_the_intake(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");
        var again = await zhang.Send(
            await zhang.Open("/intake"),
            "/intake",
            ("channel", "visit"),
            ("kind", "complaint"),
            ("summary", "楼道灯坏了三天"),
            ("complaint.demand", "今天换掉"),
            ("grade.grade", "major")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("今天换掉", again.One("[name='complaint.demand']").GetAttribute("value"));
        Assert.Contains("请写明定级的理由", again.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_definitions_stand_beside_the_choice_of_a_grade_and_repeats_are_offered_as_a_ground(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var first = await cuihu.Complaint("电梯异响");
        var path = await cuihu.Complaint("电梯还是异响");
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");

        var page = await huang.Open($"{path}?do=grade");

        Assert.Contains("管理服务不到位、有过失", page.One(".grade-choice").TextContent, StringComparison.Ordinal);
        Assert.Contains("可以作为“重大”的依据", page.One("#do").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.One("#do").QuerySelector($"a[href='{first}']"));
        var graded = await huang.Send(
            page,
            "/grade",
            ("grade", "critical"),
            ("valid", "true"),
            ("reason", "多次提出没有解决")
        );
        Assert.Contains("多次提出没有解决（黄梅）", graded.One("#complaint").TextContent, StringComparison.Ordinal);
        Assert.Contains("有效", graded.One("#complaint").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Every_form_of_a_complaint_is_sent_from_its_page(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Graded("major");
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        using var chen = await cuihu.Desk.AtTheScreen("chenjianguo");
        async Task<string> Fill(Person who, string form, params (string, string)[] fields)
        {
            var sent = await who.Send(await who.Open($"{path}?do={form}"), $"/{form}", fields);
            Assert.True(sent.Status == HttpStatusCode.OK, $"{form} → {(int)sent.Status} {sent.Words}");
            return sent.One("#complaint").TextContent;
        }

        await Fill(huang, "complaint", ("course", "三天没人管"), ("demand", "道歉"));
        await Fill(huang, "investigation", ("finding", "漏检"), ("unsolvable", "true"));
        Assert.Contains("先垫付", await Fill(chen, "decision", ("decision", "先垫付")), StringComparison.Ordinal);
        await Fill(
            huang,
            "cause",
            ("origin", "internal"),
            ("text", "巡查漏检"),
            ("responsible", "李强"),
            ("corrective", "换灯"),
            ("preventive", "加巡查项")
        );
        await Fill(huang, "utility-contacts", ("utility", "power"), ("who", "95598"), ("answer", "今晚来"));
        await Fill(huang, "apology", ("text", "对不起"), ("how", "visit"));
        await Fill(huang, "criticism", ("text", "晨会通报"));
        Assert.Contains(
            "等客服主管批",
            await Fill(huang, "compensation", ("amount", "88.00"), ("reason", "心意")),
            StringComparison.Ordinal
        );
        var all = await Fill(chen, "compensation-ruling", ("approve", "true"));

        foreach (
            var word in new[] { "三天没人管", "责任人：李强", "95598", "对不起", "晨会通报", "88.00 元", "已同意" }
        )
            Assert.Contains(word, all, StringComparison.Ordinal);
    }
}
