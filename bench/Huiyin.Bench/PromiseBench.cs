using System.Diagnostics;
using Huiyin.Promises;

namespace Huiyin.Bench;

/// <summary>How many cases with six promises one core replays in a second, on either kind of clock.</summary>
internal static class PromiseBench
{
    private const int Cases = 1_000;
    private const int Rounds = 1_000;
    private static readonly long Start = new DateTimeOffset(
        2026,
        9,
        1,
        8,
        10,
        0,
        TimeSpan.FromHours(8)
    ).ToUnixTimeMilliseconds();

    public static void Run(TextWriter report)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        Measure(report, "six promises, elapsed clocks", SixPromises("hours"), zone, Start);
        Measure(report, "six promises, desk hours", SixPromises("desk hours"), zone, Start);
        Measure(report, "default charter, an urgent repair with eight promises", Charter.Default, zone, Start);
    }

    private static void Measure(TextWriter report, string what, Charter charter, TimeZoneInfo zone, long start)
    {
        var calendar = charter.CalendarIn(zone);
        var histories = Enumerable.Range(0, Cases).Select(number => History(start + (number * 1_234_567L))).ToArray();
        var into = new PromiseState[64];
        var promises = 0L;
        for (var warmUp = 0; warmUp < 50; warmUp++)
        {
            promises = Replay(charter, calendar, histories, into);
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            promises = Replay(charter, calendar, histories, into);
        }
        var elapsed = Stopwatch.GetElapsedTime(began);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var perSecond = Cases * (long)Rounds / elapsed.TotalSeconds;
        report.WriteLine(
            $"{what}: {perSecond:N0} cases/s on one core, {(double)promises / Cases:N1} promises and {histories[0].Length} facts each, {allocated} bytes allocated"
        );
    }

    private static long Replay(Charter charter, WorkCalendar calendar, Fact[][] histories, PromiseState[] into)
    {
        var promises = 0L;
        foreach (var facts in histories)
        {
            promises += PromiseEngine.Replay(charter, calendar, facts, into, facts[^1].At);
        }
        return promises;
    }

    private static Fact[] History(long at)
    {
        var traits = new Traits(RequestKind.Repair, Urgent: true);
        FactKind[] course =
        [
            FactKind.Registered,
            FactKind.Dispatched,
            FactKind.Accepted,
            FactKind.Arrived,
            FactKind.Started,
            FactKind.Handled,
            FactKind.FollowedUpSatisfied,
            FactKind.Closed,
        ];
        return [.. course.Select((kind, step) => new Fact(kind, at + (step * 600_000L), traits))];
    }

    private static Charter SixPromises(string unit)
    {
        var rules = string.Join(
            ",",
            Rule("acknowledge", "registered", "dispatched"),
            Rule("hand_over", "dispatched", "accepted"),
            Rule("arrive", "registered", "arrived"),
            Rule("first_answer", "registered", "handled"),
            Rule("resolve", "registered", "handled"),
            Rule("follow_up", "handled", "followed_up_satisfied")
        );
        return Charter.Parse($$"""{ "version": 1, "rules": [{{rules}}] }""").Charter!;

        string Rule(string promise, string opens, string keeps) =>
            $$"""
                { "id": "{{promise}}", "promise": "{{promise}}", "source": ["bench"], "opensOn": ["{{opens}}"], "keptBy": ["{{keeps}}"],
                  "within": "24 {{unit}}", "owedBy": "steward", "warnBefore": "1 hour",
                  "consequences": [{ "level": 1, "do": "notify", "to": "service_supervisor" }] }
                """;
    }
}
