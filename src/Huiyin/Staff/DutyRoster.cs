using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Shell.Controls;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>值班表: who is on duty and who is away, week by week, for people and for programs .</summary>
internal static class DutyRoster
{
    private const int MostDays = 92;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/duty-roster", (HttpContext http, string? week) => Show(http, week, null))
            .Needing(Operation.SeeStaff)
            .ExcludeFromDescription();
        routes.MapForm<PlanShifts>(
            "/duty-roster/shifts",
            Operation.KeepDuties,
            async (input, http) =>
                (await PlanShifts.On(input, http)).Refused(out _, out var no) ? no : await Back(http),
            ShowAgain
        );
        routes.MapForm<Nothing>(
            "/duty-roster/shifts/{shift:guid}/removal",
            Operation.KeepDuties,
            async (nothing, http) => (await RemoveShift.On(http)).Refused(out _, out var no) ? no : await Back(http),
            ShowAgain
        );
        routes.MapForm<LeaveForm>(
            "/duty-roster/absences",
            Operation.OwnAccount,
            async (input, http) =>
                (await TakeLeave.On(new TakeLeave(input.From, input.To, input.Deputy), input.Login, http)).Refused(
                    out _,
                    out var no
                )
                    ? no
                    : await Back(http),
            ShowAgain
        );
        routes.MapForm<Nothing>(
            "/duty-roster/absences/{login}/{from:long}/end",
            Operation.OwnAccount,
            async (nothing, http) => (await TakeLeave.End(http)).Refused(out _, out var no) ? no : await Back(http),
            ShowAgain
        );

        var api = routes.MapGroup("/api/v1").WithTags("duty roster");
        api.MapGet("/shifts", Shifts).Needing(Operation.SeeStaff).Produces<PageOf<ShiftView>>();
        api.MapChange<PlanShifts>("/shifts", Operation.KeepDuties, PlanShifts.On)
            .Produces<PageOf<ShiftView>>(StatusCodes.Status201Created);
        api.MapChange<Nothing>(
                "/shifts/{shift:guid}",
                Operation.KeepDuties,
                (_, http) => RemoveShift.On(http),
                HttpMethods.Delete
            )
            .Produces(StatusCodes.Status204NoContent);
        api.MapGet("/absences", Absences).Needing(Operation.SeeStaff).Produces<PageOf<AbsenceView>>();
        api.MapChange<TakeLeave>(
                "/staff/{login}/absences",
                Operation.OwnAccount,
                (input, http) => TakeLeave.On(input, (string?)http.GetRouteValue("login"), http)
            )
            .Produces<AbsenceView>(StatusCodes.Status201Created);
        api.MapChange<Nothing>(
                "/staff/{login}/absences/{from:long}",
                Operation.OwnAccount,
                (_, http) => TakeLeave.End(http),
                HttpMethods.Delete
            )
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Outcome<Reply>> Back(HttpContext http)
    {
        var week = (await http.Request.ReadFormAsync())["_week"].ToString();
        return new Reply(
            StatusCodes.Status303SeeOther,
            null,
            Times.Day(week) is { } day ? $"/duty-roster?week={day:yyyy-MM-dd}" : "/duty-roster"
        );
    }

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no) =>
        await Show(http, (await http.Request.ReadFormAsync())["_week"], await Posted.Of(http, no));

    private static async Task<IResult> Show(HttpContext http, string? week, Posted? posted)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = Times.DayOf(now, roster.Zone);
        var asked = Times.Day(week) ?? today;
        var monday = asked.AddDays(-(((int)asked.DayOfWeek + 6) % 7));
        var (from, to) = (Times.StartOf(monday, roster.Zone), Times.StartOf(monday.AddDays(7), roster.Zone));
        var absences = await AwayBetween(db, me.CommunityId, from < now ? from : now, to);
        return Page<DutyRosterPage>.With(
            new DutyRosterModel
            {
                Roster = roster,
                Now = now,
                Today = today,
                Monday = monday,
                Shifts = await OnBetween(db, me.CommunityId, from, to),
                Absences = absences,
                MayKeep = me.May(Operation.KeepDuties),
                Me = me.Id,
                Posted = posted,
            },
            posted is null ? StatusCodes.Status200OK : Problems.StatusOf(posted.Refusal)
        );
    }

    private static async Task<IResult> Shifts(HttpContext http, string? from, string? to) =>
        await Between(
            http,
            from,
            to,
            async (db, roster, since, until) =>
                (await OnBetween(db, roster.Community.Id, since, until)).Select(s => (object)ShiftView.Of(s, roster))
        );

    private static async Task<IResult> Absences(HttpContext http, string? from, string? to) =>
        await Between(
            http,
            from,
            to,
            async (db, roster, since, until) =>
                (await AwayBetween(db, roster.Community.Id, since, until)).Select(a =>
                    (object)AbsenceView.Of(a, roster)
                )
        );

    /// <summary>Days, both included; from today for a week when nobody says otherwise.</summary>
    private static async Task<IResult> Between(
        HttpContext http,
        string? from,
        string? to,
        Func<HuiyinDb, CommunityRoster, DateTimeOffset, DateTimeOffset, Task<IEnumerable<object>>> read
    )
    {
        var services = http.RequestServices;
        var me = services.GetRequiredService<CurrentStaff>();
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        var today = Times.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow(), roster.Zone);
        var first = from is null ? today : Times.Day(from);
        var last = to is null ? first?.AddDays(6) : Times.Day(to);
        if (first is null || last is null)
            return Problems.Of(Refusal.Invalid(first is null ? "from" : "to", "日期写成 2026-09-01。"));
        if (last < first || last.Value.DayNumber - first.Value.DayNumber > MostDays)
            return Problems.Of(Refusal.Invalid("to", "一次最多看 {0} 天。", MostDays));
        var db = services.GetRequiredService<HuiyinDb>();
        var items = await read(
            db,
            roster,
            Times.StartOf(first.Value, roster.Zone),
            Times.StartOf(last.Value.AddDays(1), roster.Zone)
        );
        return Answers.Json(Reply.Ok(new { items }));
    }

    private static Task<List<Shift>> OnBetween(
        HuiyinDb db,
        CommunityId community,
        DateTimeOffset from,
        DateTimeOffset to
    ) =>
        db.Set<Shift>()
            .AsNoTracking()
            .Where(s => s.CommunityId == community && s.To > from && s.From < to)
            .OrderBy(s => s.From)
            .ThenBy(s => s.Id)
            .ToListAsync();

    private static Task<List<Absence>> AwayBetween(
        HuiyinDb db,
        CommunityId community,
        DateTimeOffset from,
        DateTimeOffset to
    ) =>
        db.Set<Absence>()
            .AsNoTracking()
            .Where(a => a.CommunityId == community && a.To > from && a.From < to)
            .OrderBy(a => a.From)
            .ThenBy(a => a.StaffId)
            .ToListAsync();

    /// <summary>The form says whose leave it is; the call says it in its path.</summary>
    private sealed record LeaveForm(string? Login, DateTimeOffset? From, DateTimeOffset? To, string? Deputy);
}

internal sealed record DutyRosterModel
{
    public required CommunityRoster Roster { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required DateOnly Today { get; init; }
    public required DateOnly Monday { get; init; }
    public required IReadOnlyList<Shift> Shifts { get; init; }
    public required IReadOnlyList<Absence> Absences { get; init; }
    public required bool MayKeep { get; init; }
    public required StaffId Me { get; init; }
    public Posted? Posted { get; init; }

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, 7).Select(Monday.AddDays);

    /// <summary>The duties that promises name, with whoever holds them now.</summary>
    public IEnumerable<(Role Role, Member? Holder)> OnDutyNow =>
        new[]
        {
            Role.Receptionist,
            Role.ServiceSupervisor,
            Role.ProjectManager,
            Role.QualityManager,
            Role.GeneralManager,
        }
            .Where(role => Roster.Holding(role).Any())
            .Select(role => (role, Roster.OnDuty(role, Now).FirstOrDefault()));

    public IEnumerable<Choice> People => Roster.Members.Select(m => new Choice(m.Login, m.Name));

    /// <summary>Shifts that begin on a day, and those that still last from the day before.</summary>
    public IEnumerable<Shift> On(DateOnly day)
    {
        var (from, to) = (Times.StartOf(day, Roster.Zone), Times.StartOf(day.AddDays(1), Roster.Zone));
        return Shifts.Where(s => s.From < to && s.To > from);
    }

    public IEnumerable<Absence> Away(DateOnly day)
    {
        var (from, to) = (Times.StartOf(day, Roster.Zone), Times.StartOf(day.AddDays(1), Roster.Zone));
        return Absences.Where(a => a.From < to && a.To > from);
    }
}
