using Huiyin.Promises;
using Xunit;
using static Huiyin.Promises.FactKind;
using static Huiyin.Promises.PromiseStanding;

namespace Huiyin.Tests.Promises;

public sealed class DefaultCharterTests
{
    private const string Monday = "2026-09-07 22:50";

    [Fact]
    public void Every_default_rule_names_its_source_and_what_the_customer_reads()
    {
        Assert.NotEmpty(Charter.Default.Rules);
        Assert.All(Charter.Default.Rules, rule => Assert.True(rule.Source.Count > 0 && rule.Says.Length > 0, rule.Id));
        Assert.Null(Charter.Default.ValidFrom);
    }

    [Fact]
    public void A_request_is_acknowledged_within_thirty_minutes_day_and_night()
    {
        var request = History.Of(null, Monday);
        request.The("acknowledge", Monday).IsDue("2026-09-07 23:20").IsOwedBy(DutyRole.Receptionist);
        request.The("acknowledge", "2026-09-07 23:20").Is(Missed);
        request.Then(Dispatched, "2026-09-07 23:20").The("acknowledge", "2026-09-08 00:00").Is(Kept);
    }

    [Fact]
    public void A_department_accepts_or_rejects_within_twenty_minutes_of_the_dispatch()
    {
        var repair = History.Of(RequestKind.Repair, Monday).Then(Dispatched, "2026-09-07 23:00");
        repair.The("hand_over", "2026-09-07 23:00").IsDue("2026-09-07 23:20").IsOwedBy(DutyRole.Department);
        repair.Then(Rejected, "2026-09-07 23:10").The("hand_over", "2026-09-08 00:00").Is(Kept);
    }

    [Fact]
    public void A_dispatch_to_another_department_cancels_the_first_hand_over_and_promises_another()
    {
        var repair = History
            .Of(RequestKind.Repair, Monday)
            .Then(Dispatched, "2026-09-07 23:00")
            .Then(Dispatched, "2026-09-07 23:10");
        var handOvers = repair.Of("hand_over", "2026-09-07 23:25");
        Assert.Equal([Cancelled, Open], handOvers.Select(promise => promise.State));
        Assert.Equal([1, 2], handOvers.Select(promise => promise.OpenedBy));
    }

    [Fact]
    public void A_developer_defect_reaches_after_sales_before_the_day_ends()
    {
        var defect = History.Of(RequestKind.DeveloperDefect, "2026-09-07 09:00");
        defect.The("developer_defect.hand_over", "2026-09-07 09:00").IsDue("2026-09-08 00:00");
        defect.Then(Dispatched, "2026-09-07 17:00").The("developer_defect.hand_over", "2026-09-09 00:00").Is(Kept);
        Assert.Empty(defect.Of("hand_over", "2026-09-09 00:00"));
    }

    [Theory]
    [InlineData(RequestKind.Repair)]
    [InlineData(RequestKind.Complaint)]
    [InlineData(RequestKind.PaidService)]
    [InlineData(RequestKind.Compliment)]
    [InlineData(RequestKind.DeveloperDefect)]
    [InlineData(RequestKind.Other)]
    public void Everybody_has_a_first_answer_within_24_hours(RequestKind kind)
    {
        var request = History.Of(kind, "2026-10-01 10:00");
        request.The("first_answer", "2026-10-01 10:00").IsDue("2026-10-02 10:00");
        request.Then(Answered, "2026-10-02 09:00").The("first_answer", "2026-10-03 10:00").Is(Kept);
    }

    [Fact]
    public void A_suggestion_is_answered_by_giving_the_time_of_the_answer()
    {
        var suggestion = History
            .Of(RequestKind.Suggestion, "2026-09-07 10:00")
            .Then(PromiseGiven, "2026-09-07 11:00", due: "2026-09-10 18:00");
        suggestion.The("suggestion.first_answer", "2026-09-09 00:00").Is(Kept);
        suggestion.The("given_by_word", "2026-09-09 00:00").Is(Open).IsDue("2026-09-10 18:00");
    }

    [Fact]
    public void A_small_repair_is_done_in_two_days_and_an_urgent_one_in_eight_hours()
    {
        History.Of(RequestKind.Repair, Monday).The("repair.small.resolve", Monday).IsDue("2026-09-09 22:50");
        var urgent = History.Of(RequestKind.Repair, Monday, urgent: true);
        urgent.The("repair.urgent.resolve", Monday).IsDue("2026-09-08 06:50");
        Assert.Empty(urgent.Of("repair.small.resolve", Monday));
    }

    [Fact]
    public void A_larger_repair_is_answered_within_a_week_and_no_sooner_end_is_promised()
    {
        var roof = History.Of(RequestKind.Repair, "2026-09-07 10:00", category: "larger_repair");
        roof.The("repair.larger.answer", "2026-09-07 10:00").IsDue("2026-09-15 00:00");
        Assert.Empty(roof.Of("first_answer", Monday));
        Assert.Empty(roof.Of("repair.small.resolve", Monday));
    }

    [Theory]
    [InlineData(RequestKind.Repair, "2026-09-08 12:00")]
    [InlineData(RequestKind.PaidService, "2026-09-08 12:00")]
    [InlineData(RequestKind.DeveloperDefect, "2026-09-08 12:00")]
    public void Services_are_followed_up_within_24_hours_of_being_handled(RequestKind kind, string due) =>
        History
            .Of(kind, "2026-09-07 10:00")
            .Then(Handled, "2026-09-07 12:00")
            .The("service.follow_up", "2026-09-07 12:00")
            .IsDue(due)
            .IsOwedBy(DutyRole.Steward);

    [Theory]
    [InlineData(Grade.None, null, "complaint.minor.follow_up", DutyRole.Steward)]
    [InlineData(Grade.Minor, null, "complaint.minor.follow_up", DutyRole.Steward)]
    [InlineData(Grade.Major, null, "complaint.major.follow_up", DutyRole.ServiceSupervisor)]
    [InlineData(Grade.Critical, null, "complaint.critical.follow_up", DutyRole.ProjectManager)]
    [InlineData(Grade.Minor, "attitude", "complaint.attitude.follow_up", DutyRole.ProjectManager)]
    public void A_complaint_is_followed_up_in_48_hours_by_whom_its_weight_demands(
        Grade grade,
        string? category,
        string rule,
        DutyRole role
    )
    {
        var complaint = History
            .Of(RequestKind.Complaint, "2026-09-07 10:00", grade: grade, category: category)
            .Then(Handled, "2026-09-07 12:00");
        var followUps = complaint
            .At("2026-09-07 12:00")
            .Where(promise => Charter.Default.Rules[promise.Rule].Promise == PromiseKind.FollowUp);
        Assert.Equal(rule, Charter.Default.Rules[Assert.Single(followUps).Rule].Id);
        complaint.The(rule, "2026-09-07 12:00").IsDue("2026-09-09 12:00").IsOwedBy(role);
    }

    [Fact]
    public void A_complaint_not_followed_up_turns_red_after_72_hours()
    {
        var complaint = History
            .Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Minor)
            .Then(Handled, "2026-09-07 12:00");
        var steps = complaint
            .Consequences("2026-09-11 00:00")
            .Where(line => line.StartsWith("complaint.minor.follow_up", StringComparison.Ordinal));
        Assert.Equal(
            [
                "complaint.minor.follow_up: 0 warn steward at 2026-09-09 08:00",
                "complaint.minor.follow_up: 1 notify service_supervisor at 2026-09-09 12:00",
                "complaint.minor.follow_up: 2 notify project_manager at 2026-09-10 12:00",
            ],
            steps
        );
    }

    [Fact]
    public void A_failed_attempt_to_reach_the_customer_leaves_the_follow_up_owed()
    {
        var repair = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Then(Handled, "2026-09-07 12:00")
            .Then(FollowedUpUnreachable, "2026-09-07 15:00");
        repair.The("service.follow_up", "2026-09-07 16:00").Is(Open);
        repair.Then(FollowedUpRefused, "2026-09-07 17:00").The("service.follow_up", "2026-09-07 17:00").Is(Kept);
    }

    [Fact]
    public void A_major_complaint_is_handed_over_and_reported_to_the_project_manager_within_the_hour()
    {
        var complaint = History.Of(RequestKind.Complaint, "2026-09-07 10:00").Graded("2026-09-07 10:10", Grade.Major);
        complaint.The("complaint.major.hand_over", "2026-09-07 10:10").IsDue("2026-09-07 11:00");
        complaint.The("complaint.major.report_up", "2026-09-07 10:10").IsDue("2026-09-07 11:10");
        Assert.Contains(
            "complaint.major.report_up: 1 report_up project_manager at 2026-09-07 10:10",
            complaint.Consequences("2026-09-07 10:10")
        );
        complaint.Then(Dispatched, "2026-09-07 10:20").The("complaint.major.hand_over", "2026-09-08 00:00").Is(Kept);
    }

    [Fact]
    public void A_critical_complaint_reaches_the_general_manager_before_the_day_ends()
    {
        var complaint = History.Of(RequestKind.Complaint, "2026-09-07 23:50", grade: Grade.Critical);
        complaint.The("complaint.critical.report_up", "2026-09-07 23:50").IsDue("2026-09-08 00:00");
        complaint.Then(ReportedUp, "2026-09-07 23:51").The("complaint.critical.report_up", "2026-09-09 00:00").Is(Kept);
    }

    [Fact]
    public void A_minor_complaint_is_resolved_in_48_hours_by_the_supervisor() =>
        History
            .Of(RequestKind.Complaint, "2026-08-03 09:20", grade: Grade.Minor)
            .The("complaint.minor.resolve", "2026-08-03 09:20")
            .IsDue("2026-08-05 09:20")
            .IsOwedBy(DutyRole.ServiceSupervisor);

    [Fact]
    public void A_complainant_is_told_within_ten_days_at_the_outermost()
    {
        var complaint = History.Of(RequestKind.Complaint, "2026-09-07 10:00");
        complaint.The("complaint.told_customer", "2026-09-07 10:00").IsDue("2026-09-18 00:00");
        complaint
            .Then(CustomerInformed, "2026-09-17 23:00")
            .The("complaint.told_customer", "2026-09-20 00:00")
            .Is(Kept);
    }

    [Fact]
    public void Only_a_valid_complaint_turns_critical_after_a_month()
    {
        Assert.Empty(
            History
                .Of(RequestKind.Complaint, "2026-08-03 09:20", grade: Grade.Minor)
                .Of("complaint.regrade_critical", "2026-09-05 00:00")
        );
        var valid = History
            .Of(RequestKind.Complaint, "2026-08-03 09:20", grade: Grade.Minor)
            .Graded("2026-08-10 09:00", Grade.Minor, valid: true);
        valid.The("complaint.regrade_critical", "2026-08-10 09:00").IsDue("2026-09-04 00:00").Is(Open);
    }

    [Fact]
    public void The_month_goes_on_counting_when_the_customer_was_not_satisfied()
    {
        var complaint = History
            .Of(RequestKind.Complaint, "2026-08-03 09:20", grade: Grade.Minor, valid: true)
            .Then(Handled, "2026-08-20 10:00")
            .Then(FollowedUpUnsatisfied, "2026-08-21 10:00");
        var months = complaint.Of("complaint.regrade_critical", "2026-09-03 23:59");
        Assert.Equal([Kept, Open], months.Select(promise => promise.State));
        months[1].IsDue("2026-09-04 00:00");
    }

    [Fact]
    public void A_takeover_that_was_avoided_is_not_owed_again_in_the_next_cycle()
    {
        var repair = History
            .Of(RequestKind.Repair, "2026-09-02 10:00")
            .Then(Handled, "2026-09-02 16:00")
            .Then(FollowedUpUnsatisfied, "2026-09-03 10:00");
        repair.The("supervisor_takeover", "2026-09-30 00:00").Is(Kept);
        repair.The("manager_takeover", "2026-09-30 00:00").Is(Kept);
    }

    [Theory]
    [InlineData(RequestKind.PaidService, Grade.None, "rework.resolve")]
    [InlineData(RequestKind.Complaint, Grade.Major, "complaint.rework.resolve")]
    [InlineData(RequestKind.Complaint, Grade.Minor, "complaint.minor.resolve")]
    [InlineData(RequestKind.Repair, Grade.None, "repair.small.resolve")]
    public void What_did_not_satisfy_goes_round_again_within_two_days(RequestKind kind, Grade grade, string rule)
    {
        var request = History
            .Of(kind, "2026-09-02 10:00", grade: grade)
            .Then(Handled, "2026-09-02 16:00")
            .Then(FollowedUpUnsatisfied, "2026-09-03 10:00");
        request.Of(rule, "2026-09-03 10:00")[^1].Is(Open).IsDue("2026-09-05 10:00");
    }
}
