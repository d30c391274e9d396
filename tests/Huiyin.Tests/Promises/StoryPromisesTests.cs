using Huiyin.Promises;
using Xunit;
using static Huiyin.Promises.FactKind;
using static Huiyin.Promises.PromiseStanding;

namespace Huiyin.Tests.Promises;

public sealed class StoryPromisesTests
{
    private static History SparkingSocket() =>
        History
            .Of(RequestKind.Repair, "2026-09-01 08:10", urgent: true)
            .Then(Dispatched, "2026-09-01 08:12")
            .Then(Accepted, "2026-09-01 08:15")
            .Then(Arrived, "2026-09-01 08:35")
            .Then(ConsentRequested, "2026-09-01 08:36")
            .Then(ConsentGiven, "2026-09-01 09:30")
            .Then(Started, "2026-09-01 09:31")
            .Then(Handled, "2026-09-01 10:05");

    [Fact]
    public void An_urgent_repair_called_in_at_08_10_promises_arrival_by_08_40()
    {
        var socket = SparkingSocket();
        socket
            .The("repair.urgent.arrive", "2026-09-01 08:30")
            .IsDue("2026-09-01 08:40")
            .Is(Open)
            .IsOwedBy(DutyRole.Assignee);
        socket.The("repair.urgent.arrive", "2026-09-01 08:35").Is(Kept);
        socket.The("repair.urgent.resolve", "2026-09-01 08:35").IsDue("2026-09-01 16:10");
    }

    [Fact]
    public void A_repair_handled_at_10_05_is_followed_up_by_the_steward_until_10_05_of_the_next_day() =>
        SparkingSocket()
            .The("service.follow_up", "2026-09-01 10:05")
            .IsDue("2026-09-02 10:05")
            .Is(Open)
            .IsOwedBy(DutyRole.Steward);

    [Fact]
    public void After_a_smooth_repair_every_promise_stands_kept()
    {
        var socket = SparkingSocket().Then(FollowedUpSatisfied, "2026-09-02 09:40").Then(Closed, "2026-09-02 09:40");
        var promises = socket.At("2026-12-31 00:00");
        Assert.Equal(8, promises.Count);
        Assert.All(promises, promise => Assert.Equal(Kept, promise.State));
        Assert.DoesNotContain(socket.Consequences("2026-12-31 00:00"), line => !line.Contains(" 0 warn "));
    }

    private static History LeakingBathroom() =>
        History
            .Of(RequestKind.Repair, "2026-09-02 10:00")
            .Then(Dispatched, "2026-09-02 10:05")
            .Then(Accepted, "2026-09-02 10:10")
            .Then(Handled, "2026-09-02 16:00")
            .Then(FollowedUpUnsatisfied, "2026-09-03 10:00")
            .Then(Handled, "2026-09-04 15:00")
            .Then(FollowedUpUnsatisfied, "2026-09-05 11:00");

    [Fact]
    public void A_second_dissatisfaction_alerts_the_manager_at_once_who_owes_a_visit()
    {
        var leak = LeakingBathroom();
        leak.The("third.visit", "2026-09-05 11:00")
            .Is(Open)
            .IsDue("2026-09-08 11:00")
            .IsOwedBy(DutyRole.ProjectManager);
        Assert.Contains(
            "third.visit: 1 notify project_manager at 2026-09-05 11:00",
            leak.Consequences("2026-09-05 11:00")
        );
    }

    [Fact]
    public void Every_cycle_has_its_own_promises_to_resolve_and_to_follow_up()
    {
        var leak = LeakingBathroom().Then(FollowedUpSatisfied, "2026-09-08 10:00").Then(Closed, "2026-09-08 10:00");
        Assert.Equal([1, 2, 3], leak.Of("repair.small.resolve", "2026-09-09 00:00").Select(promise => promise.Cycle));
        Assert.Equal([1, 2], leak.Of("service.follow_up", "2026-09-09 00:00").Select(promise => promise.Cycle));
        Assert.Equal([Kept, Kept], leak.Of("service.follow_up", "2026-09-09 00:00").Select(promise => promise.State));
        leak.The("third.visit", "2026-09-09 00:00").Is(Kept);
        leak.The("supervisor_takeover", "2026-09-09 00:00").Is(Kept);
    }

    private static History DimLamp() =>
        History
            .Of(RequestKind.Complaint, "2026-08-03 09:20")
            .Graded("2026-08-03 09:20", Grade.Minor, valid: true)
            .Then(Dispatched, "2026-08-03 09:25")
            .Then(Accepted, "2026-08-03 09:30")
            .Then(Answered, "2026-08-03 10:00")
            .Held("2026-08-03 11:00");

    [Fact]
    public void A_month_without_solution_climbs_from_supervisor_to_manager_to_critical_though_the_parts_are_on_order()
    {
        var lamp = DimLamp();
        lamp.The("complaint.minor.resolve", "2026-08-03 10:00").IsDue("2026-08-05 09:20");
        var steps = lamp.Consequences("2026-09-04 00:00")
            .Where(line => !line.Contains(" 0 warn ", StringComparison.Ordinal));
        Assert.Equal(
            [
                "complaint.minor.resolve: 1 notify service_supervisor at 2026-08-03 09:20",
                "complaint.investigate: 1 notify service_supervisor at 2026-08-04 00:00",
                "supervisor_takeover: 1 take_over service_supervisor at 2026-08-05 09:20",
                "manager_takeover: 1 take_over project_manager at 2026-08-10 09:20",
                "complaint.regrade_critical: 1 regrade at 2026-09-04 00:00",
                "complaint.regrade_critical: 1 inform_customer at 2026-09-04 00:00",
            ],
            steps
        );
    }

    [Fact]
    public void The_regrade_by_the_clock_reports_to_the_general_manager_and_does_not_undo_what_was_missed()
    {
        var lamp = DimLamp().Graded("2026-09-04 00:00", Grade.Critical, valid: true);
        lamp.The("complaint.regrade_critical", "2026-09-04 00:00").Is(Missed);
        lamp.The("complaint.critical.report_up", "2026-09-04 00:00").IsDue("2026-09-05 00:00").Is(Open);
        var consequences = lamp.Consequences("2026-09-04 00:00");
        Assert.Contains("complaint.critical.report_up: 1 report_up general_manager at 2026-09-04 00:00", consequences);
        Assert.Contains("complaint.regrade_critical: 1 inform_customer at 2026-09-04 00:00", consequences);
    }
}
