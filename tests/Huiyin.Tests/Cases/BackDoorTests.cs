using System.Net;
using Huiyin.Tests.Complaints;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>What is refused at the front does not happen at the back (R-038, R-048, R-060–R-063).</summary>
public sealed class BackDoorTests
{
    [Theory, OnBothEngines]
    public async Task A_hold_while_waiting_for_consent_is_no_way_round_it(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Dispatched(cuihu);
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        (await cuihu.Li.Post($"{path}/consent-request", new { what = "power" })).Done();
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_owner" })).Done();

        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Refused("not_possible_now");
        var resumed = (await cuihu.Li.Post($"{path}/resumption")).Done();
        Assert.Equal("awaiting_consent", resumed.Text("status"));
        (await cuihu.Li.Post($"{path}/start")).Refused("consent_required");
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_owner" })).Done();
        (await cuihu.Li.Post($"{path}/resumption")).Done();
        var given = new
        {
            given = true,
            by = "周先生",
            how = "电话",
        };
        Assert.Equal("accepted", (await cuihu.Li.Post($"{path}/consent", given)).Done().Text("status"));
        Assert.Equal("in_progress", (await cuihu.Li.Post($"{path}/start")).Done().Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task Another_kind_does_not_spare_anybody_the_question_whether_the_customer_is_satisfied(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Dispatched(cuihu);
        (await cuihu.Zhang.Post($"{path}/classification", new { kind = "repair", urgent = true })).Done();
        (await cuihu.Li.Post($"{path}/handling", new { result = "补好了" })).Done();
        (await cuihu.Zhang.Post($"{path}/classification", new { kind = "other" })).Refused("kind_is_settled");
        (await cuihu.Liu.Post($"{path}/follow-ups", new { method = "phone", outcome = "unsatisfied" })).Done();
        (await cuihu.Zhang.Post($"{path}/classification", new { kind = "suggestion" })).Refused("kind_is_settled");
    }

    [Theory, OnBothEngines]
    public async Task What_did_not_satisfy_is_withdrawn_only_by_whoever_stands_above_the_desk(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Dispatched(cuihu);
        var withdrawn = new { reason = "业主说算了" };
        await Unsatisfied(cuihu, path);
        (await cuihu.Zhang.Post($"{path}/withdrawal", withdrawn)).Refused(
            "only_supervisor_withdraws",
            HttpStatusCode.Forbidden
        );
        Assert.DoesNotContain(
            "withdrawal",
            (await cuihu.Zhang.Read(path)).At("actions").EnumerateArray().Select(action => action.GetString())
        );
        await Unsatisfied(cuihu, path, method: "visit");
        (await cuihu.Huang.Post($"{path}/withdrawal", withdrawn)).Refused(
            "only_manager_withdraws",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Chen.Post($"{path}/withdrawal", withdrawn)).Done();

        var major = await cuihu.Graded("major");
        (await cuihu.Zhang.Post($"{major}/withdrawal", withdrawn)).Refused(
            "only_supervisor_withdraws",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Huang.Post($"{major}/withdrawal", withdrawn)).Done();
        (await cuihu.Zhang.Post($"{await cuihu.Graded("minor")}/withdrawal", withdrawn)).Done();
    }

    [Theory, OnBothEngines]
    public async Task A_department_complained_of_neither_renames_the_complaint_nor_ends_it_nor_pays_for_it(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var head = await cuihu.Desk.Hire("hanlei", "韩磊", "department_manager", "engineering");
        var path = await cuihu.Complaint(
            "报修三次没人来",
            complaint: new { respondent = new { department = "engineering" } }
        );
        foreach (
            var (verb, body) in new (string, object)[]
            {
                ("classification", new { kind = "suggestion" }),
                ("classification", new { kind = "complaint", category = "noise" }),
                ("withdrawal", new { reason = "业主撤了" }),
                ("closure", new { }),
            }
        )
            (await head.Post($"{path}/{verb}", body)).Refused("respondent_may_not_act", HttpStatusCode.Forbidden);
        (await cuihu.Zhang.Post($"{path}/classification", new { kind = "suggestion" })).Refused(
            "only_supervisor_reclassifies_complaint",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Huang.Post($"{path}/classification", new { kind = "suggestion" })).Done();

        var ofTheDesk = await cuihu.Complaint(
            "电话没人接",
            complaint: new { respondent = new { department = "customer_service" } }
        );
        (await head.Post($"{ofTheDesk}/compensation", new { amount = "50.00", reason = "致歉礼" })).Done();
        (await cuihu.Huang.Post($"{ofTheDesk}/compensation-ruling", new { approve = true })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Chen.Post($"{ofTheDesk}/compensation-ruling", new { approve = true })).Done();
    }

    [Theory, OnBothEngines]
    public async Task Bad_manners_are_not_called_something_else_by_the_desk(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await cuihu.Complaint("保安骂人", category: "attitude");
        (await cuihu.Zhang.Post($"{path}/classification", new { kind = "complaint", category = "noise" })).Refused(
            "only_supervisor_reclassifies_complaint",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Zhang.Post($"{path}/classification", new { kind = "complaint", urgent = true })).Done();
        (await cuihu.Huang.Post($"{path}/classification", new { kind = "complaint", category = "noise" })).Done();
    }

    private static async Task<string> Dispatched(Cuihu cuihu)
    {
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            summary = "卫生间渗水",
            unit = "5-2-803",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        return path;
    }

    private static async Task Unsatisfied(Cuihu cuihu, string path, string method = "phone")
    {
        (await cuihu.Li.Post($"{path}/handling", new { result = "补好了" })).Done();
        (await cuihu.Liu.Post($"{path}/follow-ups", new { method, outcome = "unsatisfied" })).Done();
    }
}
