using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Complaints;

/// <summary>定级 (R-043–R-046).</summary>
public sealed class GradingTests
{
    [Theory, OnBothEngines]
    public async Task The_desk_grades_and_the_supervisor_confirms_and_says_whether_it_is_valid(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();

        var first = await cuihu.Zhang.Post($"{path}/grade", new { grade = "major", reason = "巡查漏了" });
        Assert.Equal("major", first.Done().Text("grade"));
        Assert.Equal("false", first.Text("complaint.gradeConfirmed"));
        var judged = new
        {
            grade = "major",
            reason = "属实",
            valid = true,
        };
        (await cuihu.Zhang.Post($"{path}/grade", judged)).Refused(
            "only_supervisor_decides_validity",
            HttpStatusCode.Forbidden
        );
        var confirmed = (await cuihu.Huang.Post($"{path}/grade", judged)).Done().Json;

        Assert.Equal("true", confirmed.Text("complaint.gradeConfirmed"));
        Assert.Equal("true", confirmed.Text("complaint.valid"));
        Assert.Equal("黄梅核定为重要投诉，有效投诉：属实", confirmed.Fact("ComplaintGradeConfirmed").Text("sentence"));
    }

    [Theory, OnBothEngines]
    public async Task Who_leaves_a_complaint_ungraded_for_an_hour_is_not_waited_for(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var left = await cuihu.Complaint();
        Assert.Equal("2026-09-02T10:00:00+08:00", (await cuihu.Huang.Read(left)).Promise("grade").Text("dueAt"));
        var graded = await cuihu.Graded("major");

        await cuihu.Desk.ClockTo("2026-09-02T10:00");

        Assert.Equal("missed", (await cuihu.Huang.Read(left)).Promise("grade").Text("state"));
        Assert.Equal("kept", (await cuihu.Huang.Read(graded)).Promise("grade").Text("state"));
        var told = (await cuihu.Chen.Get("/notifications")).Done().Json.EnumerateArray();
        Assert.Contains(
            told,
            note => note.Text("kind") == "notify" && left.EndsWith(note.Text("case")!, StringComparison.Ordinal)
        );
    }

    [Theory, OnBothEngines]
    public async Task Whose_department_is_complained_of_does_not_owe_the_grade(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint(complaint: new { respondent = new { department = "customer_service" } });

        var owner = (await cuihu.Chen.Read(path)).Promise("grade").Text("owedBy.staff");

        Assert.NotEqual("huangmei", owner);
        Assert.NotNull(owner);
        var grading = new { grade = "major", reason = "前台没有人接" };
        (await (await cuihu.Desk.As(owner)).Post($"{path}/grade", grading)).Done();
    }

    [Theory, OnBothEngines]
    public async Task What_nobody_has_judged_counts_as_valid_when_the_month_is_over(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-08-03T09:20");
        var path = await cuihu.Complaint();
        (await cuihu.Zhang.Post($"{path}/grade", new { grade = "minor", reason = "灯坏" })).Done();

        await cuihu.Desk.ClockTo("2026-09-04T00:00");

        Assert.Equal("critical", (await cuihu.Huang.Read(path)).Text("grade"));
    }

    [Theory, OnBothEngines]
    public async Task A_grade_needs_its_reason_and_only_a_complaint_has_one(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Complaint();
        (await cuihu.Zhang.Post($"{path}/grade", new { grade = "minor" })).Is(HttpStatusCode.UnprocessableEntity);
        (await cuihu.Zhang.Post($"{path}/grade", new { reason = "轻" })).Is(HttpStatusCode.UnprocessableEntity);
        (await cuihu.Zhang.Post($"{path}/grade", new { grade = "none", reason = "轻" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            summary = "水管漏水",
        };
        var other = $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Text("number")}";
        (await cuihu.Huang.Post($"{other}/grade", new { grade = "minor", reason = "轻" })).Refused("not_a_complaint");
    }

    [Theory, OnBothEngines]
    public async Task Whoever_lowers_a_grade_proposes_it_and_the_supervisor_rules(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Graded("major");
        var lower = new { grade = "minor", reason = "业主说不要紧" };

        var proposed = (await cuihu.Zhang.Post($"{path}/grade", lower)).Done().Json;
        Assert.Equal("major", proposed.Text("grade"));
        Assert.Equal("minor", proposed.Text("complaint.proposal.grade"));
        Assert.Contains("grade_proposed", await cuihu.Huang.Told());
        (await cuihu.Zhang.Post($"{path}/grade-ruling", new { approve = true })).Is(HttpStatusCode.Forbidden);
        (await cuihu.Huang.Post($"{path}/grade-ruling", new { approve = false })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await cuihu.Huang.Post($"{path}/grade-ruling", new { approve = false, reason = "隐患还在" })).Done();
        Assert.Equal("major", (await cuihu.Huang.Read(path)).Text("grade"));
        (await cuihu.Huang.Post($"{path}/grade-ruling", new { approve = true })).Refused("nothing_proposed");

        (await cuihu.Zhang.Post($"{path}/grade", lower)).Done();
        var ruled = (await cuihu.Huang.Post($"{path}/grade-ruling", new { approve = true })).Done().Json;
        Assert.Equal("minor", ruled.Text("grade"));
        Assert.Contains("grade_ruled", await cuihu.Zhang.Told());
    }

    [Theory, OnBothEngines]
    public async Task The_desk_cannot_undo_a_confirmed_grade_or_drop_a_proposal_by_saying_it_again(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Graded("major");
        var again = new { grade = "major", reason = "还是重要" };

        (await cuihu.Zhang.Post($"{path}/grade", again)).Refused("grade_already_given");
        Assert.Equal("true", (await cuihu.Huang.Read(path)).Text("complaint.gradeConfirmed"));
        (await cuihu.Zhang.Post($"{path}/grade", new { grade = "minor", reason = "业主说不要紧" })).Done();
        (await cuihu.Zhang.Post($"{path}/grade", again)).Refused("grade_already_given");

        Assert.Equal("minor", (await cuihu.Huang.Read(path)).Text("complaint.proposal.grade"));
        (await cuihu.Huang.Post($"{path}/grade", again)).Done();
    }

    [Theory, OnBothEngines]
    public async Task What_is_critical_only_the_manager_lowers(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await cuihu.Graded("critical");

        var proposed = (await cuihu.Huang.Post($"{path}/grade", new { grade = "major", reason = "损失不大" })).Done();
        Assert.Equal("critical", proposed.Text("grade"));
        (await cuihu.Huang.Post($"{path}/grade-ruling", new { approve = true })).Refused(
            "only_manager_lowers_critical",
            HttpStatusCode.Forbidden
        );
        Assert.Contains("grade_proposed", await cuihu.Chen.Told());
        var ruled = (await cuihu.Chen.Post($"{path}/grade-ruling", new { approve = true })).Done();
        Assert.Equal("major", ruled.Text("grade"));
        Assert.Equal("true", ruled.Text("complaint.gradeConfirmed"));
    }

    [Theory, OnBothEngines]
    public async Task Each_grade_goes_its_own_way(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");

        var critical = await cuihu.Graded("critical");
        await cuihu.Desk.ClockTo("2026-09-02T09:00");
        Assert.Contains("report_up", await cuihu.Zhou.Told());
        Assert.Equal("kept", (await cuihu.Huang.Read(critical)).Promise("report_up").Text("state"));

        var major = await cuihu.Graded("major");
        await cuihu.Desk.ClockTo("2026-09-02T09:01");
        Assert.Contains("report_up", await cuihu.Chen.Told());
        var found = await cuihu.Huang.Read(major);
        Assert.Contains(
            found.At("promises").EnumerateArray(),
            promise =>
                promise.Text("rule") == "complaint.major.hand_over"
                && promise.Text("dueAt") == "2026-09-02T10:00:00+08:00"
        );

        var minor = await cuihu.Huang.Read(await cuihu.Graded("minor"));
        Assert.Equal("huangmei", minor.Promise("resolve").Text("owedBy.staff"));
        Assert.Equal("2026-09-04T09:01:00+08:00", minor.Promise("resolve").Text("dueAt"));
    }

    [Theory, OnBothEngines]
    public async Task What_was_raised_before_and_not_solved_is_found_by_the_system(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-08-01T09:00");
        const string phone = "13805710602";
        var solved = await cuihu.Complaint("电梯异响", phone: phone);
        (await cuihu.Chen.Post($"{solved}/withdrawal", new { reason = "已好" })).Done();
        var first = await cuihu.Complaint("电梯又异响，没人管", phone: phone);
        await cuihu.Complaint("门口垃圾没有人扫", phone: phone);
        var elsewhere = await cuihu.Complaint("电梯坏了", unit: "5-2-803", phone: phone);
        await cuihu.Complaint("电梯太慢", unit: "1-2-2201");
        await cuihu.Desk.ClockTo("2026-09-10T09:00");

        var third = await cuihu.Huang.Read(await cuihu.Complaint("电梯还是异响", phone: phone));

        var before = third.At("complaint.repeats").EnumerateArray().Select(repeat => repeat.Text("number")).ToArray();
        Assert.Equal([.. new[] { first, elsewhere }.Select(p => p.Split('/')[^1]).Order()], before.Order());
        await cuihu.Desk.ClockTo("2026-12-20T09:00");
        var late = await cuihu.Huang.Read(await cuihu.Complaint("电梯异响", phone: phone));
        Assert.Empty(late.At("complaint.repeats").EnumerateArray());
    }
}
