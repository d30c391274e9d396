using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Charters;

/// <summary>What a day of a year is.</summary>
internal enum DayKind
{
    Workday,
    Weekend,
    Holiday,
    MakeUp,
    Closure,
}

/// <summary>A day that a change of the calendar makes another one.</summary>
internal sealed record DayChange(DateOnly Day, DayKind Before, DayKind After, string? Name);

/// <summary>工作日历: the days off, the weekend days worked for them, the community's own closures; audited when they change.</summary>
internal sealed class CalendarDesk(
    HuiyinDb db,
    UnitOfWork work,
    CurrentStaff me,
    CharterBook book,
    CalendarBell bell,
    TimeProvider clock
)
{
    private const int LongestReason = 200;

    public DateTimeOffset Now { get; } = clock.GetUtcNow().WholeMilliseconds();

    public DateOnly Today => Times.DayOf(Now, me.Community.Zone);

    public async Task<CalendarYear> Of(int year)
    {
        var (community, charters) = (me.CommunityId, await book.Of(me.CommunityId));
        var files = await Files();
        var closures = await db.Set<Closure>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community)
            .OrderBy(c => c.Day)
            .ToListAsync();
        return new CalendarYear(
            year,
            charters.On(Now).Charter.Desk,
            charters.On(Now).Charter.Closures,
            charters.Holidays,
            Names(files),
            files.FirstOrDefault(f => f.Year == year),
            closures,
            await db.Set<CalendarRecount>().AsNoTracking().SingleOrDefaultAsync(r => r.CommunityId == community),
            Today
        );
    }

    /// <summary>What a file would change, day by day.</summary>
    public async Task<Outcome<(HolidayYear File, List<DayChange> Changes)>> Try(string text, int? year)
    {
        if (HolidayYear.Read(text).Refused(out var file, out var no))
            return no;
        if (year is { } wanted && file.Year != wanted)
            return Refusal.Invalid("file", "这是 {0} 年的文件，不是 {1} 年的。", file.Year, wanted);
        var own = (await Files()).ToDictionary(f => f.Year, f => f.Text);
        var before = HolidayBook.WithOwn(own);
        own[file.Year] = text;
        var after = HolidayBook.WithOwn(own);
        var names = file.Days.ToDictionary(day => day.Date, day => day.Name);
        var changes = new List<DayChange>();
        for (var day = new DateOnly(file.Year - 1, 1, 1); day.Year <= file.Year + 1; day = day.AddDays(1))
        {
            var (was, now) = (CalendarYear.KindOf(day, before.IsOff(day)), CalendarYear.KindOf(day, after.IsOff(day)));
            if (was != now)
                changes.Add(new DayChange(day, was, now, names.GetValueOrDefault(day)));
        }
        return (file, changes);
    }

    /// <summary>Takes a year's file; it stands before the bundled one from now on.</summary>
    public async Task<Outcome<List<DayChange>>> KeepHolidays(string text, int? year)
    {
        if ((await Try(text, year)).Refused(out var tried, out var no))
            return no;
        var (community, number) = (me.CommunityId, tried.File.Year);
        var file = await db.Set<HolidayFile>()
            .SingleOrDefaultAsync(h => h.CommunityId == community && h.Year == number);
        if (file is null)
            db.Add(file = new HolidayFile(community, number));
        file.Write(text, me.Actor, Now);
        await Changed("HolidaysKept", $"calendar:{number}", Texts.T("{0} 年的节假日安排更新了", number));
        return tried.Changes;
    }

    public async Task<Outcome<Closure>> Close(DateOnly? when, string? reason)
    {
        if (when is not { } day)
            return Refusal.Invalid("day", "请写明是哪一天，例如 2026-10-08。");
        if (day < Today)
            return Refusal.Invalid("day", "这一天已经过去，不能再改。");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            return Refusal.Invalid("reason", "请写明为什么休息，不超过 {0} 个字。", LongestReason);
        var community = me.CommunityId;
        if (await db.Set<Closure>().AnyAsync(c => c.CommunityId == community && c.Day == day))
            return new Refusal("closure_exists", "{0} 已经是休息日。", RefusalKind.Conflict, "day", Written(day));
        var closure = new Closure(community, day, reason.Trim(), me.Actor, Now);
        db.Add(closure);
        await Changed(
            "ClosureAdded",
            $"calendar:{Written(day)}",
            Texts.T("{0} 休息：{1}", Written(day), closure.Reason)
        );
        return closure;
    }

    public async Task<Outcome<Closure>> Reopen(DateOnly day)
    {
        var community = me.CommunityId;
        if (
            await db.Set<Closure>().SingleOrDefaultAsync(c => c.CommunityId == community && c.Day == day)
            is not { } found
        )
            return Refusal.NotFound;
        if (day < Today)
            return Refusal.Invalid("day", "这一天已经过去，不能再改。");
        db.Remove(found);
        await Changed("ClosureRemoved", $"calendar:{Written(day)}", Texts.T("{0} 照常上班", Written(day)));
        return found;
    }

    private Task<List<HolidayFile>> Files()
    {
        var community = me.CommunityId;
        return db.Set<HolidayFile>().AsNoTracking().Where(h => h.CommunityId == community).ToListAsync();
    }

    private async Task Changed(string fact, string subject, string because)
    {
        var community = me.CommunityId;
        db.Add(new AuditEntry(community, fact, subject, because, me.Actor, Now));
        var recount = await db.Set<CalendarRecount>().SingleOrDefaultAsync(r => r.CommunityId == community);
        if (recount is null)
            db.Add(recount = new CalendarRecount(community));
        recount.Ask(because, Now);
        await db.SaveChangesAsync();
        bell.Expect();
        work.AfterCommit(() =>
        {
            book.Forget(community);
            bell.Ring();
        });
    }

    /// <summary>The names of all days, the file of a day's own year before its neighbours'.</summary>
    private static Dictionary<DateOnly, string> Names(List<HolidayFile> own)
    {
        var texts = HolidayBook.Bundled.ToDictionary();
        foreach (var file in own)
            texts[file.Year] = file.Text;
        var names = new Dictionary<DateOnly, string>();
        foreach (var file in texts.Values.Select(text => HolidayYear.Read(text)).Where(f => f.Refusal is null))
        {
            foreach (
                var day in file.Value.Days.Where(d => d.Date.Year == file.Value.Year || !names.ContainsKey(d.Date))
            )
                names[day.Date] = day.Name;
        }
        return names;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd");
}

/// <summary>A year as its page and the API show it.</summary>
internal sealed record CalendarYear(
    int Year,
    DeskHours Desk,
    IReadOnlyList<DateOnly> InCharter,
    HolidayBook Holidays,
    IReadOnlyDictionary<DateOnly, string> Names,
    HolidayFile? Uploaded,
    IReadOnlyList<Closure> Closures,
    CalendarRecount? Recount,
    DateOnly Today
)
{
    public bool IsKnown => Holidays.Knows(Year);

    public IEnumerable<DateOnly> Days =>
        Enumerable.Range(0, DateTime.IsLeapYear(Year) ? 366 : 365).Select(new DateOnly(Year, 1, 1).AddDays);

    public int Workdays => Days.Count(day => KindOf(day) is DayKind.Workday or DayKind.MakeUp);

    public DayKind KindOf(DateOnly day) =>
        ClosureOn(day) is not null || InCharter.Contains(day) ? DayKind.Closure : KindOf(day, Holidays.IsOff(day));

    public Closure? ClosureOn(DateOnly day) => Closures.FirstOrDefault(c => c.Day == day);

    public static DayKind KindOf(DateOnly day, bool? off)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return off switch
        {
            true => DayKind.Holiday,
            false => weekend ? DayKind.MakeUp : DayKind.Workday,
            null => weekend ? DayKind.Weekend : DayKind.Workday,
        };
    }
}
