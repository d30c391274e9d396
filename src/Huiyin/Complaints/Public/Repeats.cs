using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints.Public;

/// <summary>
/// 多次提出 (R-043 a): what the same home or the same telephone complained of before, about the same thing, within ninety
/// days and never solved. Found by the system, so that nobody has to remember it; a ground for critical.
/// </summary>
internal static class Repeats
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(90);

    private const int MostLookedAt = 100;
    private const int MostShown = 10;

    public static async Task<IReadOnlyList<Case>> Of(Case about, HuiyinDb db)
    {
        if (about.Kind != RequestKind.Complaint || (about.UnitId is null && about.ContactPhoneIndex is null))
            return [];
        var (community, id, from, until) = (about.CommunityId, about.Id, about.ReceivedAt - Within, about.ReceivedAt);
        var found = new List<Case>();
        if (about.UnitId is { } unit)
            found.AddRange(await OfUnit.To(db)(db, community, id, unit, from, until).ToListAsync());
        if (about.ContactPhoneIndex is { } phone)
            found.AddRange(await OfPhone.To(db)(db, community, id, phone, from, until).ToListAsync());
        var matter = new Matter(about);
        return
        [
            .. found
                .DistinctBy(c => c.Id)
                .Where(c => matter.IsIn(c.Category, c.Summary))
                .OrderByDescending(c => c.ReceivedAt)
                .Take(MostShown),
        ];
    }

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, UnitId, DateTimeOffset, DateTimeOffset, IAsyncEnumerable<Case>>
    > OfUnit = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id, UnitId unit, DateTimeOffset from, DateTimeOffset until) =>
                db.Set<Case>()
                    .AsNoTracking()
                    .Where(c =>
                        c.CommunityId == community
                        && c.Id != id
                        && c.UnitId == unit
                        && c.Kind == RequestKind.Complaint
                        && c.ReceivedAt >= from
                        && c.ReceivedAt <= until
                        && c.Status != CaseStatus.Closed
                        && c.Status != CaseStatus.Withdrawn
                    )
                    .OrderByDescending(c => c.ReceivedAt)
                    .Take(MostLookedAt)
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, byte[], DateTimeOffset, DateTimeOffset, IAsyncEnumerable<Case>>
    > OfPhone = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id, byte[] phone, DateTimeOffset from, DateTimeOffset until) =>
                db.Set<Case>()
                    .AsNoTracking()
                    .Where(c =>
                        c.CommunityId == community
                        && c.Id != id
                        && c.ContactPhoneIndex == phone
                        && c.Kind == RequestKind.Complaint
                        && c.ReceivedAt >= from
                        && c.ReceivedAt <= until
                        && c.Status != CaseStatus.Closed
                        && c.Status != CaseStatus.Withdrawn
                    )
                    .OrderByDescending(c => c.ReceivedAt)
                    .Take(MostLookedAt)
        )
    );
}

/// <summary>What a case is about, to be found in others.</summary>
internal sealed class Matter
{
    private readonly string? category;
    private readonly List<string> telling;

    public Matter(Case about) => (category, telling) = (about.Category, [.. Telling(about.Summary)]);

    /// <summary>It says nothing that another could say too.</summary>
    public bool IsUnclear => category is null && telling.Count == 0;

    /// <summary>The same category, or a telling word that both say.</summary>
    public bool IsIn(string? other, string summary) =>
        (category is not null && category == other)
        || telling.Exists(word => summary.Contains(word, StringComparison.Ordinal));

    /// <summary>投诉 itself tells nothing of what it is about.</summary>
    private static IEnumerable<string> Telling(string words) =>
        KindSuggestion
            .TellingWords(words)
            .Where(word => word is not ("投诉" or "不满" or "希望增加" or "建议"))
            .Concat(Things.Where(thing => words.Contains(thing, StringComparison.Ordinal)));

    /// <summary>What people complain of, beside what they call in for.</summary>
    private static readonly string[] Things =
    [
        "电梯",
        "车位",
        "停车",
        "垃圾",
        "异味",
        "装修",
        "宠物",
        "狗",
        "门禁",
        "监控",
        "热水",
        "暖气",
        "水压",
        "噪声",
        "施工",
        "楼道",
        "车库",
        "路灯",
        "消防",
        "绿化",
        "快递",
        "收费",
    ];
}
