using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>排班: people are on duty from one moment to another, once or again and again .</summary>
internal sealed record PlanShifts(
    IReadOnlyList<string?>? Staff,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Note,
    ShiftRepeat? Repeat,
    DateOnly? Until
)
{
    private const int LongestNote = 60;
    private const int MostDaysAhead = 92;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    public static async Task<Outcome<Reply>> On(PlanShifts input, HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var rosters = services.GetRequiredService<Rosters>();
        var roster = await rosters.Of(me.CommunityId);
        if (input.People(roster).Refused(out var people, out var no))
            return no;
        if (input.Times(roster.Zone).Refused(out var times, out no))
            return no;

        var planned = new List<Shift>();
        foreach (var member in people)
        {
            var (first, last) = (times[0].From, times[^1].To);
            var others = await db.Set<Shift>()
                .AsNoTracking()
                .Where(s => s.CommunityId == me.CommunityId && s.StaffId == member.Id && s.From < last && s.To > first)
                .ToListAsync();
            foreach (var (from, to) in times)
            {
                if (others.Exists(s => s.From < to && s.To > from))
                    return Refusal.Invalid(
                        "from",
                        "{0}在 {1:MM-dd HH:mm} 已经排了班。",
                        member.Name,
                        roster.Local(from)
                    );
                planned.Add(new Shift(me.CommunityId, member.Id, from, to, input.Note?.Trim()));
            }
        }
        db.AddRange(planned);
        await services.PassOn(me.CommunityId, [.. roster.SameRoles(people)]);
        return Reply.Created("/api/v1/shifts", new { items = planned.Select(s => ShiftView.Of(s, roster)) });
    }

    private Outcome<List<Member>> People(CommunityRoster roster)
    {
        if (Staff is not { Count: > 0 })
            return Refusal.Invalid("staff", "请选择谁值班。");
        var people = new List<Member>();
        foreach (var login in Staff)
        {
            if (string.IsNullOrWhiteSpace(login))
                return Refusal.Invalid("staff", "请选择谁值班。");
            if (roster.Find(login) is not { } member)
                return Refusal.Invalid("staff", "没有这位员工：{0}。", login);
            // One person may be written in several ways.
            if (!people.Exists(p => p.Id == member.Id))
                people.Add(member);
        }
        return people;
    }

    /// <summary>The same hours of the day again and again, whatever the zone does to its clocks meanwhile.</summary>
    private Outcome<List<(DateTimeOffset From, DateTimeOffset To)>> Times(TimeZoneInfo zone)
    {
        if (this is not { From: { } first, To: { } end } || end <= first)
            return Refusal.Invalid("to", "请写明从何时到何时，结束要在开始之后。");
        if (!Platform.Times.Reaches(first) || !Platform.Times.Reaches(end))
            return Refusal.Invalid(Platform.Times.Reaches(first) ? "to" : "from", "日期要在 2000 年到 2099 年之间。");
        if (end - first > Longest)
            return Refusal.Invalid("to", "一班最长 48 小时，请分开排。");
        if (Note?.Length > LongestNote)
            return Refusal.Invalid("note", "说明不超过 {0} 个字。", LongestNote);
        var day = Times(first, zone);
        var last = Repeat is null ? day : Until ?? day;
        if (Repeat is not null && Until is null)
            return Refusal.Invalid("until", "请写明重复到哪一天。");
        if (last < day || last.DayNumber - day.DayNumber > MostDaysAhead)
            return Refusal.Invalid("until", "重复到开始之后，最多 {0} 天。", MostDaysAhead);
        var times = new List<(DateTimeOffset, DateTimeOffset)>();
        var local = TimeZoneInfo.ConvertTime(first, zone).DateTime;
        for (var step = 0; day.AddDays(step) <= last; step += Repeat == ShiftRepeat.Weekly ? 7 : 1)
        {
            if (Repeat == ShiftRepeat.Weekdays && day.AddDays(step).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            var from = new DateTimeOffset(
                local.AddDays(step),
                zone.GetUtcOffset(local.AddDays(step))
            ).ToUniversalTime();
            times.Add((from, from + (end - first)));
        }
        if (times.Zip(times.Skip(1)).Any(two => two.First.Item2 > two.Second.Item1))
            return Refusal.Invalid("to", "一班还没结束，下一班就重复开始了；请把一班排短，或隔久一点再重复。");
        return times.Count > 0 ? times : Refusal.Invalid("until", "这段时间里没有一天轮到。");

        static DateOnly Times(DateTimeOffset at, TimeZoneInfo zone) => Platform.Times.DayOf(at, zone);
    }
}

/// <summary>How a shift comes again.</summary>
internal enum ShiftRepeat
{
    Daily,
    Weekdays,
    Weekly,
}

/// <summary>A shift is taken off the roster.</summary>
internal static class RemoveShift
{
    public static async Task<Outcome<Reply>> On(HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var id = Guid.Parse((string)http.GetRouteValue("shift")!);
        if (
            await db.Set<Shift>().SingleOrDefaultAsync(s => s.CommunityId == me.CommunityId && s.Id == id)
            is not { } shift
        )
            return Refusal.NotFound;
        db.Remove(shift);
        await services.PassOn(me.CommunityId, []);
        return Reply.Nothing;
    }
}

internal sealed record ShiftView(
    Guid Id,
    string? Staff,
    string? Name,
    DateTimeOffset From,
    DateTimeOffset To,
    string? Note
)
{
    public static ShiftView Of(Shift shift, CommunityRoster roster)
    {
        var member = roster.Find(shift.StaffId);
        return new(shift.Id, member?.Login, member?.Name, roster.Local(shift.From), roster.Local(shift.To), shift.Note);
    }
}
