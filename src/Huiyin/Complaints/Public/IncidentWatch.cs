using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
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
        var alike = await SayingTheSame(opened, register.Db);
        if (alike.Select(one => one.UnitCode).Append(home).Distinct(StringComparer.Ordinal).Count() < Households)
            return;
        var ids = alike.ConvertAll(one => one.Id);
        var proposal = await register
            .Db.Set<IncidentProposal>()
            .Where(p =>
                p.CommunityId == opened.CommunityId
                && p.State == ProposalState.Open
                && register
                    .Db.Set<IncidentCase>()
                    .Any(c => c.CommunityId == p.CommunityId && c.ProposalId == p.Id && ids.Contains(c.CaseId))
            )
            .FirstOrDefaultAsync();
        if (proposal is not null)
        {
            register.Db.Add(new IncidentCase(proposal, opened.Id, home));
            return;
        }
        proposal = new IncidentProposal(
            opened.CommunityId,
            opened.Place ?? BuildingOf(home),
            opened.Summary,
            register.Now
        );
        register.Db.Add(proposal);
        register.Db.Add(new IncidentCase(proposal, opened.Id, home));
        foreach (var one in alike)
            register.Db.Add(new IncidentCase(proposal, one.Id, one.UnitCode!));
        await Tell(opened, register);
    }

    /// <summary>Cases of the last day, of other households of the same building or of the same place, about the same.</summary>
    private static async Task<List<Case>> SayingTheSame(Case opened, HuiyinDb db)
    {
        var (community, id, from) = (opened.CommunityId, opened.Id, opened.ReceivedAt - Within);
        var (building, place) = (BuildingOf(opened.UnitCode!) + "-", opened.Place);
        var ruled = db.Set<IncidentProposal>()
            .Where(p => p.CommunityId == community && p.At >= from && p.State != ProposalState.Open)
            .Join(
                db.Set<IncidentCase>(),
                p => new { p.CommunityId, p.Id },
                c => new { c.CommunityId, Id = c.ProposalId },
                (p, c) => c.CaseId
            );
        var near = await db.Set<Case>()
            .AsNoTracking()
            .Where(c =>
                c.CommunityId == community
                && c.Id != id
                && c.ReceivedAt >= from
                && c.UnitCode != null
                && c.ParentId == null
                && !Harmless.Contains(c.Kind)
                && (c.UnitCode.StartsWith(building) || (place != null && c.Place == place))
                // What somebody has already ruled on is not proposed again.
                && !ruled.Contains(c.Id)
            )
            .OrderByDescending(c => c.ReceivedAt)
            .Take(MostLookedAt)
            .ToListAsync();
        return near.FindAll(one => Matters.Alike(opened, one));
    }

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
