using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>What is written of one case besides itself.</summary>
/// <param name="Timeline">From the first fact to the last.</param>
/// <param name="Promises">In the order of the facts that opened them, then of their rules.</param>
/// <param name="Kin">Its parent and its children, what its follow-ups brought up and in whose follow-up it was brought up.</param>
internal sealed record CaseRecord(
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<PromiseRow> Promises,
    IReadOnlyList<CaseKin> Kin
)
{
    public static CaseRecord Of(
        IEnumerable<TimelineEntry> facts,
        IEnumerable<PromiseRow> promises,
        IReadOnlyList<CaseKin> kin
    ) =>
        new(
            [.. facts.OrderBy(f => f.Seq)],
            [.. promises.OrderBy(p => p.OpenedBy).ThenBy(p => p.Rule, StringComparer.Ordinal)],
            kin
        );
}

/// <summary>A case that another one led to, or that led to it.</summary>
internal sealed record CaseKin(CaseId Id, string Number, CaseStatus Status, CaseId? ParentId, CaseId? RaisedInId);

/// <summary>The questions that are asked with every answer about a case.</summary>
internal static class CaseQueries
{
    public static StandingQuestion<Func<HuiyinDb, CommunityId, CaseId, Task<Case?>>> ById { get; } =
        new(() =>
            EF.CompileAsyncQuery(
                (HuiyinDb db, CommunityId community, CaseId id) =>
                    db.Set<Case>().SingleOrDefault(c => c.CommunityId == community && c.Id == id)
            )
        );

    public static StandingQuestion<Func<HuiyinDb, CommunityId, string, Task<Case?>>> ByNumber { get; } =
        new(() =>
            EF.CompileAsyncQuery(
                (HuiyinDb db, CommunityId community, string number) =>
                    db.Set<Case>().SingleOrDefault(c => c.CommunityId == community && c.Number == number)
            )
        );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, IAsyncEnumerable<TimelineEntry>>
    > Timeline = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id) =>
                db.Set<TimelineEntry>().AsNoTracking().Where(t => t.CommunityId == community && t.CaseId == id)
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, IAsyncEnumerable<PromiseRow>>
    > Promises = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id) =>
                db.Set<PromiseRow>().AsNoTracking().Where(p => p.CommunityId == community && p.CaseId == id)
        )
    );

    /// <summary>Side by side, each by its own index: asked with "or", SQLite goes through the whole community.</summary>
    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, CaseId?, CaseId?, IAsyncEnumerable<CaseKin>>
    > Kin = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id, CaseId? parent, CaseId? raisedIn) =>
                db.Set<Case>()
                    .Where(c => c.CommunityId == community && c.ParentId == id)
                    .Concat(db.Set<Case>().Where(c => c.CommunityId == community && c.RaisedInId == id))
                    .Concat(db.Set<Case>().Where(c => c.CommunityId == community && c.Id == parent))
                    .Concat(db.Set<Case>().Where(c => c.CommunityId == community && c.Id == raisedIn))
                    .Select(c => new CaseKin(c.Id, c.Number, c.Status, c.ParentId, c.RaisedInId))
        )
    );

    public static async Task<CaseRecord> Record(HuiyinDb db, Case about) =>
        CaseRecord.Of(
            await Timeline.To(db)(db, about.CommunityId, about.Id).ToListAsync(),
            await Promises.To(db)(db, about.CommunityId, about.Id).ToListAsync(),
            await Kin.To(db)(db, about.CommunityId, about.Id, about.ParentId, about.RaisedInId).ToListAsync()
        );
}
