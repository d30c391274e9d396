using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Complaints;

/// <summary>The register of complaints, what many households report, the papers (R-042, R-057–R-059, R-092).</summary>
public sealed class RegisterTests
{
    [Theory, OnBothEngines]
    public async Task The_register_is_asked_for_grade_validity_respondent_and_repeats(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var major = await cuihu.Graded("major");
        var ofLi = await cuihu.Complaint("师傅没来", complaint: new { respondent = new { staff = "liqiang" } });
        var again = await cuihu.Complaint("楼道灯又坏了");
        await cuihu.Zhang.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = "repair",
                summary = "水管漏水",
            }
        );

        async Task<string[]> Asked(string query) =>
            [
                .. (await cuihu.Huang.Read($"/complaints{query}"))
                    .At("items")
                    .EnumerateArray()
                    .Select(row => $"/cases/{row.Text("number")}"),
            ];

        Assert.Equal([again, ofLi, major], await Asked(""));
        Assert.Equal([major], await Asked("?grade=major"));
        Assert.Equal([major], await Asked("?valid=true"));
        Assert.Equal([again, ofLi], await Asked("?valid=none&grade=none"));
        Assert.Equal([ofLi], await Asked("?respondent=liqiang"));
        Assert.Equal([ofLi], await Asked("?respondent=engineering"));
        Assert.Equal([ofLi], await Asked("?respondent=staff"));
        Assert.Equal([again], await Asked("?repeats=true"));
        Assert.Empty(await Asked("?status=closed"));
        var first = await cuihu.Huang.Read("/complaints?limit=2");
        Assert.Equal([major], await Asked($"?limit=2&cursor={first.Text("next")}"));
        foreach (var wrong in new[] { "?grade=grave", "?valid=maybe", "?respondent=nobody", "?status=x", "?cursor=x" })
            (await cuihu.Huang.Get($"/complaints{wrong}")).Is(HttpStatusCode.UnprocessableEntity);

        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        var page = await huang.Open("/complaints?repeats=true");
        Assert.Contains("第 2 次提出", page.One(".complaint-rows").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "每一位员工都可以接待投诉",
            (await huang.Open("/complaints?status=closed")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("没有这个等级", (await huang.Look("/complaints?grade=grave")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Five_households_that_say_the_same_within_a_day_propose_an_incident(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var cases = await Households(cuihu, 4);
        cases.Add(await cuihu.Complaint("停水了", unit: "9-1-101"));
        await cuihu.Complaint("电梯坏了", unit: "9-1-201");
        Assert.Empty((await cuihu.Huang.Read("/incident-proposals")).At("items").EnumerateArray());
        await cuihu.Complaint("又没水", unit: "1-2-2201");

        cases.AddRange(await Households(cuihu, 2, from: 5));

        var proposal = (await cuihu.Huang.Read("/incident-proposals?state=open")).At("items.0");
        Assert.Equal("6", proposal.Text("households"));
        Assert.Equal("9 栋", proposal.Text("where"));
        Assert.Contains("incident", await cuihu.Huang.Told());
        Assert.Contains("incident", await cuihu.Chen.Told());
        var ruling = $"/incident-proposals/{proposal.Text("id")}";
        (await cuihu.Zhang.Post($"{ruling}/acceptance")).Is(HttpStatusCode.Forbidden);
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        Assert.Contains("多户反映同一件事", (await huang.Open("/")).Words, StringComparison.Ordinal);

        var page = await huang.Open("/complaints");
        Assert.Contains("9-1-501", page.One(".complaint-incident").TextContent, StringComparison.Ordinal);
        var accepted = await huang.Send(page, "/acceptance");

        Assert.Empty(accepted.Document.QuerySelectorAll(".complaint-incident"));
        var ruled = (await cuihu.Huang.Read("/incident-proposals?state=accepted")).At("items.0");
        var parent = await cuihu.Huang.Read($"/cases/{ruled.Text("parent")}");
        Assert.Equal(
            cases.Select(c => c.Split('/')[^1]).Order(),
            parent.At("children").EnumerateArray().Select(c => c.GetString()!).Order()
        );
        (await cuihu.Chen.Post($"/cases/{parent.Text("number")}/withdrawal", new { reason = "试试" })).Refused(
            "children_open"
        );
        (await cuihu.Huang.Post($"{ruling}/acceptance")).Refused("already_ruled");
    }

    [Theory, OnBothEngines]
    public async Task Whoever_all_of_them_complain_of_is_barred_from_the_incident_too(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await Households(cuihu, 5, about: "liqiang");

        var parent = await Accepted(cuihu);

        Assert.Equal("liqiang", (await cuihu.Huang.Read(parent)).Text("complaint.respondent.staff"));
        (await cuihu.Li.Post($"{parent}/remarks", new { text = "不是我" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
    }

    [Theory, OnBothEngines]
    public async Task One_that_is_about_whoever_rules_joins_the_others_and_stays_closed_to_them(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await Households(cuihu, 4, about: "liqiang");
        var ofHuang = (await Households(cuihu, 1, from: 5, about: "huangmei"))[0];

        var parent = await Accepted(cuihu);

        Assert.Equal(5, (await cuihu.Huang.Read(parent)).At("children").GetArrayLength());
        using (var chen = await cuihu.Desk.AtTheScreen("chenjianguo"))
        {
            var paper = (await chen.Open($"{parent}/print/incident-record")).Words;
            foreach (var word in new[] { "突发事件记录表", "9-1-501", "停水了，没有人通知", "涉及户数" })
                Assert.Contains(word, paper, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await chen.Look($"{ofHuang}/print/incident-record")).Status);
        }
        (await cuihu.Huang.Post($"{ofHuang}/remarks", new { text = "不是我" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Li.Post($"{parent}/remarks", new { text = "水来了" })).Done();
    }

    [Theory, OnBothEngines]
    public async Task What_is_no_incident_is_dismissed_with_a_reason_and_not_proposed_again(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await Households(cuihu, 5);
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        var page = await huang.Open("/complaints");
        var refused = await huang.Send(page, "/dismissal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请写明为什么不是同一件事", refused.Words, StringComparison.Ordinal);
        await huang.Send(refused, "/dismissal", ("reason", "各户总阀关着"));

        await Households(cuihu, 1, from: 6);

        var all = (await cuihu.Huang.Read("/incident-proposals")).At("items");
        Assert.Equal("dismissed", all.Text("0.state"));
        Assert.Equal("各户总阀关着", all.Text("0.reason"));
        Assert.Single(all.EnumerateArray());
    }

    [Theory, OnBothEngines]
    public async Task The_papers_carry_the_record_and_the_handling_and_the_one_complained_of_gets_only_the_record(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var complaint = new
        {
            respondent = new { staff = "zhangmin" },
            demand = "当面道歉",
            course = "叫我自己去找",
        };
        var path = await cuihu.Complaint("前台不理人", complaint: complaint);
        (await cuihu.Huang.Post($"{path}/investigation", new { finding = "属实，录音为证" })).Done();
        (await cuihu.Huang.Post($"{path}/handling", new { result = "已登门致歉" })).Done();
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");

        var record = (await huang.Open($"{path}/print/complaint-record")).Words;
        foreach (var word in new[] { "业主投诉记录表", "张敏", "当面道歉", "叫我自己去找", "复述核对", "业主签名" })
            Assert.Contains(word, record, StringComparison.Ordinal);
        var handling = (await huang.Open($"{path}/print/complaint-handling")).Words;
        foreach (var word in new[] { "投诉处理单", "接待人", "属实，录音为证", "已登门致歉", "部门负责人" })
            Assert.Contains(word, handling, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await zhang.Look($"{path}/print/complaint-record")).Status);
        foreach (var paper in new[] { "complaint-handling", "follow-up-slip" })
            Assert.Equal(HttpStatusCode.Forbidden, (await zhang.Look($"{path}/print/{paper}")).Status);
        var repair = (
            await cuihu.Zhang.Post(
                "/cases",
                new
                {
                    channel = "phone",
                    kind = "repair",
                    summary = "灯",
                }
            )
        ).Text("number");
        Assert.Equal(HttpStatusCode.NotFound, (await huang.Look($"/cases/{repair}/print/complaint-record")).Status);
    }

    [Theory, OnBothEngines]
    public async Task The_notice_names_the_place_the_number_and_what_is_promised(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        using var chen = await cuihu.Desk.AtTheScreen("chenjianguo");
        var settings = await chen.Open("/complaints/settings");
        var wrong = await chen.Send(settings, "/settings", ("supervisorUpTo", "300"), ("managerUpTo", "200"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("300", wrong.One("[name=supervisorUpTo]").GetAttribute("value"));
        await chen.Send(
            settings,
            "/settings",
            ("supervisorUpTo", "50"),
            ("managerUpTo", "500"),
            ("phone", "0571-8800-0000")
        );

        var notice = await chen.Open("/print/complaint-notice");

        foreach (
            var word in new[]
            {
                "投诉须知",
                "翠湖豪廷",
                "0571-8800-0000",
                "轻微投诉两天内解决",
                "投诉当天调查核实",
                "周一至周五 09:00–12:00、14:00–18:00",
            }
        )
            Assert.Contains(word, notice.Words, StringComparison.Ordinal);
        Assert.NotNull(notice.One("svg.qr"));
        // What was set decides who approves.
        var path = await cuihu.Complaint();
        (await cuihu.Zhang.Post($"{path}/compensation", new { amount = 60, reason = "心意" })).Done();
        (await cuihu.Huang.Post($"{path}/compensation-ruling", new { approve = true })).Refused(
            "beyond_authority",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Huang.Get("/complaints/settings")).Done();
        (
            await cuihu.Huang.Send(HttpMethod.Put, "/complaints/settings", new { supervisorUpTo = 1, managerUpTo = 2 })
        ).Is(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Every_employee_takes_a_complaint(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var guard = await cuihu.Desk.Hire("hedong", "何东", "security_guard", "security");
        var complaint = new
        {
            channel = "visit",
            kind = "complaint",
            summary = "门口车乱停",
            complaint = new { respondent = new { department = "security" } },
            readBack = true,
        };
        (await guard.Post("/cases", complaint)).Is(HttpStatusCode.Created);
        using var person = await cuihu.Desk.AtTheScreen("hedong");
        Assert.NotNull((await person.Open("/intake")).One("[name='complaint.demand']"));
    }

    [Theory, OnBothEngines]
    public async Task A_supply_that_fails_is_one_thing_in_however_many_buildings(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        for (var building = 11; building <= 15; building++)
        {
            var unit = $"{building}-1-101";
            (await cuihu.Desk.Administrator.Post("/units", new { code = unit })).Done();
            await cuihu.Complaint(building % 2 == 0 ? "家里停水了" : "早上起来没水", unit);
            await cuihu.Complaint("楼上漏水，没有电梯坐", unit);
        }

        var proposal = Assert.Single((await cuihu.Huang.Read("/incident-proposals")).At("items").EnumerateArray());
        Assert.Equal("5", proposal.Text("households"));
        Assert.Equal("多栋楼", proposal.Text("where"));
    }

    [Theory, OnBothEngines]
    public async Task Who_said_it_here_and_there_before_it_spread_belongs_to_it(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        string[] homes =
        [
            "13-1-101",
            "13-1-102",
            "13-1-103",
            "13-1-104",
            "13-1-105",
            "14-1-101",
            "15-1-101",
            "16-1-101",
        ];
        foreach (var unit in homes)
        {
            (await cuihu.Desk.Administrator.Post("/units", new { code = unit })).Done();
            await cuihu.Complaint("家里停水了", unit);
        }

        var proposal = Assert.Single((await cuihu.Huang.Read("/incident-proposals")).At("items").EnumerateArray());
        Assert.Equal(homes.Length.ToString(), proposal.Text("households"));
    }

    /// <summary>The supervisor says that it is one incident; answers the path of what gathers them.</summary>
    private static async Task<string> Accepted(Cuihu cuihu)
    {
        var proposal = (await cuihu.Huang.Read("/incident-proposals?state=open")).Text("items.0.id");
        var ruled = (await cuihu.Huang.Post($"/incident-proposals/{proposal}/acceptance")).Done();
        return $"/cases/{ruled.Text("parent")}";
    }

    private static async Task<List<string>> Households(Cuihu cuihu, int count, int from = 1, string? about = null)
    {
        var cases = new List<string>();
        for (var floor = from; floor < from + count; floor++)
        {
            var unit = $"9-1-{floor}01";
            await cuihu.Desk.Administrator.Post("/units", new { code = unit });
            await cuihu.Desk.Administrator.Post("/units", new { code = "9-1-201" });
            object? complaint = about is null ? null : new { respondent = new { staff = about } };
            cases.Add(await cuihu.Complaint("停水了，没有人通知", unit, complaint: complaint));
        }
        return cases;
    }
}
