using Huiyin.Promises;
using Xunit;

namespace Huiyin.Tests.Promises;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Shanghai = History.Shanghai;

    private static void Ends(string duration, string from, string due)
    {
        Assert.True(Duration.TryParse(duration, out var parsed, out var problem), problem);
        Assert.Equal(due, History.Local(Shanghai.Add(History.Time(from), parsed)));
    }

    [Theory]
    [InlineData("2 desk hours", "2026-09-07 09:00", "2026-09-07 11:00")]
    [InlineData("3 desk hours", "2026-09-07 09:00", "2026-09-07 12:00")]
    [InlineData("2 desk hours", "2026-09-07 11:00", "2026-09-07 15:00")]
    [InlineData("2 desk hours", "2026-09-07 12:30", "2026-09-07 16:00")]
    [InlineData("7 desk hours", "2026-09-07 09:00", "2026-09-07 18:00")]
    [InlineData("2 desk hours", "2026-09-07 17:00", "2026-09-08 10:00")]
    [InlineData("1 desk minute", "2026-09-07 23:59", "2026-09-08 09:01")]
    public void Desk_hours_stop_for_lunch_and_for_the_night(string duration, string from, string due) =>
        Ends(duration, from, due);

    [Theory]
    [InlineData("2 desk hours", "2026-09-11 17:00", "2026-09-14 10:00")] // Friday to Monday
    [InlineData("1 desk hour", "2026-09-19 10:00", "2026-09-20 10:00")] // Sunday 20 September is worked
    [InlineData("2 desk hours", "2026-09-24 17:00", "2026-09-28 10:00")] // Mid-Autumn
    [InlineData("8 desk hours", "2026-09-30 17:00", "2026-10-08 18:00")] // National Day: one hour before it, seven after
    [InlineData("1 desk hour", "2025-12-31 18:00", "2026-01-04 10:00")] // New Year, and the Sunday worked for it
    public void Desk_hours_know_holidays_and_make_up_workdays(string duration, string from, string due) =>
        Ends(duration, from, due);

    [Theory]
    [InlineData("1 workday", "2026-09-18 10:00", "2026-09-21 00:00")] // Friday; Sunday the 20th is worked
    [InlineData("3 workdays", "2026-09-24 10:00", "2026-10-01 00:00")]
    [InlineData("1 workday", "2026-09-19 10:00", "2026-09-21 00:00")]
    [InlineData("2 workdays", "2026-09-30 23:59", "2026-10-10 00:00")]
    public void Workdays_leave_out_the_first_day_and_every_day_off(string duration, string from, string due) =>
        Ends(duration, from, due);

    [Theory]
    [InlineData("1 day", "2026-09-07 00:00", "2026-09-09 00:00")]
    [InlineData("10 days", "2026-12-25 23:59", "2027-01-05 00:00")]
    [InlineData("end of day", "2026-12-31 23:59", "2027-01-01 00:00")]
    [InlineData("end of day + 1", "2026-12-31 00:00", "2027-01-02 00:00")]
    public void Days_leave_out_the_first_and_end_at_midnight(string duration, string from, string due) =>
        Ends(duration, from, due);

    [Theory]
    [InlineData("1 month", "2026-08-03 09:20", "2026-09-04 00:00")]
    [InlineData("1 month", "2026-01-31 10:00", "2026-03-01 00:00")]
    [InlineData("1 month", "2028-01-30 10:00", "2028-03-01 00:00")] // 29 February
    [InlineData("12 months", "2028-02-29 10:00", "2029-03-01 00:00")]
    [InlineData("1 month", "2026-02-28 10:00", "2026-03-29 00:00")]
    [InlineData("1 month", "2026-12-31 10:00", "2027-02-01 00:00")]
    public void A_month_ends_on_the_corresponding_date_or_on_its_last_day(string duration, string from, string due) =>
        Ends(duration, from, due);

    [Theory]
    [InlineData("1 month, rolling over days off", "2026-09-01 10:00", "2026-10-09 00:00")]
    [InlineData("1 month", "2026-09-01 10:00", "2026-10-02 00:00")]
    [InlineData("1 month, rolling over days off", "2026-08-03 10:00", "2026-09-04 00:00")]
    public void A_charter_may_let_a_last_day_off_move_to_the_next_workday(string duration, string from, string due) =>
        Ends(duration, from, due);

    [Theory]
    [InlineData("48 hours", "2028-02-28 09:00", "2028-03-01 09:00")]
    [InlineData("24 hours", "2026-12-31 10:00", "2027-01-01 10:00")]
    [InlineData("30 minutes", "2026-09-07 23:45", "2026-09-08 00:15")]
    public void Elapsed_time_stops_for_nothing(string duration, string from, string due) => Ends(duration, from, due);

    [Fact]
    public void The_twenty_fifth_on_a_holiday_falls_due_on_the_workday_before() =>
        Assert.Equal(new DateOnly(2026, 9, 24), Shanghai.WorkdayOnOrBefore(new DateOnly(2026, 9, 25)));

    [Fact]
    public void Own_closures_are_neither_workdays_nor_desk_hours()
    {
        var closed = new WorkCalendar(Shanghai.Zone, closures: [new DateOnly(2026, 9, 8)]);
        Assert.False(closed.IsWorkday(new DateOnly(2026, 9, 8)));
        Assert.Equal(
            "2026-09-09 10:00",
            History.Local(closed.Add(History.Time("2026-09-07 17:00"), new Duration(Counting.DeskHours, 7_200_000)))
        );
    }

    [Fact]
    public void The_desk_is_open_from_nine_to_the_minute_before_noon()
    {
        Assert.True(Shanghai.IsOpen(History.Time("2026-09-07 09:00")));
        Assert.True(Shanghai.IsOpen(History.Time("2026-09-07 11:59")));
        Assert.False(Shanghai.IsOpen(History.Time("2026-09-07 12:00")));
        Assert.False(Shanghai.IsOpen(History.Time("2026-09-25 10:00")));
        Assert.True(Shanghai.IsOpen(History.Time("2026-09-20 10:00")));
    }

    [Theory]
    [InlineData("2026-03-28 17:00", "2 desk hours", "2026-03-29 10:00", 16)] // the night loses an hour, the desk does not
    [InlineData("2026-10-24 17:00", "2 desk hours", "2026-10-25 10:00", 18)]
    [InlineData("2026-03-28 17:00", "1 day", "2026-03-30 00:00", 30)]
    [InlineData("2026-03-29 01:00", "end of day", "2026-03-30 00:00", 22)]
    public void A_change_of_the_clock_moves_neither_the_desk_nor_midnight(
        string from,
        string duration,
        string due,
        int hours
    )
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var everyDay = Enum.GetValues<DayOfWeek>()
            .ToDictionary(
                day => day,
                IReadOnlyList<Opening> (_) => [new Opening(9 * 60, 12 * 60), new Opening(14 * 60, 18 * 60)]
            );
        var calendar = new WorkCalendar(berlin, new DeskHours(everyDay), HolidayBook.Empty);
        Assert.True(Duration.TryParse(duration, out var parsed, out _));
        var begin = InZone(berlin, from);
        var end = calendar.Add(begin, parsed);
        Assert.Equal(InZone(berlin, due), end);
        Assert.Equal(hours * 3_600_000L, end - begin);
    }

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_an_hour_later()
    {
        var beirut = TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut");
        var calendar = new WorkCalendar(beirut, holidays: HolidayBook.Empty);
        var date = new DateOnly(2026, 3, 29);
        var start = calendar.StartOf(date);
        Assert.Equal(date, calendar.DateOf(start));
        Assert.Equal(date.AddDays(-1), calendar.DateOf(start - 1));
    }

    [Fact]
    public void The_first_days_of_a_year_may_stand_in_the_file_of_the_year_before()
    {
        var book = HolidayBook.Parse([
            """{"year": 2027, "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": true}, {"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}""",
            """{"year": 2028, "days": []}""",
        ]);
        Assert.True(book.IsOff(new DateOnly(2028, 1, 1)));
        Assert.True(book.Knows(2027));
        Assert.False(book.Knows(2028));
    }

    [Fact]
    public void Where_two_files_name_a_day_the_file_of_its_own_year_is_right()
    {
        const string Before = """{"year": 2027, "days": [{"name": "元旦", "date": "2028-01-02", "isOffDay": true}]}""";
        const string Own = """{"year": 2028, "days": [{"name": "元旦", "date": "2028-01-02", "isOffDay": false}]}""";
        Assert.False(HolidayBook.Parse([Before, Own]).IsOff(new DateOnly(2028, 1, 2)));
        Assert.False(HolidayBook.Parse([Own, Before]).IsOff(new DateOnly(2028, 1, 2)));
    }

    [Fact]
    public void The_table_agrees_with_a_calendar_counted_minute_by_minute()
    {
        var from = History.Time("2026-09-17 00:00");
        var open = 0L;
        for (var minute = 0L; minute < 25 * 1440; minute++)
        {
            var at = from + (minute * 60_000);
            var local = DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(TimeSpan.FromHours(8));
            var date = DateOnly.FromDateTime(local.DateTime);
            var minuteOfDay = (int)local.TimeOfDay.TotalMinutes;
            Assert.Equal(open, Shanghai.Elapsed(from, at, Counting.DeskHours));
            open += Shanghai.OpeningsOn(date).Any(opening => minuteOfDay >= opening.From && minuteOfDay < opening.To)
                ? 60_000
                : 0;
        }
    }

    [Fact]
    public void Dates_beyond_the_table_are_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Shanghai.Add(0, new Duration(Counting.Days, 1)));
        Assert.Contains("2000 to 2099", refusal.Message, StringComparison.Ordinal);
    }

    private static long InZone(TimeZoneInfo zone, string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUnixTimeMilliseconds();
    }
}
