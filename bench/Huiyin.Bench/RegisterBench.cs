using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Hosting;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Huiyin.Bench;

/// <summary>
/// How long the register takes to answer among a hundred thousand cases, by program and as a page, and what its export
/// costs. On SQLite, or on the PostgreSQL database that HUIYIN_DB names, which must be empty.
/// </summary>
internal static class RegisterBench
{
    private const int Cases = 100_000;
    private const int WarmUp = 20;
    private const int Times = 200;
    private const string Address = "http://127.0.0.1:5193";
    private const string Clock = "2026-09-01T08:00:00+08:00";

    private static readonly string[] Questions =
    [
        "/api/v1/cases",
        "/api/v1/cases?status=open",
        "/api/v1/cases?status=handled",
        "/api/v1/cases?status=closed_unresolved",
        "/api/v1/cases?kind=complaint&department=finance&grade=major&status=withdrawn",
        "/api/v1/cases?assignee=nina",
        "/api/v1/cases?by=me",
        "/api/v1/cases?unit=1-1-77",
        "/api/v1/cases?unit=1-1",
        "/api/v1/cases?due=overdue",
        "/api/v1/cases?from=2026-03-01&to=2026-03-01",
        "/api/v1/cases?q=漏水",
        "/api/v1/cases?q=漏水&kind=complaint",
        "/api/v1/cases?q=电梯困人",
        "/api/v1/cases?q=没有这个词",
        "/api/v1/promises?due=overdue",
        "/api/v1/search?q=漏水",
    ];

    /// <param name="plans">Tell how the database goes about each question, too.</param>
    public static async Task Run(TextWriter report, bool plans)
    {
        var folder = Directory.CreateTempSubdirectory("huiyin-bench-").FullName;
        try
        {
            var settings = Settings.Read(["serve", "--virtual-clock", Clock], name => Environment(name, folder));
            await using var app = HuiyinApp.Build(settings, builder => builder.Logging.ClearProviders());
            await Database.Prepare(app.Services);
            await app.StartAsync();
            await SetUp(app, report);
            using var http = await SignIn(app);
            foreach (var question in Questions.Append(await FarPage(http)))
            {
                await Measure(http, question, report);
                if (plans)
                    await Explain(app, question, report);
            }
            await Export(http, report);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Environment(string name, string folder) =>
        name switch
        {
            "HUIYIN_DATA" => folder,
            "HUIYIN_URLS" => Address,
            "HUIYIN_DB" => System.Environment.GetEnvironmentVariable(name),
            _ => null,
        };

    private static async Task SetUp(WebApplication app, TextWriter report)
    {
        await Commands.Run(
            ["setup", "--community", "cuihu", "--name", "翠湖豪廷", "--admin", "admin"],
            app.Services,
            TextWriter.Null
        );
        await Commands.Run(["token", "--login", "admin", "--name", "bench"], app.Services, TextWriter.Null);
        var began = Stopwatch.GetTimestamp();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var community = (await db.Set<Community>().SingleAsync()).Id;
        var admin = (await db.Set<Account>().SingleAsync()).Id;
        var nina = Account.Open("nina", "倪娜", DateTimeOffset.UnixEpoch).Value;
        db.Add(nina);
        db.Add(new Membership(community, nina.Id, [Role.Technician], ["engineering"]));
        await db.SaveChangesAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        foreach (
            var sql in new ManyCases(db, Cases, DateTimeOffset.Parse(Clock, CultureInfo.InvariantCulture)).Statements()
        )
            await db.Database.ExecuteSqlRawAsync(
                sql,
                db.IdParameter(community),
                db.IdParameter(admin),
                db.IdParameter(nina.Id)
            );
        scope.ServiceProvider.GetRequiredService<Rosters>().ForgetAll();
        report.WriteLine($"{Cases:N0} cases in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
    }

    private static async Task<HttpClient> SignIn(WebApplication app)
    {
        await using var token = new StringWriter();
        await Commands.Run(["token", "--login", "admin", "--name", "bench"], app.Services, token);
        var http = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.ToString().Trim());
        return http;
    }

    private static async Task Measure(HttpClient http, string question, TextWriter report)
    {
        var taken = new double[Times];
        for (var i = -WarmUp; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(question);
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            if (i >= 0)
                taken[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        Array.Sort(taken);
        report.WriteLine($"p50 {taken[Times / 2], 7:N2} ms   p95 {taken[Times * 95 / 100], 7:N2} ms   {question}");
    }

    private static async Task Explain(WebApplication app, string question, TextWriter report)
    {
        if (!question.StartsWith("/api/v1/cases", StringComparison.Ordinal))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().EnterAsSystem(await db.Set<Community>().SingleAsync());
        var register = scope.ServiceProvider.GetRequiredService<CaseRegister>();
        var asked = question.Contains('?', StringComparison.Ordinal)
            ? question[question.IndexOf('?', StringComparison.Ordinal)..]
            : "";
        var filter = (await CaseFilter.Read(CaseQuery.Read(asked), register)).Value;
        if (
            await CaseList.Ordered(register, scope.ServiceProvider.GetRequiredService<ICaseSearch>(), filter)
            is not { } order
        )
            return;
        await db.Database.OpenConnectionAsync();
        await using var command = order.After(null).Take(51).Select(CaseLine.Of).CreateDbCommand();
#pragma warning disable CA2100 // The query is our own.
        command.CommandText =
            (db.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ")
            + command.CommandText;
#pragma warning restore CA2100
        await using var plan = await command.ExecuteReaderAsync();
        while (await plan.ReadAsync())
            report.WriteLine($"      {plan.GetString(plan.FieldCount - 1)}");
    }

    /// <summary>A page in the middle, reached by its key as somebody who pages gets there.</summary>
    private static async Task<string> FarPage(HttpClient http)
    {
        var middle = await http.GetStringAsync("/api/v1/cases?limit=1&to=2025-09-01");
        using var page = System.Text.Json.JsonDocument.Parse(middle);
        return $"/api/v1/cases?cursor={page.RootElement.GetProperty("next").GetString()}";
    }

    private static async Task Export(HttpClient http, TextWriter report)
    {
        var began = Stopwatch.GetTimestamp();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var size = 0L;
        using var answer = await http.GetAsync("/api/v1/cases/export.csv", HttpCompletionOption.ResponseHeadersRead);
        await using var content = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer)) > 0; size += read)
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        report.WriteLine(
            $"export: {size / 1e6:N1} MB in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s, at most {(most - before) / 1e6:N0} MB more in memory"
        );
    }
}
