namespace Huiyin.Promises;

/// <summary>
/// The calendar of one community: its time zone, desk hours, public holidays, make-up workdays and own closures. Instants
/// are Unix milliseconds (UTC). Answers for 2000 to 2099; elapsed time has no such bounds. Safe to share between threads.
/// </summary>
public sealed class WorkCalendar
{
    private readonly DeskHours desk;
    private readonly HolidayBook holidays;
    private readonly HashSet<DateOnly> closures;
    private readonly Lazy<DayTable> table;

    /// <summary>Puts a calendar together; its tables are computed when first needed.</summary>
    /// <param name="zone">The time zone of the community.</param>
    /// <param name="desk">When the desk is open; null for 9–12 and 14–18 on weekdays .</param>
    /// <param name="holidays">Public holidays; null for the Chinese ones.</param>
    /// <param name="closures">Days on which this community does not work, beyond the holidays.</param>
    public WorkCalendar(
        TimeZoneInfo zone,
        DeskHours? desk = null,
        HolidayBook? holidays = null,
        IEnumerable<DateOnly>? closures = null
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        Zone = zone;
        this.desk = desk ?? DeskHours.Usual;
        this.holidays = holidays ?? HolidayBook.Chinese;
        this.closures = [.. closures ?? []];
        table = new Lazy<DayTable>(() => new DayTable(this));
    }

    /// <summary>The time zone of the community.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Whether a date is a workday: Monday to Friday or made up for, no holiday, no closure.</summary>
    public bool IsWorkday(DateOnly date) =>
        !closures.Contains(date) && !(holidays.IsOff(date) ?? date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The openings of the desk on a date; empty on holidays and closures.</summary>
    public IReadOnlyList<Opening> OpeningsOn(DateOnly date) =>
        closures.Contains(date)
            ? []
            : holidays.IsOff(date) switch
            {
                true => [],
                false => desk.OnMakeUpDays,
                null => desk.On(date.DayOfWeek),
            };

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateOf(long at) => DateOnly.FromDayNumber(table.Value.DayOf(at));

    /// <summary>The first instant of a local date (0:00, or later where a clock change skips midnight).</summary>
    public long StartOf(DateOnly date) => table.Value.StartOf(date.DayNumber);

    /// <summary>Whether the desk is open at an instant .</summary>
    public bool IsOpen(long at) => table.Value.OpenUntil(at + 1) > table.Value.OpenUntil(at);

    /// <summary>The date itself when it is a workday, else the workday before: how the 25th falls due .</summary>
    public DateOnly WorkdayOnOrBefore(DateOnly date)
    {
        while (!IsWorkday(date))
        {
            date = date.AddDays(-1);
        }
        return date;
    }

    /// <summary>The date itself when it is a workday, else the workday after (民法典 203).</summary>
    public DateOnly WorkdayOnOrAfter(DateOnly date)
    {
        while (!IsWorkday(date))
        {
            date = date.AddDays(1);
        }
        return date;
    }

    /// <summary>When a duration that begins at an instant ends. Never earlier than it begins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A calendar question outside 2000 to 2099, or a desk that never opens.</exception>
    public long Add(long from, Duration duration)
    {
        if (duration.Counting == Counting.Elapsed)
        {
            return from + duration.Amount;
        }
        var days = table.Value;
        return duration.Counting switch
        {
            Counting.DeskHours => days.AddOpen(from, duration.Amount),
            Counting.Workdays => days.EndOf(days.WorkdayAfter(days.DayOf(from), duration.Amount)),
            Counting.Days or Counting.EndOfDay => EndOf(days, days.DayOf(from) + duration.Amount, duration),
            Counting.Months => EndOf(
                days,
                DateOnly.FromDayNumber(days.DayOf(from)).AddMonths((int)duration.Amount).DayNumber,
                duration
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(duration), duration.Counting, "unknown way of counting"),
        };
    }

    /// <summary>
    /// How much lies between two instants: milliseconds for <see cref="Counting.Elapsed"/> and <see cref="Counting.DeskHours"/>,
    /// whole days, workdays or months otherwise (the first day is not counted; 24:00 belongs to the day it ends).
    /// </summary>
    public long Elapsed(long from, long to, Counting counting)
    {
        if (counting == Counting.Elapsed)
        {
            return to - from;
        }
        var days = table.Value;
        if (counting == Counting.DeskHours)
        {
            return days.OpenUntil(to) - days.OpenUntil(from);
        }
        var first = days.DayOf(from);
        var last = Math.Max(first, days.DayOf(to - 1));
        return counting switch
        {
            Counting.Workdays => days.WorkdaysUntil(last + 1) - days.WorkdaysUntil(first + 1),
            Counting.Months => MonthsBetween(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last)),
            _ => last - first,
        };
    }

    /// <summary>The due time after a pause: what was left of the duration, on its own calendar, begins when the pause ends.</summary>
    /// <param name="due">The due time before the pause; later than <paramref name="paused"/>.</param>
    /// <param name="duration">The promise's duration; its calendar measures the pause.</param>
    /// <param name="paused">When the clock was stopped.</param>
    /// <param name="resumed">When it went on, not before <paramref name="paused"/>.</param>
    public long Prolong(long due, Duration duration, long paused, long resumed)
    {
        if (duration.Counting == Counting.Elapsed)
        {
            return due + (resumed - paused);
        }
        var days = table.Value;
        if (duration.Counting == Counting.DeskHours)
        {
            return days.AddOpen(resumed, days.OpenUntil(due) - days.OpenUntil(paused));
        }
        var (first, next, last) = (days.DayOf(paused), days.DayOf(resumed), days.DayOf(due - 1));
        if (duration.Counting != Counting.Workdays)
        {
            return EndOf(days, last + (next - first), duration);
        }
        var left = days.WorkdaysUntil(last + 1) - days.WorkdaysUntil(first + 1);
        return Math.Max(
            due,
            days.EndOf(
                left > 0 ? days.WorkdayAfter(next, left) : WorkdayOnOrAfter(DateOnly.FromDayNumber(next)).DayNumber
            )
        );
    }

    private long EndOf(DayTable days, long day, Duration duration)
    {
        var last = (int)day;
        return days.EndOf(duration.RollsOverDaysOff ? WorkdayOnOrAfter(DateOnly.FromDayNumber(last)).DayNumber : last);
    }

    private static int MonthsBetween(DateOnly first, DateOnly last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return first.AddMonths(months) <= last ? months : months - 1;
    }
}
