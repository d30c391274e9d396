using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Huiyin.Bench.Desk;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Demo;
using Huiyin.Hosting;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Huiyin.Bench;

/// <summary>
/// A month in which nothing is solved, with many complaints at once: whether each consequence comes once, none early and none
/// late, and how fast the clock goes through them.
/// </summary>
internal static class MonthBench
{
    private static readonly DateTimeOffset Begin = new(2026, 8, 3, 9, 20, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset MonthEnds = new(2026, 9, 4, 0, 0, 0, TimeSpan.FromHours(8));
    private const int Hands = 4;

    /// <summary>Cases written down in the same minute of the desk's clock.</summary>
    private const int PerMinute = 25;

    public static async Task<int> Run(string[] args, TextWriter report)
    {
        var cases = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 10_000;
        var folder = Directory.CreateTempSubdirectory("huiyin-bench-month-");
        try
        {
            var house = new House(folder.FullName, Environment.GetEnvironmentVariable("HUIYIN_DB"));
            await using var app = await house.Inside(standing: Begin);
            var clock = (MovableClock)app.Services.GetRequiredService<TimeProvider>();
            await new DemoFounding(app.Services, clock).Found(House.Flats, House.Password);
            await app.StartAsync();

            var began = Stopwatch.GetTimestamp();
            await Complain(app, clock, cases);
            var written = Stopwatch.GetElapsedTime(began);
            await report.WriteLineAsync(Line("complaints written down, graded and dispatched", cases, written));

            began = Stopwatch.GetTimestamp();
            await Move(app, clock, MonthEnds.AddHours(1));
            var moved = Stopwatch.GetElapsedTime(began);
            return await Judge(app, cases, moved, report);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task Complain(WebApplication app, MovableClock clock, int cases)
    {
        using var desk = await As(app, "zhangmin");
        using var supervisor = await As(app, "huangmei");
        for (var minute = 0; minute * PerMinute < cases; minute++)
        {
            await Move(app, clock, Begin.AddMinutes(minute));
            var now = Enumerable.Range(minute * PerMinute, Math.Min(PerMinute, cases - (minute * PerMinute)));
            await Parallel.ForEachAsync(
                now,
                new ParallelOptions { MaxDegreeOfParallelism = Hands },
                async (n, _) => await One(desk, supervisor, n)
            );
        }
    }

    private static async Task One(HttpClient desk, HttpClient supervisor, int n)
    {
        var said = new
        {
            channel = "phone",
            kind = "complaint",
            summary = $"电梯厅灯暗 {n}",
            unit = House.Flats[n % House.Flats.Count].Code,
        };
        var number = (await Post(desk, "cases", said)).GetProperty("number").GetString();
        await Post(
            supervisor,
            $"cases/{number}/grade",
            new
            {
                grade = "minor",
                reason = "设施老化",
                valid = true,
            }
        );
        await Post(desk, $"cases/{number}/dispatch", new { department = "engineering", assignee = "liqiang" });
    }

    private static async Task Move(WebApplication app, MovableClock clock, DateTimeOffset to)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PromiseClock>().MoveTo(to, clock);
    }

    private static async Task<int> Judge(WebApplication app, int cases, TimeSpan moved, TextWriter report)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var done = await (
            from c in db.Set<ConsequenceRow>().AsNoTracking()
            join p in db.Set<PromiseRow>().AsNoTracking()
                on new { c.CommunityId, c.PromiseId } equals new { p.CommunityId, PromiseId = p.Id }
            select new
            {
                c.Step,
                c.At,
                p.Rule,
                p.OpenedAt,
                p.DueAt,
                p.WarnAt,
            }
        ).ToListAsync();
        int early = 0,
            late = 0;
        foreach (var one in done)
        {
            var expected = Expected(Charter.Default.Find(one.Rule)!, one.Step, one.OpenedAt, one.DueAt, one.WarnAt);
            early += one.At < expected ? 1 : 0;
            late += one.At > expected ? 1 : 0;
        }
        var steps = done.Count;
        await report.WriteLineAsync(Line("consequences run", steps, moved));
        await report.WriteLineAsync($"{early} early, {late} late");

        // By the day's own arithmetic, and not the charter's: two days, a week, the month that ends with 3 September.
        var wrong = early + late;
        wrong += await Each(db, report, cases, "SupervisorTookOver", from => from.AddHours(48));
        wrong += await Each(db, report, cases, "ManagerTookOver", from => from.AddHours(168));
        wrong += await Each(db, report, cases, "ComplaintRegraded", _ => MonthEnds);
        var told = await db.Set<Notification>()
            .Where(n => n.Kind == "take_over")
            .GroupBy(n => new { n.CaseId, n.StaffId })
            .Select(g => g.Count())
            .ToListAsync();
        var twice = told.Count(times => times > 1);
        await report.WriteLineAsync($"{told.Count} takeovers told, {twice} of them twice");
        wrong += twice + (told.Count == 2 * cases ? 0 : 1);
        await report.WriteLineAsync(wrong == 0 ? "Each once, none early, none late." : $"{wrong} wrong.");
        return wrong == 0 ? 0 : 1;
    }

    private static DateTimeOffset Expected(
        PromiseRule rule,
        int step,
        DateTimeOffset opened,
        DateTimeOffset due,
        DateTimeOffset? warn
    )
    {
        var atOnce = rule.Consequences.Count(c => c.When == ConsequenceMoment.Opened);
        var warnings = rule.WarnBefore is null ? 0 : 1;
        if (step <= atOnce)
            return opened;
        if (step <= atOnce + warnings)
            return warn > opened ? warn.Value : opened;
        var at = due.AddMilliseconds(rule.Consequences[step - warnings - 1].After);
        return at > opened ? at : opened;
    }

    private static async Task<int> Each(
        HuiyinDb db,
        TextWriter report,
        int cases,
        string fact,
        Func<DateTimeOffset, DateTimeOffset> due
    )
    {
        var facts = await (
            from t in db.Set<TimelineEntry>().AsNoTracking()
            join c in db.Set<Case>().AsNoTracking()
                on new { t.CommunityId, t.CaseId } equals new { c.CommunityId, CaseId = c.Id }
            where t.Name == fact
            select new
            {
                t.CaseId,
                t.At,
                c.ReceivedAt,
            }
        ).ToListAsync();
        var once = facts.Select(f => f.CaseId).Distinct().Count() == facts.Count && facts.Count == cases;
        var inTime = facts.Count(f => f.At == due(f.ReceivedAt));
        await report.WriteLineAsync(
            $"{fact}: {facts.Count} times, {inTime} at their moment{(once ? "" : ", not once each")}"
        );
        return (once ? 0 : 1) + facts.Count - inTime;
    }

    private static async Task<HttpClient> As(WebApplication app, string login)
    {
        var token = new StringWriter();
        await Commands.Run(["token", "--login", login, "--name", "bench"], app.Services, token);
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/api/v1/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.ToString().Trim());
        return http;
    }

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path}: {text}");
    }

    private static string Line(string what, int count, TimeSpan time) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} {what} in {time.TotalSeconds:N0} s, {count / time.TotalSeconds:N0} a second"
        );
}
