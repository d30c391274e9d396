using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Huiyin.Promises;
using Xunit;
using static Huiyin.Tests.Promises.WildHistory;

namespace Huiyin.Tests.Promises;

/// <summary>What holds for every history, tried on ten thousand of them. HUIYIN_PROPERTY_COUNT tries more, or fewer.</summary>
public sealed class PromiseProperties
{
    private static readonly Config Trials = Config
        .QuickThrowOnFailure.WithReplay(20260901, 1)
        .WithQuietOnSuccess(true)
        .WithMaxTest(
            int.TryParse(
                Environment.GetEnvironmentVariable("HUIYIN_PROPERTY_COUNT"),
                CultureInfo.InvariantCulture,
                out var count
            )
                ? count
                : 10_000
        );

    /// <summary>A zone whose clocks change, and a desk that is open every day.</summary>
    private static readonly WorkCalendar Berlin = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        new DeskHours(
            Enum.GetValues<DayOfWeek>()
                .ToDictionary(
                    day => day,
                    IReadOnlyList<Opening> (_) => [new Opening(0, 3 * 60), new Opening(14 * 60, 1440)]
                )
        ),
        HolidayBook.Empty
    );

    private static Arbitrary<int[]> Numbers => Gen.ArrayOf(Gen.Choose(0, 1_000_000)).ToArbitrary();

    [Fact]
    public void From_the_count_to_the_due_time_lies_exactly_what_was_promised() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var from = Start + (Number(numbers, 0) * 977_000L);
                    foreach (var duration in Durations)
                    {
                        var due = History.Shanghai.Add(from, duration);
                        Assert.True(due >= from);
                        Assert.Equal(duration.Amount, History.Shanghai.Elapsed(from, due, duration.Counting));
                    }
                }
            )
            .Check(Trials);

    [Fact]
    public void From_the_count_to_the_due_time_of_every_promise_lies_what_its_rule_says_where_nothing_pauses_it() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var calendar = Number(numbers, 2) % 2 == 0 ? History.Shanghai : Berlin;
                    var facts = Facts(numbers, withHolds: false).ToArray();
                    foreach (var promise in PromiseEngine.Replay(Mixed, calendar, facts, long.MaxValue))
                    {
                        var rule = Mixed.Rules[promise.Rule];
                        if (rule.CountsFrom != CountsFrom.Given)
                            Assert.Equal(
                                rule.Within.Amount,
                                calendar.Elapsed(promise.CountedFrom, promise.DueAt, rule.Within.Counting)
                            );
                    }
                }
            )
            .Check(Trials);

    [Fact]
    public void What_was_kept_step_by_step_is_exactly_what_replaying_all_the_facts_gives() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var facts = Facts(numbers, withHolds: true).ToArray();
                    var end = facts[^1].At + 3_000_000_000L;
                    // As the desk keeps them: mirrored after every fact from the history so far, never looking ahead.
                    var kept = new Dictionary<(int Rule, int OpenedBy), PromiseState>();
                    for (var known = 1; known <= facts.Length; known++)
                    {
                        foreach (
                            var promise in PromiseEngine.Replay(
                                Mixed,
                                History.Shanghai,
                                facts.AsSpan(0, known),
                                known < facts.Length ? facts[known - 1].At : end
                            )
                        )
                            kept[(promise.Rule, promise.OpenedBy)] = promise;
                    }
                    var replayed = PromiseEngine
                        .Replay(Mixed, History.Shanghai, facts, end)
                        .ToDictionary(promise => (promise.Rule, promise.OpenedBy));
                    Assert.Equal(replayed, kept);
                }
            )
            .Check(Trials);

    [Fact]
    public void A_case_played_under_its_charter_keeps_what_people_did_and_never_writes_into_the_past() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var facts = Facts(numbers, withHolds: true).ToArray();
                    var end = facts[^1].At + 3_000_000_000L;
                    var course = new CourseReplay(Mixed, History.Shanghai);
                    var once = course.Play(facts, end).ToArray();
                    Assert.Equal(once, course.Play(facts, end).ToArray());
                    Assert.All(once, promise => Assert.InRange(promise.OpenedAt, facts[0].At, end));
                }
            )
            .Check(Trials);

    [Fact]
    public void A_pause_never_brings_a_due_time_forward_and_a_pause_of_no_length_changes_nothing() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var from = Start + (Number(numbers, 0) * 977_000L);
                    foreach (var duration in Durations)
                    {
                        var due = History.Shanghai.Add(from, duration);
                        var paused = from + (long)((due - from - 1) * (Number(numbers, 1) / 1_000_001.0));
                        var resumed = paused + (Number(numbers, 2) * 1_000L);
                        Assert.Equal(due, History.Shanghai.Prolong(due, duration, paused, paused));
                        Assert.True(
                            History.Shanghai.Prolong(due, duration, paused, resumed) >= due,
                            $"{duration} from {History.Local(from)}, paused {History.Local(paused)} to {History.Local(resumed)}"
                        );
                    }
                }
            )
            .Check(Trials);

    [Fact]
    public void A_hold_added_to_a_history_never_brings_a_due_time_forward() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var facts = Facts(numbers, withHolds: false);
                    var begin = 1 + (Number(numbers, 3) % facts.Count);
                    var end = begin + (Number(numbers, 4) % (facts.Count - begin + 1));
                    var held = new List<Fact>(facts);
                    held.Insert(end, facts[end - 1] with { Kind = FactKind.Resumed });
                    held.Insert(
                        begin,
                        facts[begin - 1] with
                        {
                            Kind = FactKind.Held,
                            Hold = HoldReason.WaitingForParts,
                        }
                    );
                    var without = PromiseEngine.Replay(Mixed, History.Shanghai, facts.ToArray(), long.MaxValue);
                    var with = PromiseEngine
                        .Replay(Mixed, History.Shanghai, held.ToArray(), long.MaxValue)
                        .ToDictionary(promise => (promise.Rule, promise.OpenedBy));
                    foreach (var promise in without)
                    {
                        var ordinal =
                            promise.OpenedBy + (promise.OpenedBy >= begin ? 1 : 0) + (promise.OpenedBy >= end ? 1 : 0);
                        if (with.TryGetValue((promise.Rule, ordinal), out var prolonged))
                        {
                            Assert.True(prolonged.DueAt >= promise.DueAt, Mixed.Rules[promise.Rule].Id);
                        }
                    }
                }
            )
            .Check(Trials);

    [Fact]
    public void However_time_is_split_into_steps_the_same_consequences_run_in_the_same_order() =>
        Prop.ForAll(
                Numbers,
                Numbers,
                (numbers, stops) =>
                {
                    var facts = Facts(numbers, withHolds: true).ToArray();
                    var end = facts[^1].At + 3_000_000_000L;
                    var times = stops
                        .Select(stop => Start + (stop * 5_000L))
                        .Where(time => time < end)
                        .Append(end)
                        .Order()
                        .ToList();
                    var whole = Run(facts, [end]);
                    Assert.Equal(whole, Run(facts, times));
                    Assert.Equal(whole.OrderBy(step => step.At), whole);
                }
            )
            .Check(Trials);

    [Fact]
    public void A_promise_keeps_its_identity_and_what_is_ended_stays_ended_while_the_history_grows() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var facts = Facts(numbers, withHolds: true).ToArray();
                    IReadOnlyList<PromiseState> before = [];
                    foreach (var fact in facts)
                    {
                        var after = PromiseEngine.Replay(Mixed, History.Shanghai, facts, fact.At);
                        for (var i = 0; i < before.Count; i++)
                        {
                            Assert.Equal((before[i].Rule, before[i].OpenedBy), (after[i].Rule, after[i].OpenedBy));
                            Assert.True(before[i].IsOwed || before[i] == after[i]);
                            Assert.True(
                                before[i].State != PromiseStanding.Missed
                                    || after[i].State == PromiseStanding.Missed
                                    || after[i].KeptAt == after[i].DueAt
                            );
                        }
                        before = after;
                    }
                }
            )
            .Check(Trials);

    [Fact]
    public void No_rule_is_owed_twice_at_once_but_what_was_given_by_word() =>
        Prop.ForAll(
                Numbers,
                numbers =>
                {
                    var facts = Facts(numbers, withHolds: true).ToArray();
                    foreach (var fact in facts)
                    {
                        var owed = PromiseEngine
                            .Replay(Mixed, History.Shanghai, facts, fact.At)
                            .Where(promise =>
                                promise.IsOwed && Mixed.Rules[promise.Rule].CountsFrom != CountsFrom.Given
                            );
                        Assert.All(owed.GroupBy(promise => promise.Rule), group => Assert.Single(group));
                    }
                }
            )
            .Check(Trials);

    // The clock as it will be run: at every stop it does what has fallen due, in the order of time, and remembers the steps.
    private static List<(long At, string Rule, int OpenedBy, int Step)> Run(Fact[] facts, IReadOnlyList<long> stops)
    {
        var done = new Dictionary<(int, int), int>();
        var log = new List<(long At, string Rule, int OpenedBy, int Step)>();
        foreach (var now in stops)
        {
            var batch = new List<(long At, int Order, string Rule, int OpenedBy, int Step)>();
            var promises = PromiseEngine.Replay(Mixed, History.Shanghai, facts, now);
            for (var i = 0; i < promises.Count; i++)
            {
                var promise = promises[i];
                var rule = Mixed.Rules[promise.Rule];
                var key = (promise.Rule, promise.OpenedBy);
                while (
                    PromiseEngine.NextConsequence(promise, rule, done.GetValueOrDefault(key)) is { } next
                    && next.At <= now
                )
                {
                    done[key] = next.Step;
                    batch.Add((next.At, i, rule.Id, promise.OpenedBy, next.Step));
                }
            }
            log.AddRange(
                batch
                    .OrderBy(step => step.At)
                    .ThenBy(step => step.Order)
                    .ThenBy(step => step.Step)
                    .Select(step => (step.At, step.Rule, step.OpenedBy, step.Step))
            );
        }
        return log;
    }
}
