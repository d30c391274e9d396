using Huiyin.Promises;
using Xunit;
using static Huiyin.Promises.FactKind;
using static Huiyin.Promises.PromiseStanding;

namespace Huiyin.Tests.Promises;

public sealed class PromiseEngineTests
{
    [Fact]
    public void A_repair_found_urgent_later_counts_from_its_registration()
    {
        var repair = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Classified("2026-09-07 10:05", RequestKind.Repair, urgent: true);
        repair.The("repair.urgent.arrive", "2026-09-07 10:05").IsDue("2026-09-07 10:30").Is(Open);
        repair.The("repair.urgent.resolve", "2026-09-07 10:05").IsDue("2026-09-07 18:00");
        repair.The("repair.small.resolve", "2026-09-07 10:05").Is(Cancelled);
    }

    [Fact]
    public void What_was_answered_before_the_case_came_under_the_rule_is_not_owed() =>
        Assert.Empty(
            History
                .Of(RequestKind.Suggestion, "2026-09-07 10:00")
                .Then(Answered, "2026-09-07 11:00")
                .Classified("2026-09-07 12:00", RequestKind.Complaint)
                .Of("complaint.told_customer", "2026-09-30 00:00")
        );

    [Fact]
    public void A_regrade_between_handling_and_follow_up_passes_the_follow_up_upward()
    {
        var complaint = History
            .Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Minor)
            .Then(Handled, "2026-09-07 12:00")
            .Graded("2026-09-07 15:00", Grade.Major);
        complaint.The("complaint.minor.follow_up", "2026-09-07 15:00").Is(Cancelled);
        complaint.The("complaint.major.follow_up", "2026-09-07 15:00").Is(Open).IsDue("2026-09-09 12:00");
    }

    [Fact]
    public void Grading_again_to_the_same_effect_promises_nothing_new()
    {
        var complaint = History
            .Of(RequestKind.Complaint, "2026-09-07 10:00", grade: Grade.Critical)
            .Then(ReportedUp, "2026-09-07 10:01")
            .Graded("2026-09-07 15:00", Grade.Critical, valid: true);
        complaint.The("complaint.critical.report_up", "2026-09-08 15:00").Is(Kept);
    }

    [Fact]
    public void A_promise_missed_under_one_kind_is_not_made_twice_when_the_case_comes_back_to_it()
    {
        var repair = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Classified("2026-09-10 10:00", RequestKind.PaidService)
            .Classified("2026-09-10 11:00", RequestKind.Repair);
        repair.The("repair.small.resolve", "2026-09-11 00:00").Is(Missed);
    }

    [Fact]
    public void Kept_at_the_very_due_time_is_kept_and_a_millisecond_later_is_missed_and_kept_late()
    {
        var repair = History.Of(RequestKind.Repair, "2026-09-07 10:00", urgent: true);
        repair.The("repair.urgent.arrive", "2026-09-07 10:30").Is(Missed);
        Fact[] late =
        [
            .. repair.Facts,
            new Fact(Arrived, History.Time("2026-09-07 10:30") + 1, new Traits(RequestKind.Repair, Urgent: true)),
        ];
        var arrival = PromiseEngine
            .Replay(Charter.Default, History.Shanghai, late, History.Time("2026-09-08 00:00"))
            .Single(promise => Charter.Default.Rules[promise.Rule].Promise == PromiseKind.Arrive);
        Assert.Equal((Missed, History.Time("2026-09-07 10:30") + 1), (arrival.State, arrival.KeptAt));
        repair.Then(Arrived, "2026-09-07 10:30").The("repair.urgent.arrive", "2026-09-08 00:00").Is(Kept);
        Assert.DoesNotContain(
            repair.Consequences("2026-09-08 00:00"),
            line => line.StartsWith("repair.urgent.arrive: 1", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(Closed)]
    [InlineData(ClosedUnresolved)]
    [InlineData(Withdrawn)]
    public void When_the_case_ends_nothing_is_owed_any_more(FactKind ending)
    {
        var repair = History.Of(RequestKind.Repair, "2026-09-07 10:00").Then(ending, "2026-09-07 10:10");
        Assert.All(repair.At("2027-01-01 00:00"), promise => Assert.False(promise.IsOwed));
        Assert.Empty(repair.Consequences("2027-01-01 00:00"));
    }

    [Fact]
    public void Promises_given_by_word_stand_side_by_side_and_are_kept_by_the_answer_meant_for_them()
    {
        var request = History
            .Of(RequestKind.Other, "2026-09-07 10:00")
            .Then(PromiseGiven, "2026-09-07 11:00", due: "2026-09-08 18:00")
            .Then(PromiseGiven, "2026-09-07 12:00", due: "2026-09-09 18:00")
            .Then(Answered, "2026-09-08 09:00", answers: 2);
        Assert.Equal([Missed, Kept], request.Of("given_by_word", "2026-09-08 18:00").Select(promise => promise.State));
        request.Then(Answered, "2026-09-08 20:00");
        Assert.All(request.Of("given_by_word", "2026-09-10 00:00"), promise => Assert.NotNull(promise.KeptAt));
    }

    [Fact]
    public void Nothing_that_is_later_than_now_has_happened_yet()
    {
        var repair = History.Of(RequestKind.Repair, "2026-09-07 10:00").Then(Handled, "2026-09-07 12:00");
        repair.The("repair.small.resolve", "2026-09-07 11:59").Is(Open);
        Assert.Empty(repair.At("2026-09-07 09:59"));
    }

    [Fact]
    public void Nobody_is_warned_of_what_is_late_already()
    {
        var repair = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Classified("2026-09-08 10:00", RequestKind.Repair, urgent: true);
        var lines = repair
            .Consequences("2026-09-08 10:00")
            .Where(line => line.StartsWith("repair.urgent.arrive", StringComparison.Ordinal));
        Assert.Equal(
            [
                "repair.urgent.arrive: 1 notify department_manager at 2026-09-08 10:00",
                "repair.urgent.arrive: 2 notify project_manager at 2026-09-08 10:00",
            ],
            lines
        );
    }

    [Fact]
    public void What_is_kept_late_goes_no_further_up()
    {
        var repair = History.Of(RequestKind.Repair, "2026-09-07 10:00", urgent: true).Then(Arrived, "2026-09-07 10:45");
        Assert.DoesNotContain(
            repair.Consequences("2026-09-09 00:00"),
            line => line.StartsWith("repair.urgent.arrive: 2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_buffer_that_is_too_small_is_refused_rather_than_cut_short()
    {
        var repair = History.Of(RequestKind.Repair, "2026-09-07 10:00");
        Assert.Throws<ArgumentException>(() =>
            PromiseEngine.Replay(
                Charter.Default,
                History.Shanghai,
                repair.Facts,
                new PromiseState[2],
                History.Time("2026-09-07 10:00")
            )
        );
    }

    [Fact]
    public void A_replay_into_a_buffer_allocates_nothing()
    {
        var facts = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-07 11:00")
            .Then(Resumed, "2026-09-07 12:00")
            .Then(Handled, "2026-09-07 13:00")
            .Facts;
        var into = new PromiseState[32];
        var now = History.Time("2026-09-08 00:00");
        PromiseEngine.Replay(Charter.Default, History.Shanghai, facts, into, now);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            PromiseEngine.Replay(Charter.Default, History.Shanghai, facts, into, now);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
