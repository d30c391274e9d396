namespace Huiyin.Promises;

/// <summary>
/// A calendar computed once, day by day, so that a question costs a look-up: a million cases are replayed by asking it.
/// Days are counted as <see cref="DateOnly.DayNumber"/>.
/// </summary>
internal sealed class DayTable
{
    private const long Minute = 60_000;
    private const long DayLength = 1440 * Minute;
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly int LastDay = new DateOnly(2099, 12, 31).DayNumber;

    private readonly long[] dayStarts;
    private readonly int[] workdaysBefore;
    private readonly int[] firstOpening;
    private readonly long[] openingStarts;
    private readonly long[] openBefore;

    public DayTable(WorkCalendar calendar)
    {
        var days = LastDay - FirstDay + 1;
        dayStarts = new long[days + 1];
        workdaysBefore = new int[days + 1];
        firstOpening = new int[days + 1];
        for (var day = 0; day <= days; day++)
        {
            dayStarts[day] = ToUnix(calendar.Zone, DateOnly.FromDayNumber(FirstDay + day), 0);
        }
        var starts = new List<long>(days * 2);
        var before = new List<long>(days * 2);
        var open = 0L;
        for (var day = 0; day < days; day++)
        {
            var date = DateOnly.FromDayNumber(FirstDay + day);
            workdaysBefore[day + 1] = workdaysBefore[day] + (calendar.IsWorkday(date) ? 1 : 0);
            firstOpening[day] = starts.Count;
            var plain = dayStarts[day + 1] - dayStarts[day] == DayLength;
            foreach (var opening in calendar.OpeningsOn(date))
            {
                var start = plain
                    ? dayStarts[day] + (opening.From * Minute)
                    : ToUnix(calendar.Zone, date, opening.From);
                var end = plain ? dayStarts[day] + (opening.To * Minute) : ToUnix(calendar.Zone, date, opening.To);
                starts.Add(start);
                before.Add(open);
                open += end - start;
            }
        }
        firstOpening[days] = starts.Count;
        before.Add(open);
        openingStarts = [.. starts];
        openBefore = [.. before];
    }

    public int DayOf(long at) => FirstDay + IndexOf(at);

    public long StartOf(int day) => dayStarts[Checked(day, LastDay + 1)];

    public long EndOf(int day) => dayStarts[Checked(day, LastDay) + 1];

    /// <summary>Workdays before a day, since the table begins.</summary>
    public int WorkdaysUntil(int day) => workdaysBefore[Checked(day, LastDay + 1)];

    /// <summary>The n-th workday after a day; the day itself when n is 0.</summary>
    public int WorkdayAfter(int day, long n)
    {
        if (n == 0)
        {
            return day;
        }
        var target = WorkdaysUntil(day + 1) + n;
        var low = day - FirstDay + 1;
        var high = workdaysBefore.Length - 1;
        if (workdaysBefore[high] < target)
        {
            throw OutOfReach(day);
        }
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = workdaysBefore[middle] >= target ? (low, middle) : (middle + 1, high);
        }
        return FirstDay + low - 1;
    }

    /// <summary>How long the desk was open, since the table begins, until an instant.</summary>
    public long OpenUntil(long at)
    {
        var day = IndexOf(at);
        var opening = firstOpening[day];
        while (opening < firstOpening[day + 1] && openingStarts[opening] <= at)
        {
            opening++;
        }
        if (opening == 0)
        {
            return 0;
        }
        // The last opening that began: all before it, and of itself what has passed but no more than it lasts.
        return Math.Min(openBefore[opening - 1] + (at - openingStarts[opening - 1]), openBefore[opening]);
    }

    /// <summary>The first instant at which the desk has been open for so long since an instant.</summary>
    public long AddOpen(long from, long amount)
    {
        if (amount <= 0)
        {
            return from;
        }
        var target = OpenUntil(from) + amount;
        // The opening in which the target is reached: the first whose end has it.
        var low = firstOpening[IndexOf(from)];
        var high = openingStarts.Length - 1;
        if (high < 0 || openBefore[^1] < target)
        {
            throw OutOfReach(DayOf(from));
        }
        for (var near = 0; near < 8 && low < high; near++)
        {
            if (openBefore[low + 1] >= target)
            {
                high = low;
            }
            else
            {
                low++;
            }
        }
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = openBefore[middle + 1] >= target ? (low, middle) : (middle + 1, high);
        }
        return openingStarts[low] + (target - openBefore[low]);
    }

    private int IndexOf(long at)
    {
        if (at < dayStarts[0] || at >= dayStarts[^1])
        {
            throw OutOfReach(null);
        }
        // Clock changes move a day's start by hours at most, so the guess is off by one day at most.
        var index = Math.Min((int)((at - dayStarts[0]) / DayLength), dayStarts.Length - 2);
        while (dayStarts[index] > at)
        {
            index--;
        }
        while (dayStarts[index + 1] <= at)
        {
            index++;
        }
        return index;
    }

    private static int Checked(int day, int last) =>
        day >= FirstDay && day <= last ? day - FirstDay : throw OutOfReach(day);

    private static ArgumentOutOfRangeException OutOfReach(int? day) =>
        new(
            nameof(day),
            day is { } number ? DateOnly.FromDayNumber(number) : null,
            "the calendar reaches from 2000 to 2099, and only where the desk ever opens"
        );

    private static long ToUnix(TimeZoneInfo zone, DateOnly date, int minute)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        // A skipped local time is read with the offset before the change, which gives the instant of the change or later;
        // a repeated one is its first occurrence.
        var offset =
            zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-4))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }
}
