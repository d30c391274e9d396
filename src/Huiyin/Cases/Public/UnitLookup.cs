using Huiyin.Estate.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <summary>Finds the unit that somebody named.</summary>
internal sealed record UnitLookup(HuiyinDb Db, CommunityId Community, string? Code)
{
    /// <summary>Null when no unit was named; a refusal when there is none of that name.</summary>
    public async Task<Outcome<Unit?>> Located()
    {
        if (string.IsNullOrWhiteSpace(Code))
            return (Unit?)null;
        if (UnitCode.Parse(Code).Refused(out var code, out var no))
            return no;
        var text = code.ToString();
        // Tracked, because whose duty it is to look after the unit is asked next.
        var unit = await ByCode.To(Db)(Db, Community, text);
        return unit is null ? Refusal.Invalid("unit", "没有 {0} 这个房号。", text) : unit;
    }

    private static readonly StandingQuestion<Func<HuiyinDb, CommunityId, string, Task<Unit?>>> ByCode = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, string code) =>
                db.Set<Unit>().SingleOrDefault(u => u.CommunityId == community && u.Code == code)
        )
    );
}
