using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock;

/// <summary>
/// A case with all that its promises are counted from: the facts that move them, the promises themselves, and the steward
/// of its unit. Read once, for many cases together, and kept in step while they change.
/// </summary>
internal sealed class CaseInHand
{
    private readonly List<TimelineEntry> stored;

    private CaseInHand(Case about, StaffId? steward, List<TimelineEntry> stored, List<PromiseRow> promises) =>
        (About, Steward, this.stored, Promises) = (about, steward, stored, promises);

    public Case About { get; }
    public StaffId? Steward { get; }

    /// <summary>As they stand in the database, or as this change has left them so far.</summary>
    public List<PromiseRow> Promises { get; }

    /// <summary>The facts that move promises, stored and new, in order.</summary>
    public List<TimelineEntry> History => [.. stored, .. About.NewFacts.Where(t => t.Kind is not null)];

    /// <summary>A case that nobody has saved yet: all that happened to it are its new facts.</summary>
    public static CaseInHand Unsaved(Case about, StaffId? steward) => new(about, steward, [], []);

    /// <summary>Cases of one community.</summary>
    internal static async Task<IReadOnlyList<CaseInHand>> Of(IReadOnlyList<Case> cases, HuiyinDb db)
    {
        if (cases.Count == 0)
            return [];
        var community = cases[0].CommunityId;
        var ids = cases.Select(c => c.Id).ToList();
        var promises = await db.Set<PromiseRow>()
            .Where(p => p.CommunityId == community && ids.Contains(p.CaseId))
            .ToListAsync();
        var facts = await db.Set<TimelineEntry>()
            .AsNoTracking()
            .Where(t => t.CommunityId == community && ids.Contains(t.CaseId) && t.Kind != null)
            .OrderBy(t => t.Seq)
            .ToListAsync();
        var units = cases.Select(c => c.UnitId).OfType<UnitId>().Distinct().ToList();
        var stewards = await db.Set<Unit>()
            .Where(u => u.CommunityId == community && units.Contains(u.Id) && u.StewardId != null)
            .ToDictionaryAsync(u => u.Id, u => u.StewardId);
        var promisesOf = promises.ToLookup(p => p.CaseId);
        var factsOf = facts.ToLookup(t => t.CaseId);
        return
        [
            .. cases.Select(c => new CaseInHand(
                c,
                c.UnitId is { } unit ? stewards.GetValueOrDefault(unit) : null,
                [.. factsOf[c.Id]],
                [.. promisesOf[c.Id]]
            )),
        ];
    }

    /// <summary>Hands what is new to the database; from now on it belongs to what is stored.</summary>
    internal void Store(HuiyinDb db)
    {
        if (About.NewFacts.Count == 0)
            return;
        stored.AddRange(About.NewFacts.Where(t => t.Kind is not null));
        db.AddRange(About.NewFacts);
        About.Changed();
    }

    /// <summary>What of a promise is to be done by now; null when nothing is.</summary>
    internal DueConsequence? Due(PromiseRow promise, Charter charter, WorkCalendar calendar, DateTimeOffset now)
    {
        var history = History;
        var facts = history.ConvertAll(PromiseKeeper.ToFact).ToArray();
        foreach (var state in PromiseEngine.Replay(charter, calendar, facts, now.ToUnixTimeMilliseconds()))
        {
            var rule = charter.Rules[state.Rule];
            if (rule.Id != promise.Rule || history[state.OpenedBy].Seq != promise.OpenedBy)
                continue;
            return
                PromiseEngine.NextConsequence(PromiseKeeper.AsItWas(state, promise, now), rule, promise.StepDone)
                    is { } next
                && next.At <= now.ToUnixTimeMilliseconds()
                ? next
                : null;
        }
        return null;
    }
}
