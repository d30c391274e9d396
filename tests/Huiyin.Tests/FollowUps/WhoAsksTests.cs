using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.FollowUps;

/// <summary>Who may ask the customer, and what becomes of what they bring up (R-060, R-062, R-066).</summary>
public sealed class WhoAsksTests
{
    private static readonly object Satisfied = new { method = "phone", outcome = "satisfied" };

    [Theory, OnBothEngines]
    public async Task A_major_complaint_is_followed_up_by_the_supervisor_and_not_by_the_steward(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Complaint(cuihu, "major");

        (await cuihu.Liu.Post($"{path}/follow-ups", Satisfied)).Refused("leader_follow_up_required");
        Assert.DoesNotContain(
            (await cuihu.Liu.Get(path))["actions"].EnumerateArray(),
            action => action.GetString() == "follow-ups"
        );

        Assert.Equal("closed", (await cuihu.Huang.Post($"{path}/follow-ups", Satisfied)).Done().Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task A_critical_complaint_is_followed_up_by_a_manager(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Complaint(cuihu, "critical");

        (await cuihu.Huang.Post($"{path}/follow-ups", Satisfied)).Refused("manager_follow_up_required");

        Assert.Equal("closed", (await cuihu.Chen.Post($"{path}/follow-ups", Satisfied)).Done().Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_stands_in_for_the_manager_may_ask(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Complaint(cuihu, "critical");
        var leave = new
        {
            from = cuihu.Desk.Now,
            to = cuihu.Desk.Now.AddDays(3),
            deputy = "huangmei",
        };
        (await cuihu.Chen.Post("/staff/chenjianguo/absences", leave)).Done();

        Assert.Equal("closed", (await cuihu.Huang.Post($"{path}/follow-ups", Satisfied)).Done().Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task What_a_follow_up_brings_up_is_replied_to_and_signed_by_the_head_before_it_closes(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var head = await cuihu.Desk.Hire("zhaogang", "赵刚", "department_manager", "engineering");
        var other = await cuihu.Desk.Hire("qianlan", "钱岚", "department_manager", "cleaning");
        var first = await Handled(cuihu, "水龙头滴水");
        var asked = new
        {
            method = "phone",
            outcome = "satisfied",
            newIssues = new[] { "楼道灯不亮" },
        };
        var closed = (await cuihu.Liu.Post($"{first}/follow-ups", asked)).Done();
        var raised = $"/cases/{closed.Text("raised.0")}";
        Assert.EndsWith((await cuihu.Zhang.Get(raised)).Text("raisedIn")!, first, StringComparison.Ordinal);

        (await cuihu.Zhang.Post($"{raised}/dispatch", new { department = "engineering" })).Done();
        Assert.Equal("zhaogang", Reply(await cuihu.Zhang.Get(raised), "owedBy.staff"));
        (await cuihu.Li.Post($"{raised}/handling", new { result = "换了灯" })).Done();
        var answered = (await cuihu.Liu.Post($"{raised}/follow-ups", Satisfied)).Done();
        Assert.Equal("handled", answered.Text("status"));
        (await cuihu.Zhang.Post($"{raised}/closure")).Refused("reply_required");

        var reply = new { text = "已换，以后每周巡查一次" };
        (await cuihu.Li.Post($"{raised}/reply", reply)).Is(HttpStatusCode.Forbidden);
        (await other.Post($"{raised}/reply", reply)).Refused("only_its_head_replies", HttpStatusCode.Forbidden);
        (await head.Post($"{raised}/reply", new { text = " " })).Is(HttpStatusCode.UnprocessableEntity);
        var signed = (await head.Post($"{raised}/reply", reply)).Done();

        Assert.Equal("closed", signed.Text("status"));
        Assert.Equal(("已换，以后每周巡查一次", "赵刚"), (signed.Text("reply.text"), signed.Text("reply.signedBy")));
        Assert.Equal("kept", Reply(signed, "state"));
        using var steward = await cuihu.Desk.AtTheScreen("liuyang");
        var slip = await steward.Open($"{first}/print/follow-up-slip");
        Assert.Contains("楼道灯不亮", slip.Words, StringComparison.Ordinal);
        Assert.Contains("签字：赵刚", slip.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task More_new_issues_than_one_call_brings_up_are_refused_before_anything_is_written(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Handled(cuihu, "水龙头滴水");

        foreach (var issues in new[] { Enumerable.Repeat("灯不亮", 11).ToArray(), [new string('灯', 501)] })
            (await cuihu.Liu.Post($"{path}/follow-ups", Raising(issues))).Is(HttpStatusCode.UnprocessableEntity);

        var found = (await cuihu.Zhang.Get(path)).Done();
        Assert.Equal("handled", found.Text("status"));
        Assert.Empty(found["raised"].EnumerateArray());
    }

    [Theory, OnBothEngines]
    public async Task What_a_visit_brings_up_is_registered_like_everything_else(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await Complaint(cuihu, "minor");
        foreach (var unit in new[] { "3-1-1101", "3-1-1201", "3-1-1301", "3-1-1401" })
        {
            await cuihu.Desk.Administrator.Post("/units", new { code = unit });
            var dry = new
            {
                channel = "phone",
                kind = "repair",
                summary = "停水了",
                unit,
            };
            (await cuihu.Zhang.Post("/cases", dry)).Done();
        }
        var path = await Handled(cuihu, "水龙头滴水", phone: "13800138000");

        var asked = Raising("投诉垃圾没有清运", null, "家里停水了") with { Method = "visit" };
        var closed = (await cuihu.Liu.Post($"{path}/follow-ups", asked)).Done();

        Assert.Equal(2, closed["raised"].GetArrayLength());
        var complaint = (await cuihu.Zhang.Get($"/cases/{closed.Text("raised.0")}")).Done();
        Assert.Equal(("complaint", "visit"), (complaint.Text("kind"), complaint.Text("channel")));
        Assert.NotNull(closed.Text("contact.phone"));
        Assert.Equal(closed.Text("contact.phone"), complaint.Text("contact.phone"));
        var repeated = (await cuihu.Huang.Get("/complaints?repeats=true")).Done();
        Assert.Equal(complaint.Text("number"), repeated.Text("items.0.number"));
        Assert.Equal("5", (await cuihu.Huang.Get("/incident-proposals")).Done().Text("items.0.households"));
    }

    [Theory, OnBothEngines]
    public async Task A_head_signs_on_the_page_of_the_case(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await cuihu.Desk.Hire("zhaogang", "赵刚", "department_manager", "engineering");
        var first = await Handled(cuihu, "水龙头滴水");
        var asked = new
        {
            method = "phone",
            outcome = "satisfied",
            newIssues = new[] { "楼道灯不亮" },
        };
        var raised = $"/cases/{(await cuihu.Liu.Post($"{first}/follow-ups", asked)).Done().Text("raised.0")}";
        (await cuihu.Zhang.Post($"{raised}/dispatch", new { department = "engineering" })).Done();
        using var head = await cuihu.Desk.AtTheScreen("zhaogang");

        var empty = await head.Send($"{raised}?do=reply", "/reply", ("text", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var signed = await head.Send(empty, "/reply", ("text", "本周内换灯"));

        Assert.Contains("赵刚答复并签字：本周内换灯", signed.Is(HttpStatusCode.OK).Words, StringComparison.Ordinal);
    }

    private static string? Reply(Answer shown, string field) =>
        shown.Done()["promises"].EnumerateArray().Single(promise => promise.Text("kind") == "reply").Text(field);

    private static Asked Raising(params string?[] newIssues) => new("phone", "satisfied", newIssues);

    private sealed record Asked(string Method, string Outcome, string?[] NewIssues);

    private static async Task<string> Handled(Cuihu cuihu, string summary, string? phone = null)
    {
        var call = new
        {
            channel = "phone",
            kind = "repair",
            summary,
            unit = "3-1-1502",
            contact = phone is null ? null : new { phone },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", call)).Done().Text("number")}";
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "办妥" })).Done();
        return path;
    }

    private static async Task<string> Complaint(Cuihu cuihu, string grade)
    {
        var said = new
        {
            channel = "phone",
            kind = "complaint",
            summary = "垃圾三天没有清运",
            unit = "3-1-1502",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", said)).Done().Text("number")}";
        (await cuihu.Huang.Post($"{path}/grade", new { grade, reason = "管理不到位" })).Done();
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "已清运" })).Done();
        return path;
    }
}
