using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
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
        var (db, from) = (register.Db, opened.ReceivedAt - Within);
        var (matter, supply) = (new Matter(opened), SupplyOf(opened.Summary));
        List<Voice> alike = [];
        if (!matter.IsUnclear)
            alike = await Enough(await Voices.Near(opened, from, db), one => matter.IsIn(one.Category, one.Summary));
        var spreads = alike.Count == 0 && supply is not null;
        if (spreads)
            alike = await Enough(await Voices.Everywhere(opened, from, db), one => SupplyOf(one.Summary) == supply);
        if (alike.Count > 0 && (!spreads || BuildingsOf(alike) >= Buildings))
            await Propose(opened, home, alike, spreads, register);

        // What somebody has already ruled on is not proposed again.
        async Task<List<Voice>> Enough(List<Voice> heard, Func<Voice, bool> saysTheSame)
        {
            var same = heard.Where(one => !Harmless.Contains(one.Kind)).Where(saysTheSame).ToList();
            if (!AreEnough(same))
                return [];
            var ruled = await Voices.RuledOn(opened, from, db);
            return same.FindAll(one => !ruled.Contains(one.Id)) is var left && AreEnough(left) ? left : [];
        }

        bool AreEnough(List<Voice> same) =>
            same.Select(one => one.UnitCode).Append(home).Distinct(StringComparer.Ordinal).Count() >= Households;

        int BuildingsOf(List<Voice> same) =>
            same.Select(one => one.UnitCode).Append(home).DistinctBy(BuildingOf).Count();
    }

    private static async Task Propose(Case opened, string home, List<Voice> alike, bool spreads, CaseRegister register)
    {
        var db = register.Db;
        var proposal = await Voices.OpenProposal(opened, alike, db);
        if (proposal is not null)
        {
            if (spreads)
            {
                proposal.Spread(T("多栋楼"));
                // Who said it before, one here and one there, belongs to it now.
                var known = await Voices.Of(proposal, db);
                foreach (var one in alike.Where(one => !known.Contains(one.Id)))
                    db.Add(new IncidentCase(proposal, one.Id, one.UnitCode));
            }
            db.Add(new IncidentCase(proposal, opened.Id, home));
            return;
        }
        proposal = new IncidentProposal(
            opened.CommunityId,
            spreads ? T("多栋楼") : opened.Place ?? BuildingOf(home),
            opened.Summary,
            register.Now
        );
        db.Add(proposal);
        db.Add(new IncidentCase(proposal, opened.Id, home));
        foreach (var one in alike)
            db.Add(new IncidentCase(proposal, one.Id, one.UnitCode));
        await Tell(opened, register);
    }

    private static string[]? SupplyOf(string summary) =>
        Array.Find(Supplies, words => words.Any(word => summary.Contains(word, StringComparison.Ordinal)));

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
