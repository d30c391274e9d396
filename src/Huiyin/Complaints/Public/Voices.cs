using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints.Public;

/// <summary>As much of a case as tells whether it says the same as another.</summary>
internal sealed record Voice(
    CaseId Id,
    CaseId? ParentId,
    string UnitCode,
    DateTimeOffset ReceivedAt,
    RequestKind Kind,
    string? Category,
    string Summary
);

/// <summary>What other households said lately. Asked for with every new case, so only the columns that are compared are read.</summary>
internal static class Voices
{
    private const int MostLookedAt = 500;

    /// <summary>Of the same building or of the same place, the newest first.</summary>
    public static async Task<List<Voice>> Near(Case opened, DateTimeOffset from, HuiyinDb db)
    {
        var community = opened.CommunityId;
        var home = await db.Set<Unit>().FindAsync(community, opened.UnitId);
        var near = await InBuilding.To(db)(db, community, home!.BuildingId, from).ToListAsync();
        if (opened.Place is { } place)
            near.AddRange(await At.To(db)(db, community, place, from).ToListAsync());
        return Newest(near, opened);
    }

    /// <summary>Of the whole community, the newest first.</summary>
    public static async Task<List<Voice>> Everywhere(Case opened, DateTimeOffset from, HuiyinDb db) =>
        Newest(await InCommunity.To(db)(db, opened.CommunityId, from).ToListAsync(), opened);

    /// <summary>The cases that proposals already ruled on speak of.</summary>
    public static async Task<HashSet<CaseId>> RuledOn(Case opened, DateTimeOffset from, HuiyinDb db) =>
        [.. await Ruled.To(db)(db, opened.CommunityId, from).ToListAsync()];

    /// <summary>What is already proposed and not ruled on, and speaks of one of these.</summary>
    public static Task<IncidentProposal?> OpenProposal(Case opened, List<Voice> alike, HuiyinDb db) =>
        OpenAbout.To(db)(db, opened.CommunityId, alike.ConvertAll(one => one.Id));

    /// <summary>The cases that it speaks of so far.</summary>
    public static Task<HashSet<CaseId>> Of(IncidentProposal proposal, HuiyinDb db) =>
        db.Set<IncidentCase>()
            .Where(c => c.CommunityId == proposal.CommunityId && c.ProposalId == proposal.Id)
            .Select(c => c.CaseId)
            .ToHashSetAsync();

    private static List<Voice> Newest(List<Voice> heard, Case opened) =>
        [
            .. heard
                .Where(one => one.Id != opened.Id && one.ParentId is null)
                .DistinctBy(one => one.Id)
                .OrderByDescending(one => one.ReceivedAt)
                .Take(MostLookedAt),
        ];

    /// <summary>By the units' ids, under which the cases of a building lie together.</summary>
    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, BuildingId, DateTimeOffset, IAsyncEnumerable<Voice>>
    > InBuilding = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, BuildingId building, DateTimeOffset from) =>
                db.Set<Case>()
                    .Where(c =>
                        c.CommunityId == community
                        && c.ReceivedAt >= from
                        && db.Set<Unit>()
                            .Where(u => u.CommunityId == community && u.BuildingId == building)
                            .Select(u => (UnitId?)u.Id)
                            .Contains(c.UnitId)
                    )
                    .Select(c => new Voice(c.Id, c.ParentId, c.UnitCode!, c.ReceivedAt, c.Kind, c.Category, c.Summary))
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, string, DateTimeOffset, IAsyncEnumerable<Voice>>
    > At = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, string place, DateTimeOffset from) =>
                db.Set<Case>()
                    .Where(c =>
                        c.CommunityId == community && c.ReceivedAt >= from && c.Place == place && c.UnitCode != null
                    )
                    .Select(c => new Voice(c.Id, c.ParentId, c.UnitCode!, c.ReceivedAt, c.Kind, c.Category, c.Summary))
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, DateTimeOffset, IAsyncEnumerable<Voice>>
    > InCommunity = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, DateTimeOffset from) =>
                db.Set<Case>()
                    .Where(c => c.CommunityId == community && c.ReceivedAt >= from && c.UnitCode != null)
                    .OrderByDescending(c => c.ReceivedAt)
                    .Take(MostLookedAt)
                    .Select(c => new Voice(c.Id, c.ParentId, c.UnitCode!, c.ReceivedAt, c.Kind, c.Category, c.Summary))
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, DateTimeOffset, IAsyncEnumerable<CaseId>>
    > Ruled = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, DateTimeOffset since) =>
                from p in db.Set<IncidentProposal>()
                join c in db.Set<IncidentCase>()
                    on new { p.CommunityId, p.Id } equals new { c.CommunityId, Id = c.ProposalId }
                where p.CommunityId == community && p.At >= since && p.State != ProposalState.Open
                select c.CaseId
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, List<CaseId>, Task<IncidentProposal?>>
    > OpenAbout = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, List<CaseId> alike) =>
                (
                    from c in db.Set<IncidentCase>()
                    join p in db.Set<IncidentProposal>()
                        on new { c.CommunityId, Id = c.ProposalId } equals new { p.CommunityId, p.Id }
                    where c.CommunityId == community && alike.Contains(c.CaseId) && p.State == ProposalState.Open
                    select p
                ).FirstOrDefault()
        )
    );
}
