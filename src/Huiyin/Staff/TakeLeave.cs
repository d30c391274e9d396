using System.Globalization;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>
/// 请假: leave of absence, with the deputy. Everybody takes their own; for others it needs <see cref="Operation.KeepDuties"/>.
/// What they owe passes on the moment it begins, without waiting for them.
/// </summary>
internal sealed record TakeLeave(DateTimeOffset? From, DateTimeOffset? To, string? Deputy)
{
    public static async Task<Outcome<Reply>> On(TakeLeave input, string? login, HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        if (Whose(login, roster, me).Refused(out var member, out var no))
            return no;
        if (input is not { From: { } from, To: { } to } || to <= from)
            return Refusal.Invalid("to", "请写明从何时到何时，结束要在开始之后。");
        if (!Times.Reaches(from) || !Times.Reaches(to))
            return Refusal.Invalid(Times.Reaches(from) ? "to" : "from", "日期要在 2000 年到 2099 年之间。");
        (from, to) = (from.WholeMilliseconds(), to.WholeMilliseconds());
        Member? deputy = null;
        if (!string.IsNullOrWhiteSpace(input.Deputy) && (deputy = roster.Find(input.Deputy)) is null)
            return Refusal.Invalid("deputy", "没有这位员工：{0}。", input.Deputy);
        if (deputy?.Id == member.Id)
            return Refusal.Invalid("deputy", "代理人不能是本人。");
        var already = await db.Set<Absence>()
            .AnyAsync(a => a.CommunityId == me.CommunityId && a.StaffId == member.Id && a.From < to && a.To > from);
        if (already)
            return Refusal.Invalid("from", "{0}这段时间已经请了假。", member.Name);
        var absence = new Absence(me.CommunityId, member.Id, from, to, deputy?.Id);
        db.Add(absence);
        await services.PassOn(me.CommunityId, [member.Id], from);
        return Reply.Created($"/api/v1/staff/{member.Login}/absences", AbsenceView.Of(absence, roster));
    }

    /// <summary>Back sooner: what stood with the deputy comes home.</summary>
    public static async Task<Outcome<Reply>> End(HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().WholeMilliseconds();
        if (Whose((string?)http.GetRouteValue("login"), roster, me).Refused(out var member, out var no))
            return no;
        if (Moment((string)http.GetRouteValue("from")!) is not { } from)
            return Refusal.NotFound;
        var absence = await db.Set<Absence>()
            .SingleOrDefaultAsync(a => a.CommunityId == me.CommunityId && a.StaffId == member.Id && a.From == from);
        if (absence is null || absence.To <= now)
            return Refusal.NotFound;
        if (absence.From >= now)
            db.Remove(absence);
        else
            absence.End(now);
        await services.PassOn(me.CommunityId, []);
        return Reply.Nothing;
    }

    /// <summary>Null for a number beyond what a calendar holds: no leave begins there.</summary>
    private static DateTimeOffset? Moment(string milliseconds) =>
        long.TryParse(milliseconds, CultureInfo.InvariantCulture, out var since)
        && since >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && since <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(since)
            : null;

    private static Outcome<Member> Whose(string? login, CommunityRoster roster, CurrentStaff me)
    {
        if (roster.Find(login) is not { } member)
            return string.IsNullOrWhiteSpace(login) ? Refusal.Invalid("login", "请选择是谁。") : Refusal.NotFound;
        return member.Id != me.Id && me.RefusedTo(Operation.KeepDuties) is { } no ? no : member;
    }
}

internal sealed record AbsenceView(string? Staff, string? Name, DateTimeOffset From, DateTimeOffset To, string? Deputy)
{
    public static AbsenceView Of(Absence absence, CommunityRoster roster)
    {
        var member = roster.Find(absence.StaffId);
        return new(
            member?.Login,
            member?.Name,
            roster.Local(absence.From),
            roster.Local(absence.To),
            roster.Find(absence.DeputyId)?.Login
        );
    }
}

/// <summary>What every change of the roster has in common: everybody forgets the old one, and the clock passes duties on.</summary>
internal static class Handover
{
    /// <param name="services">Of the request.</param>
    /// <param name="community">Where.</param>
    /// <param name="people">Whose duties may pass on; empty for everybody's.</param>
    /// <param name="at">From when; null from now.</param>
    public static async Task PassOn(
        this IServiceProvider services,
        CommunityId community,
        IReadOnlyCollection<StaffId> people,
        DateTimeOffset? at = null
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().WholeMilliseconds();
        services.GetRequiredService<UnitOfWork>().AfterCommit(services.GetRequiredService<Rosters>().ForgetAll);
        await services.GetRequiredService<IDuties>().Reconsider(community, people, at > now ? at.Value : now);
    }

    /// <summary>These people and everybody who shares a role with one of them.</summary>
    public static IEnumerable<StaffId> SameRoles(this CommunityRoster roster, IEnumerable<Member> people)
    {
        var roles = people.SelectMany(m => m.Roles).ToHashSet();
        return roster.Members.Where(m => m.Roles.Any(roles.Contains)).Select(m => m.Id);
    }
}
