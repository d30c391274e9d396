using System.Globalization;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Huiyin.Tests.Integrations;

public sealed class ImportingCasesTests
{
    private const string Today = "2026-09-01T08:00";

    private static string Example(string name) => Path.Combine(Repository.Root, "docs", "examples", name);

    private static Task<string> Import(ServiceDesk desk, params string[] more) =>
        Command(desk, Example("311-sample.csv"), Example("311-map.json"), more);

    private static async Task<string> Command(ServiceDesk desk, string file, string map, params string[] more)
    {
        await using var output = new StringWriter();
        await Hosting.Commands.Run(["import", "cases", file, "--map", map, .. more], desk.Services, output);
        return output.ToString();
    }

    [Theory, OnBothEngines]
    public async Task The_sample_is_imported_but_for_its_faulty_rows_and_each_of_them_is_named(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        var said = await Import(desk);

        Assert.Contains("540 行：导入 531，以前已导入 0，有错误 9", said, StringComparison.Ordinal);
        foreach (var row in (int[])[62, 97, 142, 202, 262, 312, 372, 433, 483])
            Assert.Contains($"第 {row} 行", said, StringComparison.Ordinal);
        await using var db = desk.Db();
        Assert.Equal(531, await db.Set<Case>().CountAsync());
        Assert.Equal(531, await db.Set<TimelineEntry>().CountAsync(t => t.Name == "CaseImported"));
    }

    [Theory, OnBothEngines]
    public async Task A_second_import_adds_nothing(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        await Import(desk);
        var said = await Import(desk);

        Assert.Contains("540 行：导入 0，以前已导入 531，有错误 9", said, StringComparison.Ordinal);
        await using var db = desk.Db();
        Assert.Equal(531, await db.Set<Case>().CountAsync());
    }

    [Theory, OnBothEngines]
    public async Task All_or_nothing_imports_nothing_when_a_row_is_faulty(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        var said = await Import(desk, "--strict");

        Assert.Contains("540 行：导入 0，以前已导入 0，有错误 9", said, StringComparison.Ordinal);
        await using var db = desk.Db();
        Assert.Equal(0, await db.Set<Case>().CountAsync());
        Assert.Equal(0, await db.Set<CaseNumbers>().CountAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_case_keeps_its_own_times_words_and_number_of_the_day(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        await Import(desk);
        await using var db = desk.Db();
        var first = await db.Set<Case>().SingleAsync(c => c.ExternalId == "61500002");

        Assert.Equal(Utc("2025-03-01T12:26:00"), first.ReceivedAt);
        Assert.Equal(Utc("2025-03-07T12:44:00"), first.EndedAt);
        Assert.Equal(first.EndedAt, first.HandledAt);
        Assert.Equal(
            (CaseStatus.Closed, Channel.Web, RequestKind.Complaint),
            (first.Status, first.Channel, first.Kind)
        );
        Assert.StartsWith("250301", first.Number, StringComparison.Ordinal);
        var odd = await db.Set<Case>().Where(c => c.Result!.StartsWith("法拉盛")).SingleAsync();
        Assert.Equal("法拉盛 42 号地下室漏水, 三天没有人来\n请尽快", odd.Result);
        Assert.Contains(
            await db.Set<Case>().Select(c => c.Result).ToListAsync(),
            result => result == "Tenant says: \"it's flooding\", then hung up"
        );
        var numbers = await db.Set<Case>().Select(c => c.Number).ToListAsync();
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, OnBothEngines]
    public async Task The_promises_of_an_imported_case_are_what_its_history_says(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        await Import(desk);
        await using var db = desk.Db();
        var calendar = Charter.Default.CalendarIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var timelines = (await db.Set<TimelineEntry>().OrderBy(t => t.Seq).ToListAsync()).ToLookup(t => t.CaseId);
        var promises = (await db.Set<PromiseRow>().ToListAsync()).ToLookup(p => p.CaseId);

        Assert.All(
            await db.Set<Case>().ToListAsync(),
            imported =>
            {
                var history = timelines[imported.Id].Where(t => t.Kind is not null).ToArray();
                var replayed = PromiseEngine.Replay(
                    Charter.Default,
                    calendar,
                    [.. history.Select(PromiseKeeper.ToFact)],
                    desk.Now.ToUnixTimeMilliseconds()
                );
                Assert.Equal(
                    replayed.Select(p => (Charter.Default.Rules[p.Rule].Id, p.DueAt, p.State, p.KeptAt)).Order(),
                    promises[imported.Id]
                        .Select(p =>
                            (p.Rule, p.DueAt.ToUnixTimeMilliseconds(), p.State, p.KeptAt?.ToUnixTimeMilliseconds())
                        )
                        .Order()
                );
                Assert.Equal(imported.EndedAt is null, imported.NextDueAt is not null);
            }
        );
        var closed = await db.Set<Case>().SingleAsync(c => c.ExternalId == "61500002");
        Assert.Contains(
            promises[closed.Id],
            p =>
                p
                    is {
                        Kind: PromiseKind.Resolve or PromiseKind.FirstAnswer,
                        State: PromiseStanding.Missed,
                        KeptAt: not null
                    }
        );
        Assert.Contains(
            promises[closed.Id],
            p => p is { Kind: PromiseKind.FollowUp, State: PromiseStanding.Cancelled }
        );
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_told_today_of_what_was_late_last_year(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        await Import(desk);
        await desk.ClockTo("2026-09-08T08:00");
        await using var db = desk.Db();

        Assert.Equal(0, await db.Set<Notification>().CountAsync());
        Assert.Equal(0, await db.Set<ConsequenceRow>().CountAsync());
        Assert.True(await db.Set<Case>().AnyAsync(c => c.EndedAt == null && c.NextDueAt < desk.Now));
    }

    [Theory, OnBothEngines]
    public async Task An_imported_case_is_found_opened_and_worked_on_like_any_other(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        await Import(desk);

        var found = (await desk.Administrator.Get("/cases?q=" + Uri.EscapeDataString("法拉盛"))).Done();
        Assert.Equal(1, found["items"].GetArrayLength());
        var open = (await desk.Administrator.Get("/cases?status=registered&limit=1"))
            .Done()["items.0.number"]
            .GetString();
        (await desk.Administrator.Post($"/cases/{open}/dispatch", new { department = "engineering" })).Done();
        var view = (await desk.Administrator.Get($"/cases/{open}")).Done();
        Assert.Contains("CaseImported", view.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_row_of_an_unknown_unit_or_of_the_future_is_faulty_and_a_known_unit_and_phone_are_recognised(
        Engine engine
    )
    {
        await using var desk = await ServiceDesk.Open(engine, Today);
        (await desk.Administrator.Post("/units", new { code = "3-1-1502" })).Done();
        (
            await desk.Administrator.Post(
                "/residents",
                new
                {
                    name = "周建平",
                    phone = "13812345678",
                    unit = "3-1-1502",
                    tie = "owner",
                }
            )
        ).Done();
        using var folder = new TemporaryFiles();
        var map = folder.Write(
            "map.json",
            """
            {"fields":{"externalId":"no","receivedAt":"at","summary":"what","unit":"unit","contactPhone":"tel","contactName":"who"},
             "timeFormats":["yyyy-MM-dd HH:mm"],"defaults":{"kind":"repair"}}
            """
        );
        var csv = folder.Write(
            "rows.csv",
            """
            no,at,what,unit,tel,who
            A1,2026-08-30 09:00,水管漏水,3栋1单元1502,138 1234 5678,周先生
            A2,2026-08-30 09:00,灯不亮,9-9-999,,
            A3,2026-09-30 09:00,灯不亮,3-1-1502,,
            A1,2026-08-30 09:00,再来一次,3-1-1502,,
            """
        );
        var said = await Command(desk, csv, map);

        Assert.Contains("4 行：导入 1，以前已导入 1，有错误 2", said, StringComparison.Ordinal);
        Assert.Contains("第 3 行，unit：没有 9-9-999 这个房号。", said, StringComparison.Ordinal);
        Assert.Contains("第 4 行，at：", said, StringComparison.Ordinal);
        await using var db = desk.Db();
        var imported = await db.Set<Case>().SingleAsync();
        Assert.Equal(("3-1-1502", "138****5678"), (imported.UnitCode, imported.ContactPhoneMasked));
        Assert.Equal((await db.Set<Resident>().SingleAsync()).Id, imported.ContactId);
    }

    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time + "Z", CultureInfo.InvariantCulture);

    private sealed class TemporaryFiles : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("huiyin-import-");

        public string Write(string name, string text)
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
