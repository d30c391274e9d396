using Huiyin.Charters.Public;
using Huiyin.Promises;

namespace Huiyin.Charters;

/// <summary>How the promises of one rule ended.</summary>
/// <param name="Kept">Kept in time.</param>
/// <param name="Missed">Not kept in time.</param>
/// <param name="Cancelled">No longer owed before they fell due.</param>
/// <param name="Open">Still running.</param>
/// <param name="Escalated">Steps upward taken because they were missed: somebody told, the case taken over or regraded.</param>
internal sealed record RuleCounts(long Kept, long Missed, long Cancelled, long Open, long Escalated);

/// <summary>A rule before and after; a sentence is null where the charter has no such rule.</summary>
internal sealed record RehearsedRule(
    string Rule,
    string? SentenceBefore,
    string? SentenceAfter,
    RuleCounts Before,
    RuleCounts After
)
{
    public bool Changed => Before != After;
}

/// <summary>How often a duty was told or took over because something was missed.</summary>
internal sealed record RehearsedDuty(DutyRole Duty, long Before, long After);

/// <summary>What a rehearsal found.</summary>
internal sealed record RehearsalResult(
    long Cases,
    long Changed,
    IReadOnlyList<RehearsedRule> Rules,
    IReadOnlyList<RehearsedDuty> Duties
)
{
    public RuleCounts Before => Sum(rule => rule.Before);
    public RuleCounts After => Sum(rule => rule.After);

    private RuleCounts Sum(Func<RehearsedRule, RuleCounts> side) =>
        Rules
            .Select(side)
            .Aggregate(
                new RuleCounts(0, 0, 0, 0, 0),
                (a, b) =>
                    new RuleCounts(
                        a.Kept + b.Kept,
                        a.Missed + b.Missed,
                        a.Cancelled + b.Cancelled,
                        a.Open + b.Open,
                        a.Escalated + b.Escalated
                    )
            );
}

/// <summary>One rule's promises of one case, before and after.</summary>
internal sealed record RuleDiffers(string Rule, RuleCounts Before, RuleCounts After);

/// <summary>A case whose promises would have gone another way.</summary>
internal sealed record ChangedCase(string Number, IReadOnlyList<RuleDiffers> Rules);

/// <summary>One place for each rule id of several charters.</summary>
internal sealed class RuleSlots
{
    private readonly List<string> ids;

    public RuleSlots(IReadOnlyList<Charter> charters) =>
        ids = [.. charters.Reverse().SelectMany(charter => charter.Rules).Select(rule => rule.Id).Distinct()];

    public int Count => ids.Count;

    public string this[int slot] => ids[slot];

    public int[] Of(Charter charter) => [.. charter.Rules.Select(rule => ids.IndexOf(rule.Id))];
}

/// <summary>What one case comes to under one charter: five counts for each rule, and the steps upward for each duty.</summary>
internal sealed class RehearsalSide(CharterInForce charter, RuleSlots slots)
{
    public const int Width = 5;
    public const int Escalated = 4;
    public static readonly int DutyCount = Enum.GetValues<DutyRole>().Length;

    private readonly CourseReplay course = new(charter.Charter, charter.Calendar);
    private readonly int[] slotOf = slots.Of(charter.Charter);

    /// <summary>By rule: open, kept, missed, cancelled, steps upward.</summary>
    public int[] Counts { get; } = new int[slots.Count * Width];

    public int[] Duties { get; } = new int[DutyCount];

    public RehearsalSide Play(ReadOnlySpan<Fact> byPeople, long now)
    {
        Array.Clear(Counts);
        Array.Clear(Duties);
        foreach (ref readonly var promise in course.Play(byPeople, now))
        {
            var at = slotOf[promise.Rule] * Width;
            Counts[at + (int)promise.State]++;
            if (promise.State == PromiseStanding.Missed)
                Counts[at + Escalated] += StepsUp(promise, charter.Charter.Rules[promise.Rule], now);
        }
        return this;
    }

    private int StepsUp(in PromiseState promise, PromiseRule rule, long now)
    {
        var steps = 0;
        var atOnce = rule.Consequences.Count(step => step.When == ConsequenceMoment.Opened);
        for (
            var step = 0;
            PromiseEngine.NextConsequence(promise, rule, step) is { } next && next.At <= now;
            step = next.Step
        )
        {
            if (next.Level == 0 || next.Step <= atOnce)
                continue;
            steps++;
            if (next.To is { } duty)
                Duties[(int)duty]++;
        }
        return steps;
    }
}

/// <summary>Sums up cases, before and after.</summary>
internal sealed class RehearsalTally(RuleSlots slots)
{
    private const int Width = RehearsalSide.Width;

    private readonly long[] before = new long[slots.Count * Width];
    private readonly long[] after = new long[slots.Count * Width];
    private readonly long[] dutiesBefore = new long[RehearsalSide.DutyCount];
    private readonly long[] dutiesAfter = new long[RehearsalSide.DutyCount];
    private RehearsalSide? was;
    private RehearsalSide? would;

    /// <summary>Counts a case in; true when its promises go another way.</summary>
    public bool Compare(RehearsalSide itWas, RehearsalSide itWould)
    {
        (was, would) = (itWas, itWould);
        Add(before, itWas.Counts);
        Add(after, itWould.Counts);
        Add(dutiesBefore, itWas.Duties);
        Add(dutiesAfter, itWould.Duties);
        return !itWas.Counts.AsSpan().SequenceEqual(itWould.Counts);
    }

    /// <summary>In which rules the case counted last differs.</summary>
    public IReadOnlyList<RuleDiffers> Differences()
    {
        var differences = new List<RuleDiffers>();
        for (var slot = 0; slot < slots.Count; slot++)
        {
            var differs = new RuleDiffers(slots[slot], Counts(was!.Counts, slot), Counts(would!.Counts, slot));
            if (differs.Before != differs.After)
                differences.Add(differs);
        }
        return differences;
    }

    public void Add(RehearsalTally other)
    {
        Add(before, other.before);
        Add(after, other.after);
        Add(dutiesBefore, other.dutiesBefore);
        Add(dutiesAfter, other.dutiesAfter);
    }

    public RehearsalResult Result(long cases, long changed, Charter current, Charter proposed)
    {
        var rules = Enumerable
            .Range(0, slots.Count)
            .Select(slot => new RehearsedRule(
                slots[slot],
                current.Find(slots[slot]) is { } old ? RuleSentences.Of(old) : null,
                proposed.Find(slots[slot]) is { } now ? RuleSentences.Of(now) : null,
                Counts(before, slot),
                Counts(after, slot)
            ));
        var duties = Enum.GetValues<DutyRole>()
            .Select(duty => new RehearsedDuty(duty, dutiesBefore[(int)duty], dutiesAfter[(int)duty]))
            .Where(duty => duty.Before + duty.After > 0);
        return new RehearsalResult(cases, changed, [.. rules], [.. duties]);
    }

    private static RuleCounts Counts<T>(T[] counts, int slot)
        where T : System.Numerics.INumberBase<T>
    {
        long At(PromiseStanding standing) => long.CreateChecked(counts[(slot * Width) + (int)standing]);
        return new RuleCounts(
            At(PromiseStanding.Kept),
            At(PromiseStanding.Missed),
            At(PromiseStanding.Cancelled),
            At(PromiseStanding.Open),
            long.CreateChecked(counts[(slot * Width) + RehearsalSide.Escalated])
        );
    }

    private static void Add<T>(long[] sum, T[] counts)
        where T : System.Numerics.INumberBase<T>
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += long.CreateTruncating(counts[i]);
    }
}
