using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints.Public;

/// <summary>
/// 多户反映同一件事: five households of one building or place who say the same within a day propose an incident;
/// where it is a supply that fails, of the whole community. Whether it is one, somebody decides.
/// </summary>
internal static class IncidentWatch
{
    /// <summary>From how many households on.</summary>
    public const int Households = 5;

    /// <summary>In how many buildings a supply must fail before it is more than a trouble of theirs.</summary>
    private const int Buildings = 3;

    private static readonly TimeSpan Within = TimeSpan.FromHours(24);
    private const int MostLookedAt = 500;

    /// <summary>What is no trouble that spreads.</summary>
    private static readonly RequestKind[] Harmless =
    [
        RequestKind.Compliment,
        RequestKind.Suggestion,
        RequestKind.PaidService,
    ];

    /// <summary>What comes to every home through the same pipe or line, and how people say that it does not.</summary>
    private static readonly string[][] Supplies =
    [
        ["停水", "没水", "没有水", "断水", "没来水"],
        ["停电", "断电", "没电了", "没有电了", "家里没电"],
        ["停气", "没燃气", "没有燃气", "没煤气", "没有煤气"],
        ["停暖", "没暖气", "没有暖气", "暖气不热", "不供暖"],
        ["没热水", "没有热水", "停热水"],
        ["断网", "没网络", "没有网络", "上不了网"],
        ["水浑", "水黄", "黄水", "水有异味"],
    ];

    public static async Task Look(Case opened, CaseRegister register)
    {
        if (opened.UnitCode is not { } home || Harmless.Contains(opened.Kind))
            return;
        var alike = await SayingTheSame(opened, register.Db);
        var near = alike.FindAll(one => IsNear(opened, one));
        var spreads = !IsEnough(near);
        if (!spreads)
            alike = near;
        else if (!IsEnough(alike) || alike.Append(opened).DistinctBy(BuildingOf).Count() < Buildings)
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
            if (spreads)
                proposal.Spread(T("多栋楼"));
            register.Db.Add(new IncidentCase(proposal, opened.Id, home));
            return;
        }
        proposal = new IncidentProposal(
            opened.CommunityId,
            spreads ? T("多栋楼") : opened.Place ?? BuildingOf(opened),
            opened.Summary,
            register.Now
        );
        register.Db.Add(proposal);
        register.Db.Add(new IncidentCase(proposal, opened.Id, home));
        foreach (var one in alike)
            register.Db.Add(new IncidentCase(proposal, one.Id, one.UnitCode!));
        await Tell(opened, register);

        bool IsEnough(List<Case> others) =>
            others.Select(one => one.UnitCode).Append(home).Distinct(StringComparer.Ordinal).Count() >= Households;
    }

    /// <summary>Cases of the last day, of other households of the same building or place, or without the same supply, about the same.</summary>
    private static async Task<List<Case>> SayingTheSame(Case opened, HuiyinDb db)
    {
        var (community, id, from) = (opened.CommunityId, opened.Id, opened.ReceivedAt - Within);
        var (building, place) = (BuildingOf(opened) + "-", opened.Place);
        var supply = SupplyOf(opened);
        var everywhere = supply is not null;
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
                && (everywhere || c.UnitCode.StartsWith(building) || (place != null && c.Place == place))
                // What somebody has already ruled on is not proposed again.
                && !ruled.Contains(c.Id)
            )
            .OrderByDescending(c => c.ReceivedAt)
            .Take(MostLookedAt)
            .ToListAsync();
        return near.FindAll(one =>
            (everywhere && SupplyOf(one) == supply) || (IsNear(opened, one) && Matters.Alike(opened, one))
        );
    }

    private static bool IsNear(Case opened, Case one) =>
        BuildingOf(one) == BuildingOf(opened) || (opened.Place is { } place && one.Place == place);

    private static string[]? SupplyOf(Case about) =>
        Array.Find(Supplies, words => words.Any(word => about.Summary.Contains(word, StringComparison.Ordinal)));

    private static string BuildingOf(Case about) => about.UnitCode!.Split('-')[0];

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
