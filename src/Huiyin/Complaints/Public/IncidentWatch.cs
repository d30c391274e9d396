using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints.Public;

/// <summary>
/// 多户反映同一件事: five households of one building or place who say the same within a day propose an incident.
/// Whether it is one, somebody decides.
/// </summary>
internal static class IncidentWatch
{
    /// <summary>From how many households on.</summary>
    public const int Households = 5;

    private static readonly TimeSpan Within = TimeSpan.FromHours(24);
    private const int MostLookedAt = 500;

    /// <summary>What is no trouble that spreads.</summary>
    private static readonly RequestKind[] Harmless =
    [
        RequestKind.Compliment,
        RequestKind.Suggestion,
        RequestKind.PaidService,
    ];

    public static async Task Look(Case opened, CaseRegister register)
    {
        if (opened.UnitCode is not { } home || Harmless.Contains(opened.Kind))
            return;
        var matter = new Matter(opened);
        if (matter.IsUnclear)
            return;
        var (db, community) = (register.Db, opened.CommunityId);
        var near = await Near(opened, db);
        if (!AreEnough(home, near.Where(SaysTheSame)))
            return;
        var ruled = await Ruled.To(db)(db, community, opened.ReceivedAt - Within).ToListAsync();
        var alike = near.ExceptBy(ruled, one => one.Id).Take(MostLookedAt).Where(SaysTheSame).ToList();
        if (!AreEnough(home, alike))
            return;
        var proposal = await OpenAbout.To(db)(db, community, alike.ConvertAll(one => one.Id));
        if (proposal is not null)
        {
            db.Add(new IncidentCase(proposal, opened.Id, home));
            return;
        }
        proposal = new IncidentProposal(community, opened.Place ?? BuildingOf(home), opened.Summary, register.Now);
        db.Add(proposal);
        db.Add(new IncidentCase(proposal, opened.Id, home));
        foreach (var one in alike)
            db.Add(new IncidentCase(proposal, one.Id, one.UnitCode));
        await Tell(opened, register);

        bool SaysTheSame(Voice one) => matter.IsIn(one.Category, one.Summary);
    }

    private static bool AreEnough(string home, IEnumerable<Voice> alike) =>
        alike.Select(one => one.UnitCode).Append(home).Distinct(StringComparer.Ordinal).Count() >= Households;

    /// <summary>The cases of the last day, of the same building or of the same place, the newest first.</summary>
    private static async Task<List<Voice>> Near(Case opened, HuiyinDb db)
    {
        var (community, from) = (opened.CommunityId, opened.ReceivedAt - Within);
        var home = await db.Set<Unit>().FindAsync(community, opened.UnitId);
        var near = await InBuilding.To(db)(db, community, home!.BuildingId, from).ToListAsync();
        if (opened.Place is { } place)
            near.AddRange(await At.To(db)(db, community, place, from).ToListAsync());
        return
        [
            .. near.Where(one => one.Id != opened.Id && one.ParentId is null && !Harmless.Contains(one.Kind))
                .DistinctBy(one => one.Id)
                .OrderByDescending(one => one.ReceivedAt),
        ];
    }

    /// <summary>As much of a case as tells whether it says the same.</summary>
    private sealed record Voice(
        CaseId Id,
        CaseId? ParentId,
        string UnitCode,
        DateTimeOffset ReceivedAt,
        RequestKind Kind,
        string? Category,
        string Summary
    );

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

    /// <summary>What somebody has already ruled on is not proposed again.</summary>
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

    /// <summary>What is already proposed and says the same.</summary>
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

    private static string BuildingOf(string unit) => unit.Split('-')[0];

    private static async Task Tell(Case opened, CaseRegister register)
    {
        var roster = await register.Roster();
        var holders = await DutyHolders.Of(opened, register.Db, roster, register.Now);
        var text = T("{0} 等 {1} 户反映：{2}", opened.UnitCode, Households, opened.Summary);
        foreach (
            var told in new[]
            {
                holders.Holding(DutyRole.ServiceSupervisor),
                holders.Holding(DutyRole.ProjectManager),
            }.Distinct()
        )
            register.Tell(told, "incident", text, opened);
    }
}
