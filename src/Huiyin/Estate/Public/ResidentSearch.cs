using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Estate.Public;

/// <summary>Somebody in a unit, or a unit in which nobody is known.</summary>
internal sealed record FoundResident(Resident? Person, string? Unit, TieKind? Tie);

/// <summary>
/// Finds residents by whatever the caller says first: a whole telephone number, a name or its beginning, pinyin or
/// initials, a unit or the beginning of one. Always within one community.
/// </summary>
internal sealed class ResidentSearch(HuiyinDb db, PersonalData personal)
{
    private const int ShortestPhone = 7;
    private const int ShortestRoom = 3;
    private static readonly string[] FormsOfAddress =
    [
        "先生",
        "小姐",
        "女士",
        "太太",
        "师傅",
        "阿姨",
        "大爷",
        "叔叔",
        "老师",
    ];
    private static readonly string[] UnitWords = ["号楼", "栋", "幢", "座", "单元", "#", "/", "—", "－", " "];

    public Task<Resident?> Find(CommunityId community, ResidentId id) =>
        db.Set<Resident>().AsNoTracking().SingleOrDefaultAsync(r => r.CommunityId == community && r.Id == id);

    /// <summary>The number in full; the caller has checked that it may be used.</summary>
    public PhoneNumber? PhoneOf(Resident resident) =>
        resident.Phone is { } phone
        && PhoneNumber.TryParse(
            personal.Reveal(phone, new(resident.CommunityId, "estate_residents", resident.Id.Value, "phone")),
            out var number
        )
            ? number
            : null;

    public byte[] IndexOf(CommunityId community, PhoneNumber phone) => personal.BlindIndex(community, phone);

    public async Task<IReadOnlyList<FoundResident>> Find(CommunityId community, string? words, int limit)
    {
        var text = FullWidth.Narrow(words ?? "").Trim();
        if (text.Length is 0 or > 60)
            return [];
        if (text.Count(char.IsAsciiDigit) >= ShortestPhone && PhoneNumber.TryParse(text, out var phone))
        {
            var index = IndexOf(community, phone);
            return await Tied(People(community).Where(r => r.PhoneIndex == index), community, limit);
        }
        if (text.Any(char.IsAsciiDigit))
            return await InUnits(community, text, limit);
        return text.All(c => char.IsAsciiLetter(c) || c is ' ' or '\'')
            ? await BySound(community, text, limit)
            : await ByName(community, text, limit);
    }

    /// <summary>Everybody whose number this is; families share one.</summary>
    public Task<IReadOnlyList<FoundResident>> Having(CommunityId community, byte[] phoneIndex, int limit) =>
        Tied(People(community).Where(r => r.PhoneIndex == phoneIndex), community, limit);

    /// <summary>The people of one unit.</summary>
    public async Task<IReadOnlyList<FoundResident>> In(CommunityId community, UnitId unit, int limit) =>
        await (
            from t in db.Set<Tie>().AsNoTracking()
            join r in db.Set<Resident>().AsNoTracking()
                on new { t.CommunityId, Id = t.ResidentId } equals new { r.CommunityId, r.Id }
            join u in db.Set<Unit>().AsNoTracking()
                on new { t.CommunityId, Id = t.UnitId } equals new { u.CommunityId, u.Id }
            where t.CommunityId == community && t.UnitId == unit && t.Until == null
            orderby t.Kind, t.From
            select new FoundResident(r, u.Code, t.Kind)
        )
            .Take(limit)
            .ToListAsync();

    private IQueryable<Resident> People(CommunityId community) =>
        db.Set<Resident>().AsNoTracking().Where(r => r.CommunityId == community);

    private async Task<IReadOnlyList<FoundResident>> ByName(CommunityId community, string text, int limit)
    {
        var address = FormsOfAddress.FirstOrDefault(a =>
            text.Length > a.Length && text.EndsWith(a, StringComparison.Ordinal)
        );
        var surname = address is null ? text : text[..^address.Length];
        var found = await Tied(People(community).Where(r => r.Name.StartsWith(text)), community, limit);
        if (found.Count > 0 || address is null)
            return found.Count > 0
                ? found
                : await Tied(People(community).Where(r => r.Name.Contains(text)), community, limit);
        return await Tied(People(community).Where(r => r.Name.StartsWith(surname)), community, limit);
    }

    private Task<IReadOnlyList<FoundResident>> BySound(CommunityId community, string text, int limit)
    {
        var sound = string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();
        var within = " " + sound;
        // A name in letters stands for itself.
        return Tied(
            People(community)
                .Where(r => r.NameKeys.StartsWith(sound) || r.NameKeys.Contains(within) || r.Name.StartsWith(text)),
            community,
            limit
        );
    }

    private async Task<IReadOnlyList<FoundResident>> InUnits(CommunityId community, string text, int limit)
    {
        var units = Units(community, text);
        return units is null
            ? await ByName(community, text, limit)
            : await (
                from u in units.OrderBy(u => u.Code).Take(limit)
                join t in db.Set<Tie>().AsNoTracking().Where(t => t.Until == null)
                    on new { u.CommunityId, u.Id } equals new { t.CommunityId, Id = t.UnitId }
                    into ties
                from t in ties.DefaultIfEmpty()
                join r in db.Set<Resident>().AsNoTracking()
                    on new { t.CommunityId, Id = t.ResidentId } equals new { r.CommunityId, r.Id }
                    into people
                from r in people.DefaultIfEmpty()
                orderby u.Code, t.Kind
                select new FoundResident(r, u.Code, (TieKind?)t.Kind)
            )
                .Take(limit)
                .ToListAsync();
    }

    /// <summary>3-1-15, 3栋1单元, 3 1502 (building and room) or 1502 (a room in any building); null when it is no unit.</summary>
    private IQueryable<Unit>? Units(CommunityId community, string text)
    {
        var folded = UnitWords.Aggregate(
            text.ToUpperInvariant(),
            (at, word) => at.Replace(word, "-", StringComparison.Ordinal)
        );
        var parts = folded.TrimEnd('室', '号').Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 3 || parts.Any(p => p.Length > 8 || !p.All(char.IsAsciiLetterOrDigit)))
            return null;
        var units = db.Set<Unit>().AsNoTracking().Where(u => u.CommunityId == community);
        var beginning = string.Join('-', parts);
        if (parts.Length == 1 && beginning.Length >= ShortestRoom)
            return units.Where(u => u.Room == beginning || u.Code.StartsWith(beginning));
        if (parts.Length == 2)
        {
            var (building, room) = (parts[0] + "-", parts[1]);
            return units.Where(u =>
                u.Code.StartsWith(beginning) || (u.Code.StartsWith(building) && u.Room.StartsWith(room))
            );
        }
        // 3 alone means building 3, not 30 and 31 as well.
        var start = parts.Length == 1 ? beginning + "-" : beginning;
        return units.Where(u => u.Code.StartsWith(start));
    }

    private async Task<IReadOnlyList<FoundResident>> Tied(
        IQueryable<Resident> people,
        CommunityId community,
        int limit
    ) =>
        await (
            from r in people.OrderBy(r => r.Name).ThenBy(r => r.Id).Take(limit)
            join t in db.Set<Tie>().AsNoTracking().Where(t => t.CommunityId == community && t.Until == null)
                on new { r.CommunityId, r.Id } equals new { t.CommunityId, Id = t.ResidentId }
                into ties
            from t in ties.DefaultIfEmpty()
            join u in db.Set<Unit>().AsNoTracking()
                on new { t.CommunityId, Id = t.UnitId } equals new { u.CommunityId, u.Id }
                into units
            from u in units.DefaultIfEmpty()
            orderby r.Name, r.Id, u.Code
            select new FoundResident(r, u.Code, (TieKind?)t.Kind)
        )
            .Take(limit)
            .ToListAsync();
}
