namespace Huiyin.Promises;

/// <summary>One pass over one history. Fact by fact: holds, then what is kept or cancelled, then what opens.</summary>
internal ref struct HistoryReplay
{
    private static readonly FactSet TraitFacts = [FactKind.Classified, FactKind.Graded];

    // Whoever gets a case that stood still finds it running.
    private static readonly FactSet HoldEnds =
        FactSet.Endings | [FactKind.Resumed, FactKind.Handled, FactKind.Dispatched, FactKind.Arbitrated];

    private readonly Charter charter;
    private readonly WorkCalendar calendar;
    private readonly ReadOnlySpan<Fact> facts;
    private readonly Span<PromiseState> promises;
    private int count;
    private HoldReason? hold;

    public HistoryReplay(Charter charter, WorkCalendar calendar, ReadOnlySpan<Fact> facts, Span<PromiseState> into)
    {
        this.charter = charter;
        this.calendar = calendar;
        this.facts = facts;
        promises = into;
    }

    /// <summary>The buffer could not take a promise: what is in it is not the whole truth.</summary>
    public bool IsFull { get; private set; }

    public void Take(int ordinal)
    {
        ref readonly var fact = ref facts[ordinal];
        var kind = fact.Kind;
        var changed = ordinal > 0 && !fact.Traits.SameAs(facts[ordinal - 1].Traits);
        hold =
            kind == FactKind.Held ? fact.Hold ?? HoldReason.Other
            : HoldEnds.Has(kind) ? null
            : hold;
        var holdMoved = kind == FactKind.Held || HoldEnds.Has(kind);
        var ends = FactSet.Endings.Has(kind);
        for (var i = 0; i < count; i++)
        {
            ref var promise = ref promises[i];
            if (promise.EndedAt is not null)
            {
                continue;
            }
            var rule = charter.AllRules[promise.Rule];
            if (holdMoved)
            {
                PromiseTime.Stand(ref promise, rule, calendar, hold, fact.At);
            }
            if (rule.KeptBy.Has(kind) && Meant(fact, promise, rule))
            {
                PromiseTime.Keep(ref promise, rule, calendar, fact.At);
            }
            else if (ends || rule.CancelledBy.Has(kind) || (changed && !rule.IsFor(fact.Traits)))
            {
                PromiseTime.Cancel(ref promise, rule, calendar, fact.At);
            }
        }
        Open(ordinal, changed);
    }

    /// <summary>Marks what is past due at an instant, and says how many promises there are.</summary>
    public readonly int Settle(long now)
    {
        for (var i = 0; i < count; i++)
        {
            ref var promise = ref promises[i];
            if (promise.EndedAt is null && promise.PausedSince is null && promise.DueAt <= now)
            {
                promise.State = PromiseStanding.Missed;
            }
        }
        return count;
    }

    private void Open(int ordinal, bool changed)
    {
        ref readonly var fact = ref facts[ordinal];
        // A case that is classified or graded once more, to the same effect, is promised nothing new.
        var onlyNew = ordinal > 0 && TraitFacts.Has(fact.Kind);
        foreach (var rule in charter.OpenedBy(fact.Kind))
        {
            if (
                rule.IsFor(fact.Traits)
                && !(onlyNew && rule.IsFor(facts[ordinal - 1].Traits))
                && (rule.CountsFrom == CountsFrom.Given || !IsOwed(rule))
            )
            {
                Add(rule, ordinal, ordinal);
            }
        }
        if (!changed)
        {
            return;
        }
        foreach (var rule in charter.AllRules)
        {
            if (
                !rule.OpensOn.Has(fact.Kind)
                && rule.IsFor(fact.Traits)
                && !rule.IsFor(facts[ordinal - 1].Traits)
                && !IsOwed(rule)
                && Unanswered(rule, ordinal) is { } opening
            )
            {
                Add(rule, ordinal, opening);
            }
        }
    }

    // The last fact that would have opened the promise, unless it has been answered since.
    private readonly int? Unanswered(PromiseRule rule, int ordinal)
    {
        for (var i = ordinal; i >= 0; i--)
        {
            var kind = facts[i].Kind;
            if (i < ordinal && rule.OpensOn.Has(kind))
            {
                return AlreadyJudged(rule, CountingFrom(rule, i)) ? null : i;
            }
            if (rule.KeptBy.Has(kind) || rule.CancelledBy.Has(kind) || FactSet.Endings.Has(kind))
            {
                return null;
            }
        }
        return null;
    }

    // A case that leaves a rule after missing it and comes back has not made a second promise.
    private readonly bool AlreadyJudged(PromiseRule rule, long countedFrom)
    {
        for (var i = 0; i < count; i++)
        {
            ref readonly var promise = ref promises[i];
            if (
                promise.Rule == rule.Index
                && promise.CountedFrom == countedFrom
                && promise.State != PromiseStanding.Cancelled
            )
            {
                return true;
            }
        }
        return false;
    }

    private void Add(PromiseRule rule, int ordinal, int opening)
    {
        if (count == promises.Length)
        {
            IsFull = true;
            return;
        }
        var from = CountingFrom(rule, opening);
        var due =
            rule.CountsFrom == CountsFrom.Given
                ? facts[opening].DueAt
                    ?? throw new ArgumentException("a promise given by word names its due time", nameof(opening))
                : calendar.Add(from, rule.Within);
        ref readonly var fact = ref facts[ordinal];
        ref var promise = ref promises[count++];
        promise = new PromiseState
        {
            Rule = rule.Index,
            OpenedBy = ordinal,
            OpenedAt = fact.At,
            CountedFrom = from,
            DueAt = due,
            WarnAt = due - rule.WarnBefore,
            Cycle = Math.Max(fact.Traits.Cycle, 1),
        };
        if (from < fact.At)
        {
            CatchUpWithHolds(ref promise, rule, ordinal);
        }
        else if (hold is not null)
        {
            PromiseTime.Stand(ref promise, rule, calendar, hold, fact.At);
        }
    }

    private readonly long CountingFrom(PromiseRule rule, int opening) =>
        rule.CountsFrom == CountsFrom.Registered ? facts[0].At : facts[opening].At;

    // A promise that counts from before it was opened has been through the holds since then.
    private readonly void CatchUpWithHolds(ref PromiseState promise, PromiseRule rule, int ordinal)
    {
        for (var i = 0; i <= ordinal; i++)
        {
            ref readonly var fact = ref facts[i];
            var at = Math.Max(fact.At, promise.CountedFrom);
            if (fact.Kind == FactKind.Held)
            {
                PromiseTime.Stand(ref promise, rule, calendar, fact.Hold ?? HoldReason.Other, at);
            }
            else if (HoldEnds.Has(fact.Kind))
            {
                PromiseTime.Stand(ref promise, rule, calendar, null, at);
            }
        }
    }

    private readonly bool IsOwed(PromiseRule rule)
    {
        for (var i = 0; i < count; i++)
        {
            if (promises[i].Rule == rule.Index && promises[i].EndedAt is null)
            {
                return true;
            }
        }
        return false;
    }

    private static bool Meant(in Fact fact, in PromiseState promise, PromiseRule rule) =>
        fact.Answers is not { } opening || rule.CountsFrom != CountsFrom.Given || promise.OpenedBy == opening;
}
