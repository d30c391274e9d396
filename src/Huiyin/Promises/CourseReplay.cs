using System.Runtime.InteropServices;

namespace Huiyin.Promises;

/// <summary>
/// What would have become of a case under a charter: what people did stays as it was, and what the clock wrote (taken over,
/// reported up, regraded, customer informed) is written as this charter would have had it written. One of these serves one
/// thread for any number of cases; it allocates only while a longer history than before comes along.
/// </summary>
public sealed class CourseReplay
{
    /// <summary>More of the clock's facts than any charter that makes sense would write into one case.</summary>
    private const int MostWritten = 64;

    private readonly Charter charter;
    private readonly WorkCalendar calendar;
    private readonly FactSet minded;
    private readonly bool regrades;
    private readonly List<(int Rule, int OpenedBy, int Step)> written = [];
    private Fact[] facts = new Fact[64];
    private PromiseState[] promises = new PromiseState[64];
    private int factCount;
    private int promiseCount;

    /// <summary>Prepares the replay of any number of cases.</summary>
    /// <param name="charter">The charter to try.</param>
    /// <param name="calendar">The calendar its clocks run on.</param>
    public CourseReplay(Charter charter, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(charter);
        (this.charter, this.calendar) = (charter, calendar);
        minded = charter.Rules.Aggregate(
            default(FactSet),
            (set, rule) => set | rule.OpensOn | rule.KeptBy | rule.CancelledBy
        );
        regrades = charter.Rules.Any(rule => rule.Consequences.Any(step => step.Do == ConsequenceAction.Regrade));
        WritesFacts =
            regrades
            || charter.Rules.Any(rule =>
                rule.Consequences.Any(step => FactOf(step.Do) is { } fact && minded.Has(fact))
            );
    }

    /// <summary>Whether any consequence of this charter writes a fact that one of its rules waits for.</summary>
    public bool WritesFacts { get; }

    /// <summary>The promises of the case played last.</summary>
    public ReadOnlySpan<PromiseState> Promises => promises.AsSpan(0, promiseCount);

    /// <summary>Plays a case.</summary>
    /// <param name="byPeople">Its history without what the clock wrote.</param>
    /// <param name="now">Until when, Unix milliseconds.</param>
    public ReadOnlySpan<PromiseState> Play(ReadOnlySpan<Fact> byPeople, long now)
    {
        Grow(ref facts, byPeople.Length + MostWritten);
        byPeople.CopyTo(facts);
        factCount = byPeople.Length;
        written.Clear();
        Replay(now);
        while (WritesFacts && written.Count < MostWritten && Earliest(now) is { } next)
        {
            Write(next);
            Replay(now);
        }
        return Promises;
    }

    private void Replay(long now)
    {
        while (!PromiseEngine.TryReplay(charter, calendar, facts.AsSpan(0, factCount), promises, now, out promiseCount))
        {
            promises = new PromiseState[promises.Length * 4];
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ToWrite(int Rule, int OpenedBy, int Step, long At, FactKind Kind, Grade Grade);

    /// <summary>The first fact that the clock would have written and has not yet.</summary>
    private ToWrite? Earliest(long now)
    {
        ToWrite? earliest = null;
        for (var i = 0; i < promiseCount; i++)
        {
            ref readonly var promise = ref promises[i];
            var rule = charter.Rules[promise.Rule];
            for (
                var step = 0;
                PromiseEngine.NextConsequence(promise, rule, step) is { } next && next.At <= now;
                step = next.Step
            )
            {
                if (
                    FactOf(next.Do) is { } kind
                    && (minded.Has(kind) || next.Do == ConsequenceAction.Regrade)
                    && !(earliest?.At <= next.At)
                    && !written.Contains((promise.Rule, promise.OpenedBy, next.Step))
                )
                {
                    earliest = new ToWrite(promise.Rule, promise.OpenedBy, next.Step, next.At, kind, next.Grade);
                }
            }
        }
        return earliest;
    }

    private void Write(ToWrite next)
    {
        var at = factCount;
        while (at > 0 && facts[at - 1].At > next.At)
        {
            at--;
        }
        for (var i = 0; i < written.Count; i++)
        {
            if (written[i].OpenedBy >= at)
            {
                written[i] = written[i] with { OpenedBy = written[i].OpenedBy + 1 };
            }
        }
        // A promise that opened at this very instant opened before; its ordinal stays.
        written.Add((next.Rule, next.OpenedBy, next.Step));
        Grow(ref facts, factCount + 1);
        facts.AsSpan(at, factCount - at).CopyTo(facts.AsSpan(at + 1));
        factCount++;
        var traits = facts[at - 1].Traits;
        if (next.Kind == FactKind.Graded)
        {
            Regrade(facts.AsSpan(at + 1, factCount - at - 1), traits.Grade, next.Grade);
            traits = traits with { Grade = next.Grade };
        }
        facts[at] = new Fact(next.Kind, next.At, traits);
    }

    /// <summary>Takes back what a clock's regrade did to a history: until somebody graded it again, it had the grade before.</summary>
    /// <param name="after">The facts after it.</param>
    /// <param name="from">The grade they carry because of it.</param>
    /// <param name="to">The grade they would carry without it.</param>
    public static void Regrade(Span<Fact> after, Grade from, Grade to)
    {
        foreach (ref var fact in after)
        {
            if (fact.Kind == FactKind.Graded || fact.Traits.Grade != from)
            {
                return;
            }
            fact = fact with { Traits = fact.Traits with { Grade = to } };
        }
    }

    private static FactKind? FactOf(ConsequenceAction action) =>
        action switch
        {
            ConsequenceAction.TakeOver => FactKind.TakenOver,
            ConsequenceAction.Regrade => FactKind.Graded,
            ConsequenceAction.InformCustomer => FactKind.CustomerInformed,
            ConsequenceAction.ReportUp => FactKind.ReportedUp,
            ConsequenceAction.Warn or ConsequenceAction.Notify => null,
            _ => null,
        };

    private static void Grow<T>(ref T[] array, int least)
    {
        if (array.Length < least)
        {
            Array.Resize(ref array, least * 2);
        }
    }
}
