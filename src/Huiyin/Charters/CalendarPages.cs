using System.Globalization;
using System.Text;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>工作日历: a year at a glance, its files and its closures.</summary>
internal static class CalendarPages
{
    private const int LargestFile = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar", Show).Needing(Operation.SeeCharter).ExcludeFromDescription();
        routes
            .MapPost("/calendar/holidays/check", Check)
            .WithMetadata(new FormPost())
            .Needing(Operation.KeepCharter)
            .ExcludeFromDescription();
        routes.MapForm<Nothing>("/calendar/holidays", Operation.KeepCharter, Keep, ShowAgain);
        routes.MapForm<CloseDay>("/calendar/closures", Operation.KeepCharter, Close, ShowAgain);
        routes.MapForm<Nothing>("/calendar/closures/{day}/removal", Operation.KeepCharter, Reopen, ShowAgain);
    }

    private static async Task<IResult> Show(HttpContext http, CalendarDesk desk, CurrentStaff me, int? year) =>
        year is < 2000 or > 2099
            ? Answers.Refuse(http, Refusal.NotFound)
            : Page<CalendarPage>.With(await Model(desk, me, year ?? desk.Today.Year, null, null));

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var (desk, me) = (Desk(http), http.RequestServices.GetRequiredService<CurrentStaff>());
        var posted = await Posted.Of(http, no);
        var year = int.TryParse(posted["year"], CultureInfo.InvariantCulture, out var shown) ? shown : desk.Today.Year;
        return Page<CalendarPage>.With(await Model(desk, me, year, null, posted), Problems.StatusOf(no));
    }

    private static async Task<CalendarModel> Model(
        CalendarDesk desk,
        CurrentStaff me,
        int year,
        HolidaysTried? tried,
        Posted? posted
    ) => new(await desk.Of(year), me.May(Operation.KeepCharter), tried, posted);

    /// <summary>Looks a file through and shows what it would change; the text waits in the form that confirms it.</summary>
    private static async Task<IResult> Check(HttpContext http, CalendarDesk desk, CurrentStaff me)
    {
        var form = await http.Request.ReadFormAsync();
        if (form.Files.GetFile("file") is not { Length: > 0 and <= LargestFile } file)
            return await ShowAgain(http, Refusal.Invalid("file", "请选择一个 .json 文件，最多 256 KB。"));
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if ((await desk.Try(text, null)).Refused(out var tried, out var no))
            return await ShowAgain(http, no);
        return Page<CalendarPage>.With(
            await Model(desk, me, tried.File.Year, new HolidaysTried(tried.File, tried.Changes, text), null)
        );
    }

    private static async Task<Outcome<Reply>> Keep(Nothing input, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if ((await Desk(http).KeepHolidays(form["text"].ToString(), null)).Refused(out _, out var no))
            return no;
        return To($"/calendar?year={HolidayYear.Read(form["text"].ToString()).Value.Year}");
    }

    private static async Task<Outcome<Reply>> Close(CloseDay input, HttpContext http) =>
        (await CloseDay.On(input, http)).Refused(out var closure, out var no)
            ? no
            : To($"/calendar?year={closure.Day.Year}#closures");

    private static async Task<Outcome<Reply>> Reopen(Nothing input, HttpContext http)
    {
        if (!DateOnly.TryParseExact((string)http.GetRouteValue("day")!, "yyyy-MM-dd", out var day))
            return Refusal.NotFound;
        return (await Desk(http).Reopen(day)).Refused(out _, out var no)
            ? no
            : To($"/calendar?year={day.Year}#closures");
    }

    private static CalendarDesk Desk(HttpContext http) => http.RequestServices.GetRequiredService<CalendarDesk>();

    private static Reply To(string location) => new(StatusCodes.Status303SeeOther, null, location);
}

/// <summary>A file that was looked through and waits to be confirmed.</summary>
internal sealed record HolidaysTried(HolidayYear File, IReadOnlyList<DayChange> Changes, string Text);

internal sealed record CalendarModel(CalendarYear Year, bool MayKeep, HolidaysTried? Tried, Posted? Posted);
