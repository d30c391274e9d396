using Huiyin.Promises;
using Xunit;
using static Huiyin.Promises.FactKind;
using static Huiyin.Promises.PromiseStanding;

namespace Huiyin.Tests.Promises;

public sealed class HoldTests
{
    [Fact]
    public void A_hold_that_the_rule_allows_moves_the_due_time_by_as_long_as_it_lasts()
    {
        var repair = History.Of(RequestKind.Repair, "2026-09-07 10:00").Held("2026-09-08 10:00");
        var held = repair.The("repair.small.resolve", "2026-09-30 00:00").Is(Open);
        Assert.Equal(History.Time("2026-09-08 10:00"), held.PausedSince);
        repair
            .Then(Resumed, "2026-09-10 12:00")
            .The("repair.small.resolve", "2026-09-10 12:00")
            .Is(Open)
            .IsDue("2026-09-11 12:00");
    }

    [Fact]
    public void A_promise_opened_during_a_hold_is_warned_of_after_the_hold_and_not_in_the_past()
    {
        var repair = History
            .Of(null, "2026-09-07 10:00")
            .Held("2026-09-09 07:00")
            .Classified("2026-09-09 09:00", RequestKind.Repair)
            .Then(Resumed, "2026-09-10 12:00");
        var promise = repair.The("repair.small.resolve", "2026-09-10 12:00").IsDue("2026-09-10 15:00");
        var rule = Charter.Default.Find("repair.small.resolve")!;
        Assert.Equal(
            (ConsequenceAction.Warn, "2026-09-10 12:00"),
            PromiseEngine.NextConsequence(promise, rule, 0) is { } next ? (next.Do, History.Local(next.At)) : default
        );
        Assert.Null(PromiseEngine.NextConsequence(repair.The("repair.small.resolve", "2026-09-09 12:00"), rule, 0));
    }

    [Fact]
    public void A_hold_inside_the_lunch_break_takes_nothing_from_a_clock_of_desk_hours()
    {
        var charter = OneRule("4 desk hours", "\"pausedBy\": [\"waiting_for_parts\"],");
        var facts = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-07 12:10")
            .Then(Resumed, "2026-09-07 13:50")
            .Facts;
        PromiseEngine
            .Replay(charter, History.Shanghai, facts, History.Time("2026-09-07 13:50"))[0]
            .IsDue("2026-09-07 16:00");
    }

    [Fact]
    public void A_hold_across_the_lunch_break_counts_the_open_hours_alone()
    {
        var charter = OneRule("4 desk hours", "\"pausedBy\": [\"waiting_for_parts\"],");
        var facts = History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-07 11:30")
            .Then(Resumed, "2026-09-07 14:30")
            .Facts;
        PromiseEngine
            .Replay(charter, History.Shanghai, facts, History.Time("2026-09-07 14:30"))[0]
            .IsDue("2026-09-07 17:00");
    }

    [Fact]
    public void A_hold_for_another_reason_stops_nothing() =>
        History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-08 10:00", HoldReason.Other)
            .The("repair.small.resolve", "2026-09-09 10:00")
            .Is(Missed)
            .IsDue("2026-09-09 10:00");

    [Theory]
    [InlineData("repair.urgent.resolve", "2026-09-07 18:00")]
    [InlineData("supervisor_takeover", "2026-09-09 10:00")]
    [InlineData("first_answer", "2026-09-08 10:00")]
    public void Emergencies_answers_and_oversight_never_pause(string rule, string due) =>
        History
            .Of(RequestKind.Repair, "2026-09-07 10:00", urgent: true)
            .Held("2026-09-07 10:30", HoldReason.WaitingForOwner)
            .Then(Resumed, "2026-09-20 10:00")
            .The(rule, "2026-09-20 10:00")
            .Is(Missed)
            .IsDue(due);

    [Fact]
    public void A_hold_whose_reason_changes_to_one_that_does_not_count_starts_the_clock_again() =>
        History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-08 10:00")
            .Held("2026-09-08 15:00", HoldReason.Other)
            .The("repair.small.resolve", "2026-09-08 15:00")
            .IsDue("2026-09-09 15:00");

    [Fact]
    public void A_hold_after_the_due_time_does_not_undo_the_miss() =>
        History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-09 10:00")
            .Then(Resumed, "2026-09-12 10:00")
            .The("repair.small.resolve", "2026-09-12 10:00")
            .Is(Missed)
            .IsDue("2026-09-09 10:00");

    [Fact]
    public void Work_handled_during_a_hold_is_in_time() =>
        History
            .Of(RequestKind.Repair, "2026-09-07 10:00")
            .Held("2026-09-08 10:00")
            .Then(Handled, "2026-09-20 10:00")
            .The("repair.small.resolve", "2026-09-21 10:00")
            .Is(Kept)
            .IsDue("2026-09-21 10:00");

    [Fact]
    public void A_case_that_comes_under_a_rule_later_has_been_through_the_holds_before() =>
        History
            .Of(null, "2026-09-07 10:00")
            .Held("2026-09-07 11:00")
            .Then(Resumed, "2026-09-07 21:00")
            .Classified("2026-09-08 09:00", RequestKind.Repair)
            .The("repair.small.resolve", "2026-09-08 09:00")
            .IsDue("2026-09-09 20:00");

    [Fact]
    public void A_holiday_inside_a_hold_is_not_counted_twice_on_a_clock_of_desk_hours()
    {
        var charter = OneRule("4 desk hours", "\"pausedBy\": [\"waiting_for_parts\"],");
        var facts = History
            .Of(RequestKind.Repair, "2026-09-24 15:00")
            .Held("2026-09-24 17:00")
            .Then(Resumed, "2026-09-28 08:00")
            .Facts;
        PromiseEngine
            .Replay(charter, History.Shanghai, facts, History.Time("2026-09-28 08:00"))[0]
            .IsDue("2026-09-28 11:00");
    }

    [Theory]
    [InlineData("2 workdays", "2026-09-23 10:00", "2026-09-23 12:00", "2026-09-24 12:00", "2026-09-30 00:00")]
    [InlineData("2 workdays", "2026-09-23 10:00", "2026-09-24 12:00", "2026-09-27 12:00", "2026-09-29 00:00")]
    [InlineData("3 days", "2026-09-23 10:00", "2026-09-24 23:00", "2026-09-25 01:00", "2026-09-28 00:00")]
    [InlineData("1 month", "2026-09-23 10:00", "2026-09-24 10:00", "2026-09-26 10:00", "2026-10-26 00:00")]
    public void A_pause_is_measured_on_the_calendar_of_the_rule(
        string within,
        string opened,
        string held,
        string resumed,
        string due
    )
    {
        var charter = OneRule(within, "\"pausedBy\": [\"waiting_for_parts\"],");
        var facts = History.Of(RequestKind.Repair, opened).Held(held).Then(Resumed, resumed).Facts;
        PromiseEngine.Replay(charter, History.Shanghai, facts, History.Time(resumed))[0].IsDue(due);
    }

    private static Charter OneRule(string within, string more) =>
        Charter
            .Parse(
                $$"""
                { "version": 1, "rules": [{ "id": "answer", "promise": "first_answer", "source": ["R-047"], "opensOn": ["registered"], "keptBy": ["answered"],
                  "within": "{{within}}", {{more}} "owedBy": "receptionist", "consequences": [{ "level": 1, "do": "notify", "to": "service_supervisor" }] }] }
                """
            )
            .Charter!;
}
