using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.FollowUps.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.FollowUps;

/// <summary>
/// 回访考核: how everybody's follow-ups went between two days, counted from promises and from what was written down, never
/// typed in. What is not due yet counts for nobody.
/// </summary>
internal static class FollowUpFigures
{
    private const int MostDays = 366;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/follow-ups/figures", Show).Needing(Operation.SeeEverybodysBoard).ExcludeFromDescription();
        routes
            .MapGet("/api/v1/follow-ups/figures", Read)
            .Needing(Operation.SeeEverybodysBoard)
            .WithTags("follow-ups")
            .WithSummary("How everybody's follow-ups went between two days, both included")
            .Produces<FollowUpTally>();
    }

    private static async Task<IResult> Show(HttpContext http, string? from, string? to)
    {
        if ((await Tally(http, from, to)).Refused(out var tally, out _))
            tally = (await Tally(http, null, null)).Value;
        return Page<FollowUpFiguresPage>.With(tally);
    }

    private static async Task<IResult> Read(HttpContext http, string? from, string? to) =>
        (await Tally(http, from, to)).Refused(out var tally, out var no)
            ? Problems.Of(no)
            : Answers.Json(Reply.Ok(tally));

    private static async Task<Outcome<FollowUpTally>> Tally(HttpContext http, string? from, string? to)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var zone = me.Community.Zone;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = Times.DayOf(now, zone);
        var first = from is null ? new DateOnly(today.Year, today.Month, 1) : Times.Day(from);
        var last = to is null ? today : Times.Day(to);
        if (first is null || last is null)
            return Refusal.Invalid(first is null ? "from" : "to", "日期写成 2026-09-01。");
        if (last < first || last.Value.DayNumber - first.Value.DayNumber > MostDays)
            return Refusal.Invalid("to", "结束要在开始之后，一次最多看 {0} 天。", MostDays);
        var (since, until) = (Times.StartOf(first.Value, zone), Times.StartOf(last.Value.AddDays(1), zone));
        var due = until < now ? until : now;

        var owed = await db.Set<PromiseRow>()
            .Where(p =>
                p.CommunityId == me.CommunityId
                && (p.Kind == PromiseKind.FollowUp || p.Kind == PromiseKind.Visit)
                && p.State != PromiseStanding.Cancelled
                && p.DueAt >= since
                && p.DueAt < due
            )
            .GroupBy(p => new { p.OwedById, p.State })
            .Select(g => new
            {
                g.Key.OwedById,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync();
        var asked = await db.Set<FollowUp>()
            .Where(f => f.CommunityId == me.CommunityId && f.At >= since && f.At < until)
            .GroupBy(f => new { f.ById, f.Outcome })
            .Select(g => new
            {
                g.Key.ById,
                g.Key.Outcome,
                Count = g.Count(),
            })
            .ToListAsync();
        var roster = await services.GetRequiredService<Rosters>().Of(me.CommunityId);
        var people = owed.Select(o => o.OwedById).Concat(asked.Select(a => a.ById)).Distinct();
        var rows = people
            .Select(id =>
            {
                int Asked(FollowUpOutcome outcome) =>
                    asked.Where(a => a.ById == id && a.Outcome == outcome).Sum(a => a.Count);
                return new FollowUpRow(
                    roster.Find(id)?.Login,
                    roster.Find(id)?.Name ?? T("还没有人"),
                    owed.Where(o => o.OwedById == id).Sum(o => o.Count),
                    owed.Where(o => o.OwedById == id && o.State == PromiseStanding.Kept).Sum(o => o.Count),
                    Asked(FollowUpOutcome.Satisfied),
                    Asked(FollowUpOutcome.Unsatisfied),
                    Asked(FollowUpOutcome.Unreachable),
                    Asked(FollowUpOutcome.Refused)
                );
            })
            .OrderByDescending(row => row.Due - row.InTime)
            .ThenByDescending(row => row.Due)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToList();
        return new FollowUpTally(first.Value, last.Value, rows);
    }
}

/// <summary>The follow-ups that fell due between two days, both included, and what was heard.</summary>
internal sealed record FollowUpTally(DateOnly From, DateOnly To, IReadOnlyList<FollowUpRow> Items)
{
    public int Due => Items.Sum(row => row.Due);

    public int InTime => Items.Sum(row => row.InTime);

    /// <summary>Of what fell due, how much was asked in time; null when nothing did.</summary>
    public double? PercentInTime => Due == 0 ? null : Math.Round(100.0 * InTime / Due, 1);
}

/// <summary>One person's.</summary>
/// <param name="Staff">Login; null for what nobody in particular owed.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Due">What they owed and fell due.</param>
/// <param name="InTime">Of that, asked in time.</param>
/// <param name="Satisfied">Customers they asked who were satisfied.</param>
/// <param name="Unsatisfied">Who were not.</param>
/// <param name="Unreachable">Attempts that reached nobody.</param>
/// <param name="Refused">Customers who would not be asked.</param>
internal sealed record FollowUpRow(
    string? Staff,
    string Name,
    int Due,
    int InTime,
    int Satisfied,
    int Unsatisfied,
    int Unreachable,
    int Refused
);
