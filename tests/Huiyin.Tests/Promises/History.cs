using System.Globalization;
using Huiyin.Promises;
using Xunit;

namespace Huiyin.Tests.Promises;

/// <summary>A case's history told line by line, in Shanghai time, under the charter that comes with the product.</summary>
internal sealed class History
{
    public static readonly WorkCalendar Shanghai = Charter.Default.CalendarIn(
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")
    );

    private readonly List<Fact> facts = [];
    private Traits traits;

    public static History Of(
        RequestKind? kind,
        string at,
        bool urgent = false,
        Grade grade = Grade.None,
        bool valid = false,
        string? category = null
    ) => new History { traits = new Traits(kind, grade, urgent, valid, 1, category) }.Then(FactKind.Registered, at);

    public static long Time(string local) =>
        Instant(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    public static string Local(long at) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(at)
            .ToOffset(TimeSpan.FromHours(8))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public ReadOnlySpan<Fact> Facts => facts.ToArray();

    public History Then(FactKind kind, string at, HoldReason? hold = null, string? due = null, int? answers = null)
    {
        traits = traits with { Cycle = kind == FactKind.FollowedUpUnsatisfied ? traits.Cycle + 1 : traits.Cycle };
        facts.Add(new Fact(kind, Time(at), traits, hold, due is null ? null : Time(due), answers));
        return this;
    }

    public History Classified(string at, RequestKind kind, bool urgent = false, string? category = null)
    {
        traits = traits with { Kind = kind, Urgent = urgent, Category = category };
        return Then(FactKind.Classified, at);
    }

    public History Graded(string at, Grade grade, bool valid = false)
    {
        traits = traits with { Grade = grade, Valid = valid };
        return Then(FactKind.Graded, at);
    }

    public History Held(string at, HoldReason why = HoldReason.WaitingForParts) => Then(FactKind.Held, at, why);

    public IReadOnlyList<PromiseState> At(string now) =>
        PromiseEngine.Replay(Charter.Default, Shanghai, Facts, Time(now));

    public IReadOnlyList<PromiseState> Of(string rule, string now) =>
        [.. At(now).Where(promise => Charter.Default.Rules[promise.Rule].Id == rule)];

    public PromiseState The(string rule, string now) => Assert.Single(Of(rule, now));

    /// <summary>What the clock would do until an instant: "rule: level action duty at time", in the order of time.</summary>
    public IReadOnlyList<string> Consequences(string now)
    {
        var done = new List<(long At, string Text)>();
        foreach (var promise in At(now))
        {
            var rule = Charter.Default.Rules[promise.Rule];
            for (
                var next = PromiseEngine.NextConsequence(promise, rule, 0);
                next is { } step && step.At <= Time(now);
                next = PromiseEngine.NextConsequence(promise, rule, step.Step)
            )
            {
                var to = step.To is { } role ? " " + SnakeCase.Of(role) : "";
                done.Add((step.At, $"{rule.Id}: {step.Level} {SnakeCase.Of(step.Do)}{to} at {Local(step.At)}"));
            }
        }
        return [.. done.OrderBy(step => step.At).Select(step => step.Text)];
    }

    private static long Instant(DateTime local) =>
        new DateTimeOffset(local, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}

internal static class PromiseAssertions
{
    public static PromiseState IsDue(this PromiseState promise, string local)
    {
        Assert.Equal(local, History.Local(promise.DueAt));
        return promise;
    }

    public static PromiseState Is(this PromiseState promise, PromiseStanding standing)
    {
        Assert.Equal(standing, promise.State);
        return promise;
    }

    public static void IsOwedBy(this PromiseState promise, DutyRole role) =>
        Assert.Equal(role, Charter.Default.Rules[promise.Rule].OwedBy);
}
