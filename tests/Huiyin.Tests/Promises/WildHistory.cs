using Huiyin.Promises;

namespace Huiyin.Tests.Promises;

/// <summary>Histories, clocks and a charter wilder than any desk, made from a handful of numbers.</summary>
internal static class WildHistory
{
    public static readonly long Start = History.Time("2026-09-17 00:00");

    public static readonly Duration[] Durations =
    [
        Duration.Minutes(30),
        Duration.Hours(48),
        new(Counting.DeskHours, 90 * 60_000),
        new(Counting.DeskHours, 40 * 3_600_000L),
        new(Counting.Workdays, 1),
        new(Counting.Workdays, 7),
        new(Counting.Days, 1),
        new(Counting.Days, 10),
        new(Counting.Months, 1),
        new(Counting.Months, 13),
        new(Counting.EndOfDay, 0),
        new(Counting.EndOfDay, 3),
    ];

    /// <summary>Every default rule once as it is and once on another calendar, all pausable: more than any one charter would do.</summary>
    public static readonly Charter Mixed = MixedCharter();

    // A wild history: any fact may follow any other, as no desk would ever do it.
    public static List<Fact> Facts(int[] numbers, bool withHolds)
    {
        var traits = new Traits((RequestKind)(Number(numbers, 5) % 7));
        var at = Start + (Number(numbers, 6) % 1440 * 60_000L);
        var facts = new List<Fact> { new(FactKind.Registered, at, traits) };
        var kinds = Enum.GetValues<FactKind>()
            .Where(kind =>
                kind != FactKind.Registered && (withHolds || kind is not (FactKind.Held or FactKind.Resumed))
            )
            .ToArray();
        foreach (var number in numbers)
        {
            var kind = kinds[number % kinds.Length];
            at += number / 31 % 3000 * 60_000L;
            traits = kind switch
            {
                FactKind.Classified => traits with
                {
                    Kind = (RequestKind)(number / 7 % 7),
                    Urgent = number % 3 == 0,
                    Category = number % 5 == 0 ? "attitude" : null,
                },
                FactKind.Graded => traits with { Grade = (Grade)(number / 11 % 4), Valid = number % 2 == 0 },
                FactKind.FollowedUpUnsatisfied => traits with { Cycle = traits.Cycle + 1 },
                _ => traits,
            };
            facts.Add(
                new Fact(
                    kind,
                    at,
                    traits,
                    kind == FactKind.Held ? (HoldReason)(number / 13 % 5) : null,
                    kind is FactKind.PromiseGiven or FactKind.DateAgreed ? at + (number * 100L) : null
                )
            );
        }
        return facts;
    }

    private static Charter MixedCharter()
    {
        var rules = Charter.Default.Rules.SelectMany(
            (rule, index) =>
                new[]
                {
                    Copy(rule, rule.Id, rule.Within),
                    Copy(rule, rule.Id + ".mixed", Durations[index % Durations.Length]),
                }
        );
        return new Charter(1, null, rules);
    }

    private static PromiseRule Copy(PromiseRule rule, string id, Duration within) =>
        new(rule.Condition, rule.Consequences)
        {
            Id = id,
            Promise = rule.Promise,
            OpensOn = rule.OpensOn,
            KeptBy = rule.KeptBy,
            CancelledBy = rule.CancelledBy,
            CountsFrom = rule.CountsFrom,
            Within = within,
            OwedBy = rule.OwedBy,
            WarnBefore = rule.WarnBefore,
            PausedBy = rule.CountsFrom == CountsFrom.Given ? [] : [HoldReason.WaitingForParts, HoldReason.Weather],
        };

    public static int Number(int[] numbers, int index) => numbers.Length == 0 ? index : numbers[index % numbers.Length];
}
