using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>
/// 离任: somebody works here no more. They are out at once, what they owe passes on, and what they did keeps their name.
/// </summary>
internal static class EndMembership
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapChange<Nothing>("/api/v1/staff/{login}", Operation.KeepStaff, (_, http) => On(http), HttpMethods.Delete)
            .WithTags("setting up")
            .WithSummary("Ends somebody's work in this community")
            .WithDescription(
                "Their sessions and tokens end here at once, and what they owe passes on. What they did keeps their name. "
                    + "Whoever works in no other community cannot sign in any more."
            )
            .Produces(StatusCodes.Status204NoContent);
    }

    public static async Task<Outcome<Reply>> On(HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().WholeMilliseconds();
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        if (roster.Find((string?)http.GetRouteValue("login")) is not { } member)
            return Refusal.NotFound;
        if (await db.Set<Membership>().FindAsync(me.CommunityId, member.Id) is not { LeftAt: null } membership)
            return Refusal.NotFound;
        if (!await Administered.Reaches(me.CommunityId, membership.Roles, db, me))
            return TakeOnStaff.AboveYou;
        if (await TakeOnStaff.IsLastKeeper(membership, [], db))
            return TakeOnStaff.LastKeeper(member.Name, field: null);

        membership.End(now);
        if (!await db.Set<Membership>().AnyAsync(m => m.StaffId == member.Id && m.CommunityId != me.CommunityId))
        {
            (await db.Set<Account>().SingleAsync(a => a.Id == member.Id)).Leave(now);
            await services.GetRequiredService<Tokens>().EndAll(member.Id);
        }
        await Unplan(me.CommunityId, member.Id, db, now);
        db.Add(new AuditEntry(me.CommunityId, "MembershipEnded", $"staff:{member.Login}", member.Name, me.Actor, now));
        await services.PassOn(me.CommunityId, [member.Id]);
        return Reply.Nothing;
    }

    /// <summary>No shift, no leave and no unit waits for one who is gone; what is past of them stays.</summary>
    private static async Task Unplan(CommunityId community, StaffId gone, HuiyinDb db, DateTimeOffset now)
    {
        var shifts = db.Set<Shift>().Where(s => s.CommunityId == community && s.StaffId == gone && s.To > now);
        foreach (var shift in await shifts.ToListAsync())
        {
            if (shift.From >= now)
                db.Remove(shift);
            else
                shift.End(now);
        }
        var absences = db.Set<Absence>().Where(a => a.CommunityId == community && a.StaffId == gone && a.To > now);
        foreach (var absence in await absences.ToListAsync())
        {
            if (absence.From >= now)
                db.Remove(absence);
            else
                absence.End(now);
        }
        foreach (
            var unit in await db.Set<Unit>().Where(u => u.CommunityId == community && u.StewardId == gone).ToListAsync()
        )
            unit.LookedAfterBy(null);
    }
}
