using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Complaints;

/// <summary>From the investigation to the amends (R-051–R-057).</summary>
public sealed class HandlingTests
{
    [Theory, OnBothEngines]
    public async Task The_record_is_corrected_and_says_what_kind_of_complainant_it_is(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();

        var record = new
        {
            respondent = new { outside = "宏达保洁公司" },
            occurredAt = "2026-09-01T20:00:00+08:00",
            demand = "换掉灯管并道歉",
            course = "灯坏了三天，报过两次。",
            complainant = "wants_solution",
        };
        var written = (await cuihu.Zhang.Post($"{path}/complaint", record)).Done().Json;
        Assert.Equal("宏达保洁公司", written.Text("complaint.respondent.outside"));
        Assert.Equal("wants_solution", written.Text("complaint.complainant"));
        Assert.Contains("换掉灯管", written.Fact("ComplaintRecorded").Text("sentence"), StringComparison.Ordinal);
        var later = new { occurredAt = "2026-09-03T00:00:00+08:00" };
        (await cuihu.Zhang.Post($"{path}/complaint", later)).Is(HttpStatusCode.UnprocessableEntity);
        (await cuihu.Zhang.Post($"{path}/complaint", new { respondent = new { staff = "nobody" } })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await cuihu.Zhang.Post($"{path}/complaint", record, ("If-Match", "\"1\""))).Is(
            HttpStatusCode.PreconditionFailed
        );
        (await cuihu.Li.Post($"{path}/complaint", record)).Is(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_is_named_later_lets_go_of_it_and_only_the_supervisor_names_another(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        var child = new { kind = "other", summary = "看一下线路" };
        var below = $"/cases/{(await cuihu.Zhang.Post($"{path}/children", child)).Done().Text("number")}";

        var ofLi = new { respondent = new { staff = "liqiang" } };
        var named = (await cuihu.Zhang.Post($"{path}/complaint", ofLi)).Done().Json;

        Assert.Equal("null", named.Text("assignee"));
        foreach (var one in new[] { path, below })
            (await cuihu.Li.Post($"{one}/remarks", new { text = "不是我" })).Refused(
                "respondent_may_not_act",
                HttpStatusCode.Forbidden
            );
        (await cuihu.Zhang.Post($"{path}/complaint", new { demand = "算了" })).Refused(
            "only_supervisor_changes_respondent",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Huang.Post($"{path}/complaint", new { demand = "查过，不是他" })).Done();
        (await cuihu.Li.Post($"{below}/remarks", new { text = "谢谢" })).Done();
    }

    [Theory, OnBothEngines]
    public async Task Whoever_is_named_later_is_barred_from_all_that_was_opened_below(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();
        var child = await Child(cuihu.Zhang, path);
        var grandchild = await Child(cuihu.Zhang, child);

        (await cuihu.Zhang.Post($"{path}/complaint", new { respondent = new { staff = "liqiang" } })).Done();

        (await cuihu.Li.Post($"{grandchild}/remarks", new { text = "不是我" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
    }

    [Theory, OnBothEngines]
    public async Task A_child_is_about_whom_its_parent_is_about_unless_the_supervisor_says_otherwise(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint(complaint: new { respondent = new { staff = "liqiang" } });
        var ofAnother = new { respondent = new { staff = "liuyang" } };

        var kept = await Child(cuihu.Zhang, path, ofAnother);
        var freed = await Child(cuihu.Huang, path, ofAnother);

        (await cuihu.Li.Post($"{kept}/remarks", new { text = "不是我" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Li.Post($"{freed}/remarks", new { text = "我来看看" })).Done();
        (await cuihu.Liu.Post($"{freed}/remarks", new { text = "不是我" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        // A word about the parent does not free whom a child names.
        (await cuihu.Huang.Post($"{path}/complaint", new { demand = "查过，不是他" })).Done();
        (await cuihu.Li.Post($"{kept}/remarks", new { text = "谢谢" })).Done();
        (await cuihu.Liu.Post($"{freed}/remarks", new { text = "不是我" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
    }

    [Theory, OnBothEngines]
    public async Task It_is_looked_into_the_same_day_and_the_head_of_the_department_hears(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var head = await cuihu.Desk.Hire("hanlei", "韩磊", "department_manager", "engineering");
        var path = await cuihu.Complaint();
        var promise = (await cuihu.Huang.Read(path)).Promise("investigate");
        Assert.Equal("2026-09-03T00:00:00+08:00", promise.Text("dueAt"));
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();
        (await cuihu.Li.Post($"{path}/investigation", new { })).Is(HttpStatusCode.UnprocessableEntity);

        var looked = new { finding = "镇流器烧了，巡查漏了两天", by = "liqiang" };
        var found = (await cuihu.Li.Post($"{path}/investigation", looked)).Done().Json;

        Assert.Equal("kept", found.Promise("investigate").Text("state"));
        Assert.Equal("李强", found.Text("complaint.investigation.by"));
        Assert.Contains("investigated", await head.Told());
        Assert.DoesNotContain("undecided", await cuihu.Chen.Told());
    }

    [Theory, OnBothEngines]
    public async Task What_those_below_cannot_solve_the_manager_decides(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();
        var stuck = new { finding = "要动公共维修资金", unsolvable = true };
        (await cuihu.Zhang.Post($"{path}/investigation", stuck)).Done();
        Assert.Contains("undecided", await cuihu.Chen.Told());
        (await cuihu.Huang.Post($"{path}/decision", new { decision = "先垫付" })).Is(HttpStatusCode.Forbidden);

        var decided = (await cuihu.Chen.Post($"{path}/decision", new { decision = "先垫付，月底报业委会" })).Done();

        Assert.Equal("先垫付，月底报业委会", decided.Text("complaint.investigation.decision"));
        Assert.Contains("decided", await cuihu.Zhang.Told());
    }

    [Theory, OnBothEngines]
    public async Task An_internal_cause_names_the_person_the_remedy_and_the_prevention_before_it_is_handled(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();
        (await cuihu.Huang.Post($"{path}/cause", new { origin = "internal", text = "巡查漏了" })).Done();

        var refused = (await cuihu.Huang.Post($"{path}/handling", new { result = "换了灯" })).Refused(
            "cause_incomplete"
        );
        Assert.Contains("责任人", refused.Text("title"), StringComparison.Ordinal);
        var unresolved = new
        {
            unresolved = true,
            reason = "没办成",
            customerTold = true,
        };
        (await cuihu.Chen.Post($"{path}/closure", unresolved)).Refused("cause_incomplete");
        var whole = new
        {
            origin = "internal",
            text = "巡查漏了",
            responsible = "liqiang",
            corrective = "当天换灯",
            preventive = "巡查表加楼道灯一栏",
        };
        var known = (await cuihu.Huang.Post($"{path}/cause", whole)).Done().Json;
        Assert.Equal("李强", known.Text("complaint.cause.responsible"));
        (await cuihu.Huang.Post($"{path}/handling", new { result = "换了灯" })).Done();
        (await cuihu.Huang.Post($"{path}/cause", new { origin = "internal", text = "巡查漏了" })).Refused(
            "cause_incomplete"
        );
    }

    [Theory, OnBothEngines]
    public async Task A_municipal_cause_is_talked_over_with_the_utility(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint("又停水了");
        (await cuihu.Zhang.Post($"{path}/cause", new { origin = "municipal", text = "管网抢修" })).Done();
        (await cuihu.Zhang.Post($"{path}/utility-contacts", new { utility = "water", who = "96390" })).Is(
            HttpStatusCode.UnprocessableEntity
        );

        var talk = new
        {
            utility = "water",
            who = "水务热线 96390，工号 207",
            answer = "今晚十点恢复",
            at = "2026-09-02T08:50:00+08:00",
        };
        var told = (await cuihu.Zhang.Post($"{path}/utility-contacts", talk)).Done().Json;

        Assert.Equal("今晚十点恢复", told.Text("complaint.utilityContacts.0.answer"));
        Assert.Contains("自来水", told.Fact("UtilityContacted").Text("sentence"), StringComparison.Ordinal);
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "供水恢复，已告知" })).Done();
    }

    [Theory, OnBothEngines]
    public async Task For_bad_manners_a_leader_apologises_and_what_is_serious_is_circulated(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint("师傅态度很差", complaint: new { respondent = new { staff = "liqiang" } });
        var sorry = "实在对不起，是我们没有教育好。";
        (await cuihu.Zhang.Post($"{path}/apology", new { text = sorry })).Refused("head_apologises");
        (await cuihu.Zhang.Post($"{path}/apology", new { text = sorry, by = "liqiang" })).Refused(
            "respondent_may_not_act"
        );

        var body = new
        {
            text = sorry,
            by = "huangmei",
            how = "visit",
        };
        var said = (await cuihu.Zhang.Post($"{path}/apology", body)).Done().Json;
        Assert.Equal("黄梅", said.Text("complaint.apology.by"));
        (await cuihu.Zhang.Post($"{path}/criticism", new { text = "全员通报" })).Is(HttpStatusCode.Forbidden);
        var circulated = (await cuihu.Huang.Post($"{path}/criticism", new { text = "晨会全员通报" })).Done().Json;
        Assert.Equal("晨会全员通报", circulated.Text("complaint.criticism.text"));
    }

    [Theory, OnBothEngines]
    public async Task Compensation_is_approved_by_another_and_the_more_it_is_the_higher_up(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();
        var yes = new { approve = true };
        (await cuihu.Zhang.Post($"{path}/compensation", new { amount = 0, reason = "心意" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await cuihu.Huang.Post($"{path}/compensation", new { amount = "200.00", reason = "灯坏了三天" })).Done();
        (await cuihu.Huang.Post($"{path}/compensation-ruling", yes)).Refused("not_ones_own", HttpStatusCode.Forbidden);
        (await cuihu.Zhang.Post($"{path}/compensation", new { amount = 1, reason = "再来" })).Refused(
            "compensation_waits"
        );
        Assert.Equal(
            "approved",
            (await cuihu.Chen.Post($"{path}/compensation-ruling", yes)).Done().Text("complaint.compensations.0.state")
        );

        // What was given before counts in: a hundred more is beyond the supervisor.
        (await cuihu.Zhang.Post($"{path}/compensation", new { amount = 100, reason = "再减免一点" })).Done();
        (await cuihu.Huang.Post($"{path}/compensation-ruling", yes)).Refused(
            "beyond_authority",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Chen.Post($"{path}/compensation-ruling", new { approve = false })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await cuihu.Chen.Post($"{path}/compensation-ruling", new { approve = false, reason = "已给过" })).Done();
        (await cuihu.Zhang.Post($"{path}/compensation", new { amount = 5000, reason = "地板泡坏" })).Done();
        Assert.Contains("compensation_requested", await cuihu.Zhou.Told());
        (await cuihu.Chen.Post($"{path}/compensation-ruling", yes)).Refused(
            "beyond_authority",
            HttpStatusCode.Forbidden
        );
        var given = (await cuihu.Zhou.Post($"{path}/compensation-ruling", yes)).Done().Json;
        Assert.Equal("5000.00", given.Text("complaint.compensations.2.amount"));
        Assert.Contains("compensation_ruled", await cuihu.Zhang.Told());
        (await cuihu.Zhou.Post($"{path}/compensation-ruling", yes)).Refused("no_compensation_asked");
    }

    [Theory, OnBothEngines]
    public async Task What_was_approved_is_given_with_a_date_a_way_and_a_receipt(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var cashier = await cuihu.Desk.Hire("zhaolan", "赵岚", "cashier", "finance");
        var path = await cuihu.Graded("minor");
        var paid = new
        {
            date = "2026-09-03",
            way = "fee_waiver",
            receipt = "减免单 0091",
        };
        (await cashier.Post($"{path}/compensation-payment", paid)).Refused("nothing_to_pay");
        (await cuihu.Zhang.Post($"{path}/compensation", new { amount = "100.00", reason = "灯坏了三天" })).Done();
        (await cashier.Post($"{path}/compensation-payment", paid)).Refused("nothing_to_pay");
        (await cuihu.Huang.Post($"{path}/compensation-ruling", new { approve = true })).Done();
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "换了灯" })).Done();
        (await cuihu.Liu.Post($"{path}/follow-ups", new { method = "phone", outcome = "satisfied" })).Done();

        (await cashier.Post($"{path}/compensation-payment", paid)).Is(HttpStatusCode.UnprocessableEntity);
        await cuihu.Desk.ClockTo("2026-09-04T10:00");
        foreach (
            var wrong in new object[]
            {
                new { way = "cash" },
                new { receipt = "0091" },
                new
                {
                    date = "2026-09-01",
                    way = "cash",
                    receipt = "0091",
                },
            }
        )
            (await cashier.Post($"{path}/compensation-payment", wrong)).Is(HttpStatusCode.UnprocessableEntity);
        (await cuihu.Li.Post($"{path}/compensation-payment", paid)).Is(HttpStatusCode.Forbidden);
        using (var huang = await cuihu.Desk.AtTheScreen("huangmei"))
            Assert.Contains("还没有兑现", (await huang.Open(path)).Words, StringComparison.Ordinal);

        var given = (await cashier.Post($"{path}/compensation-payment", paid)).Done().Json;

        Assert.Equal("closed", given.Text("status"));
        Assert.Equal("2026-09-03", given.Text("complaint.compensations.0.paid.date"));
        Assert.Equal("fee_waiver", given.Text("complaint.compensations.0.paid.way"));
        Assert.Equal(
            "赵岚登记补偿 100.00 元已于 2026-09-03 兑现（减免物业费），凭证：减免单 0091",
            given.Fact("CompensationPaid").Text("sentence")
        );
        Assert.Contains("compensation_paid", await cuihu.Zhang.Told());
        (await cashier.Post($"{path}/compensation-payment", paid)).Refused("nothing_to_pay");
        using var seen = await cuihu.Desk.AtTheScreen("huangmei");
        foreach (var page in new[] { path, $"{path}/print/complaint-handling" })
            Assert.Contains("减免单 0091", (await seen.Open(page)).Words, StringComparison.Ordinal);
    }

    private static async Task<string> Child(ApiClient by, string parent, object? complaint = null)
    {
        var child = new
        {
            kind = "complaint",
            summary = "看一下线路",
            complaint,
        };
        return $"/cases/{(await by.Post($"{parent}/children", child)).Done().Text("number")}";
    }
}
