using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Estate;

/// <summary>A steward for all units of a building at once.</summary>
internal sealed record AppointForBuilding(string? Building, string? Staff)
{
    public static async Task<Outcome<Reply>> On(AppointForBuilding input, HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        if (roster.Find(input.Staff) is not { } steward)
            return Refusal.Invalid("staff", "请选择管家。");
        if (string.IsNullOrWhiteSpace(input.Building))
            return Refusal.Invalid("building", "请选择楼栋。");
        var units = await db.Set<Unit>()
            .Where(u => u.CommunityId == me.CommunityId && u.Code.StartsWith(input.Building + "-"))
            .ToListAsync();
        if (units.Count == 0)
            return Refusal.Invalid("building", "没有 {0} 号楼。", input.Building);
        units.ForEach(unit => unit.LookedAfterBy(steward.Id));
        return new Reply(
            StatusCodes.Status303SeeOther,
            null,
            $"/estate?building={Uri.EscapeDataString(input.Building)}"
        );
    }
}

/// <summary>Somebody moves out: the tie ends, the history stays.</summary>
internal sealed record EndTie(Guid? Resident)
{
    public static async Task<Outcome<Reply>> On(EndTie input, HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var records = services.GetRequiredService<EstateRecords>();
        if (
            UnitCode.Parse((string)http.GetRouteValue("code")!).Refused(out var code, out _)
            || await records.Find(code) is not { } unit
        )
            return Refusal.NotFound;
        var resident = new ResidentId(input.Resident ?? Guid.Empty);
        var ties = await db.Set<Tie>()
            .Where(t =>
                t.CommunityId == me.CommunityId && t.UnitId == unit.Id && t.ResidentId == resident && t.Until == null
            )
            .ToListAsync();
        if (ties.Count == 0)
            return Refusal.Invalid("resident", "这位住户已经迁出。");
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        ties.ForEach(tie => tie.End(now));
        return new Reply(StatusCodes.Status303SeeOther, null, $"/estate/units/{unit.Code}");
    }
}
