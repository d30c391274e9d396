using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Search.Public;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Estate;

/// <summary>住户 in the search box: by name, its pinyin or initials, a whole telephone number, or the unit.</summary>
internal sealed class ResidentFinder(ResidentSearch search) : IFinder
{
    public string Kind => "residents";
    public string Title => T("住户");
    public int Place => 2;
    public Operation Needs => Operation.SeeEstate;

    public async Task<FoundGroup> Find(Asked asked)
    {
        var found = await search.Find(asked.Community, asked.Text, asked.Limit);
        return new FoundGroup([.. found.Where(f => f.Person is not null).Select(Line)]);
    }

    private Found Line(FoundResident found)
    {
        var person = found.Person!;
        var sub = new[] { found.Unit, found.Tie is { } tie ? TieName(tie) : null, search.PhoneOf(person)?.Masked() };
        return new Found(
            person.Id.Value.ToString(),
            person.Name,
            string.Join(" · ", sub.OfType<string>()),
            found.Unit is null
                ? $"/cases?status=all&q={Uri.EscapeDataString(person.Name)}"
                : UnitFinder.PageOf(found.Unit)
        );
    }

    private static string TieName(TieKind tie) =>
        tie switch
        {
            TieKind.Owner => T("业主"),
            TieKind.Occupant => T("住户"),
            TieKind.Tenant => T("租户"),
        };
}

/// <summary>房屋 in the search box: by the beginning of the code, or the room's number alone.</summary>
internal sealed class UnitFinder(HuiyinDb db) : IFinder
{
    private const int LongestRoom = 5;

    public string Kind => "units";
    public string Title => T("房屋");
    public int Place => 3;
    public Operation Needs => Operation.SeeEstate;

    public static string PageOf(string unit) => $"/estate/units/{Uri.EscapeDataString(unit)}";

    public async Task<FoundGroup> Find(Asked asked)
    {
        if (!asked.Text.Any(char.IsAsciiDigit) || UnitCode.Beginning(asked.Text) is not { } beginning)
            return FoundGroup.Nothing;
        var community = asked.Community;
        var room = "-" + beginning;
        var units = db.Set<Unit>().AsNoTracking().Where(u => u.CommunityId == community);
        units =
            beginning.Length <= LongestRoom && !beginning.Contains('-', StringComparison.Ordinal)
                ? units.Where(u => u.Code.StartsWith(beginning) || u.Code.EndsWith(room))
                : units.Where(u => u.Code.StartsWith(beginning));
        var found = await units
            .OrderBy(u => u.Code)
            .Take(asked.Limit)
            .Select(u => new
            {
                u.Code,
                u.UnitType,
                u.State,
            })
            .ToListAsync();
        return new FoundGroup([
            .. found.Select(u => new Found(
                u.Code,
                u.Code,
                string.Join(" · ", new[] { u.UnitType, u.State }.OfType<string>()),
                PageOf(u.Code)
            )),
        ]);
    }
}
