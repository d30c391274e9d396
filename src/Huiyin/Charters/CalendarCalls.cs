using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>The calendar for programs.</summary>
internal static class CalendarCalls
{
    private const int LargestFile = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/calendar", Read)
            .Needing(Operation.SeeCharter)
            .WithTags("calendar")
            .WithSummary("Desk hours, days off, make-up workdays and closures of a year")
            .Produces<CalendarView>();
        routes
            .MapPut("/api/v1/calendar/holidays/{year:int}", Keep)
            .Accepts<JsonObject>("application/json")
            .Needing(Operation.KeepCharter)
            .WithTags("calendar")
            .WithSummary("Takes a year's file of holidays; with `dryRun=true` only says what it would change")
            .WithQuery([new QueryWord("dryRun", "`true` to only try it.")])
            .Produces<HolidaysKept>();
        routes
            .MapChange<CloseDay>("/api/v1/calendar/closures", Operation.KeepCharter, Close)
            .WithTags("calendar")
            .Produces<ClosureView>(StatusCodes.Status201Created);
        routes
            .MapDelete("/api/v1/calendar/closures/{day}", Reopen)
            .Needing(Operation.KeepCharter)
            .WithTags("calendar")
            .WithSummary("The day is worked after all")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Read(CalendarDesk desk, CurrentStaff me, int? year)
    {
        if (year is < 2000 or > 2099)
            return Problems.Of(Refusal.Invalid("year", "年份写成 2000 到 2099。"));
        return Answers.Json(Reply.Ok(CalendarView.Of(await desk.Of(year ?? desk.Today.Year), me)));
    }

    private static async Task<IResult> Keep(int year, HttpContext http, Change change, CalendarDesk desk)
    {
        if (http.Request.ContentLength > LargestFile)
            return Problems.Of(Refusal.Invalid("file", "文件太大了，最多 256 KB。"));
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (http.Request.Query["dryRun"] == "true")
            return (await desk.Try(text, year)).Refused(out var tried, out var no)
                ? Problems.Of(no)
                : Answers.Json(Reply.Ok(new HolidaysKept(year, true, tried.Changes)));
        var outcome = await change.Once(
            http.Request,
            text,
            async () =>
                (await desk.KeepHolidays(text, year)).Refused(out var changes, out var no)
                    ? no
                    : Reply.Ok(new HolidaysKept(year, false, changes))
        );
        return outcome.Refused(out var reply, out var refused) ? Problems.Of(refused) : Answers.Json(reply);
    }

    private static async Task<Outcome<Reply>> Close(CloseDay input, HttpContext http) =>
        (await CloseDay.On(input, http)).Refused(out var closure, out var no)
            ? no
            : Reply.Created($"/api/v1/calendar/closures/{closure.Day:yyyy-MM-dd}", ClosureView.Of(closure));

    private static async Task<IResult> Reopen(string day, HttpContext http, Change change, CalendarDesk desk)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var date))
            return Problems.Of(Refusal.NotFound);
        var outcome = await change.Once(
            http.Request,
            null,
            async () => (await desk.Reopen(date)).Refused(out _, out var no) ? no : Reply.Nothing
        );
        return outcome.Refused(out var reply, out var refused) ? Problems.Of(refused) : Answers.Json(reply);
    }
}

/// <summary>A day on which this community's centre rests, and why.</summary>
internal sealed record CloseDay(DateOnly? Day, string? Reason)
{
    public static Task<Outcome<Closure>> On(CloseDay input, HttpContext http) =>
        http.RequestServices.GetRequiredService<CalendarDesk>().Close(input.Day, input.Reason);
}

internal sealed record HolidaysKept(int Year, bool DryRun, IReadOnlyList<DayChange> Changes);

internal sealed record ClosureView(DateOnly Day, string Reason, string By)
{
    public static ClosureView Of(Closure closure) => new(closure.Day, closure.Reason, closure.KeptByName);
}

/// <summary>A day that is not what its weekday says.</summary>
internal sealed record CalendarDay(DateOnly Date, string? Name, DayKind Kind);

/// <summary>How the due times of open promises were counted anew after the last change.</summary>
internal sealed record RecountView(
    string Because,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt,
    int Cases,
    int Moved
);

/// <summary>A year; <c>source</c> is <c>none</c> while its holidays are not announced.</summary>
internal sealed record CalendarView(
    int Year,
    string TimeZone,
    string DeskHours,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Openings,
    string Source,
    int Workdays,
    IReadOnlyList<CalendarDay> Days,
    IReadOnlyList<ClosureView> Closures,
    RecountView? Recount
)
{
    public static CalendarView Of(CalendarYear year, CurrentStaff me) =>
        new(
            year.Year,
            me.Community.TimeZone,
            DeskWords.Of(year.Desk),
            Enum.GetValues<DayOfWeek>()
                .ToDictionary(
                    SnakeCase.Of,
                    IReadOnlyList<string> (day) => [.. year.Desk.On(day).Select(opening => opening.ToString())]
                ),
            year.Uploaded is not null ? "uploaded"
                : year.IsKnown ? "bundled"
                : "none",
            year.Workdays,
            [
                .. year
                    .Days.Select(day => new CalendarDay(
                        day,
                        year.ClosureOn(day)?.Reason ?? year.Names.GetValueOrDefault(day),
                        year.KindOf(day)
                    ))
                    .Where(day => day.Kind is DayKind.Holiday or DayKind.MakeUp or DayKind.Closure),
            ],
            [.. year.Closures.Where(c => c.Day.Year == year.Year).Select(ClosureView.Of)],
            year.Recount is { } recount
                ? new RecountView(
                    recount.Because,
                    TimeZoneInfo.ConvertTime(recount.AskedAt, me.Community.Zone),
                    recount.DoneAt is { } done ? TimeZoneInfo.ConvertTime(done, me.Community.Zone) : null,
                    recount.Cases,
                    recount.Moved
                )
                : null
        );
}
