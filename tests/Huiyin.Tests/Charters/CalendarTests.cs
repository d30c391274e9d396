using System.Net;
using System.Text;
using System.Text.Json;
using Huiyin.Charters.Public;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Huiyin.Tests.Charters;

public sealed class CalendarTests
{
    private const string Rule = "repair.small.resolve";

    /// <summary>Small repairs within one workday: of Tuesday, 1 September, until Wednesday 24:00.</summary>
    private static readonly string OneWorkday = Charter.DefaultText.Replace(
        "\"says\": \"小修两天内修好\",",
        "\"says\": \"小修一个工作日内修好\",",
        StringComparison.Ordinal
    );

    private static async Task<ServiceDesk> Desk(Engine engine)
    {
        var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Hire("chen", "陈建国", "project_manager");
        var text = OneWorkday;
        var at = text.IndexOf(
            "\"within\": \"48 hours\"",
            text.IndexOf($"\"id\": \"{Rule}\"", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        text = text.Remove(at, "\"within\": \"48 hours\"".Length).Insert(at, "\"within\": \"1 workday\"");
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", JsonDocument.Parse(text).RootElement)).Done();
        (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-01", reason = "按工作日" })
        ).Done();
        return desk;
    }

    private static async Task<string> Report(ServiceDesk desk) => (
            await (await desk.As("zhangmin")).Post(
                "/cases",
                new
                {
                    channel = "phone",
                    kind = "repair",
                    summary = "客厅灯不亮",
                }
            )
        ).Done().Text("number")!;

    private static async Task<(string Due, string State, string Body)> Repaired(ServiceDesk desk, string number)
    {
        var about = (await (await desk.As("chen")).Get($"/cases/{number}")).Done();
        var promise = about["promises"].EnumerateArray().Single(p => p.Text("rule") == Rule);
        return (promise.Text("dueAt")!, promise.Text("state")!, about.Body);
    }

    private static Task Recounted(ServiceDesk desk) => desk.Services.GetRequiredService<CalendarBell>().WhenQuiet();

    /// <summary>The bundled file of 2026 with one weekday more off.</summary>
    private static JsonElement With(string date) =>
        JsonDocument
            .Parse(
                HolidayBook
                    .Bundled[2026]
                    .Replace(
                        "\"days\": [",
                        $"\"days\": [ {{ \"name\": \"检修日\", \"date\": \"{date}\", \"isOffDay\": true }},",
                        StringComparison.Ordinal
                    )
            )
            .RootElement;

    [Theory, OnBothEngines]
    public async Task A_year_shows_its_days_off_and_the_weekends_worked_for_them(Engine engine)
    {
        await using var desk = await Desk(engine);
        using var reader = await desk.AtTheScreen("zhangmin");

        var year = (await (await desk.As("zhangmin")).Get("/calendar?year=2026")).Done();
        var page = await reader.Open("/calendar?year=2026");

        Assert.Equal(("bundled", "Asia/Shanghai"), (year.Text("source"), year.Text("timeZone")));
        var days = year["days"].EnumerateArray().ToDictionary(d => d.Text("date")!, d => d.Text("kind"));
        Assert.Equal(
            ("holiday", "make_up", false),
            (days["2026-10-01"], days["2026-09-20"], days.ContainsKey("2026-09-01"))
        );
        Assert.Contains("周一至周五 09:00–12:00、14:00–18:00", page.Words, StringComparison.Ordinal);
        Assert.Equal("holiday", page.Document.QuerySelector("[title^='2026-10-01']")!.GetAttribute("data-kind"));
        Assert.Equal("makeup", page.Document.QuerySelector("[title^='2026-09-20']")!.GetAttribute("data-kind"));
        Assert.Equal("date", page.Document.QuerySelector("[title^='2026-09-01']")!.GetAttribute("aria-current"));
        Assert.Empty(page.Document.QuerySelectorAll("form[action^='/calendar/']"));
        Assert.Contains("放假安排还没有", (await reader.Open("/calendar?year=2031")).Words, StringComparison.Ordinal);
        (await (await desk.As("zhangmin")).Get("/calendar?year=1999")).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task A_closure_moves_what_is_open_and_its_removal_moves_it_back(Engine engine)
    {
        await using var desk = await Desk(engine);
        var (manager, open, done) = (await desk.As("chen"), await Report(desk), await Report(desk));
        (await manager.Post($"/cases/{done}/handling", new { result = "换了灯" })).Done();
        var (before, ended) = (await Repaired(desk, open), await Repaired(desk, done));

        (await manager.Post("/calendar/closures", new { day = "2026-09-02", reason = "配电房检修" })).Is(
            HttpStatusCode.Created
        );
        await Recounted(desk);
        var (after, still) = (await Repaired(desk, open), await Repaired(desk, done));
        (await manager.Delete("/calendar/closures/2026-09-02")).Done();
        await Recounted(desk);
        var back = await Repaired(desk, open);

        Assert.Equal(("2026-09-03T00:00:00+08:00", "2026-09-04T00:00:00+08:00"), (before.Due, after.Due));
        Assert.Equal("2026-09-03T00:00:00+08:00", back.Due);
        Assert.Equal((ended.Due, ended.State), (still.Due, still.State));
        Assert.Contains(
            "工作日历改了（2026-09-02 休息：配电房检修），1 项承诺的时限重新算过",
            after.Body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("工作日历改了", still.Body, StringComparison.Ordinal);
        var year = (await manager.Get("/calendar?year=2026")).Done();
        Assert.Equal("1", year.Text("recount.moved"));
        Assert.NotEqual("null", year.Text("recount.doneAt"));
    }

    [Theory, OnBothEngines]
    public async Task What_was_late_or_kept_before_a_holiday_is_announced_stays_so(Engine engine)
    {
        await using var desk = await Desk(engine);
        var (manager, late, kept) = (await desk.As("chen"), await Report(desk), await Report(desk));
        (await manager.Post($"/cases/{kept}/handling", new { result = "换了灯" })).Done();
        await desk.ClockTo("2026-09-03T08:00");

        (await manager.Put("/calendar/holidays/2026", With("2026-09-02"))).Done();
        await Recounted(desk);
        var (still, ended) = (await Repaired(desk, late), await Repaired(desk, kept));
        await desk.ClockTo("2026-09-05T08:00");
        (await manager.Post($"/cases/{late}/handling", new { result = "换了灯" })).Done();
        var later = await Repaired(desk, late);

        Assert.Equal(("2026-09-03T00:00:00+08:00", "missed"), (still.Due, still.State));
        Assert.Equal(("2026-09-03T00:00:00+08:00", "kept"), (ended.Due, ended.State));
        Assert.Equal(("2026-09-03T00:00:00+08:00", "missed"), (later.Due, later.State));
    }

    [Theory, OnBothEngines]
    public async Task A_file_is_tried_before_it_is_taken_and_a_wrong_one_is_refused(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        var file = With("2026-09-02");

        var tried = (await manager.Put("/calendar/holidays/2026?dryRun=true", file)).Done();
        Assert.Equal("bundled", (await manager.Get("/calendar?year=2026")).Text("source"));
        Assert.Equal(
            ("2026-09-02", "workday", "holiday"),
            (tried.Text("changes.0.day"), tried.Text("changes.0.before"), tried.Text("changes.0.after"))
        );
        Assert.Equal(1, tried["changes"].GetArrayLength());
        (await manager.Put("/calendar/holidays/2027", file)).Is(HttpStatusCode.UnprocessableEntity);
        (await manager.Put("/calendar/holidays/2026", new { days = Array.Empty<object>() })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        foreach (
            var day in new object[]
            {
                new
                {
                    name = "补班",
                    date = "2026-09-02",
                    isOffDay = false,
                },
                new
                {
                    name = "",
                    date = "2026-09-02",
                    isOffDay = true,
                },
                new
                {
                    name = "远",
                    date = "2029-09-02",
                    isOffDay = true,
                },
            }
        )
            (await manager.Put("/calendar/holidays/2026", new { year = 2026, days = new[] { day } })).Is(
                HttpStatusCode.UnprocessableEntity
            );
        (await manager.Put("/calendar/holidays/2026", file)).Done();
        Assert.Equal("uploaded", (await manager.Get("/calendar?year=2026")).Text("source"));
    }

    [Theory, OnBothEngines]
    public async Task The_next_years_file_is_uploaded_on_the_page_with_its_difference_first(Engine engine)
    {
        await using var desk = await Desk(engine);
        using var manager = await desk.AtTheScreen("chen");
        var text = """
            { "year": 2031, "days": [ { "name": "元旦", "date": "2031-01-01", "isOffDay": true }, { "name": "元旦", "date": "2030-12-31", "isOffDay": true },
              { "name": "元旦", "date": "2031-01-04", "isOffDay": false } ] }
            """;

        var tried = await manager.Upload(
            await manager.Open("/calendar?year=2031"),
            "/calendar/holidays/check",
            ("2031.json", Encoding.UTF8.GetBytes(text))
        );
        Assert.Contains("2031-01-01 周三元旦 工作日 → 休", tried.Words, StringComparison.Ordinal);
        Assert.Contains("2030-12-31", tried.Words, StringComparison.Ordinal);
        Assert.Contains("2031-01-04 周六元旦 周末 → 上班", tried.Words, StringComparison.Ordinal);
        var taken = await manager.Send(tried, "/calendar/holidays");
        var broken = await manager.Upload(taken, "/calendar/holidays/check", ("2031.json", "{\n oops"u8.ToArray()));

        Assert.Equal("holiday", taken.Document.QuerySelector("[title^='2031-01-01']")!.GetAttribute("data-kind"));
        Assert.Contains("陈建国上传的安排", taken.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.Status);
        Assert.Contains("第 2 行读不懂", broken.Words, StringComparison.Ordinal);
        Assert.Equal(
            "holiday",
            (await manager.Open("/calendar?year=2030"))
                .Document.QuerySelector("[title^='2030-12-31']")!
                .GetAttribute("data-kind")
        );
    }

    [Theory, OnBothEngines]
    public async Task A_closure_needs_a_coming_day_and_a_reason_and_is_a_managers(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        using var screen = await desk.AtTheScreen("chen");

        (await manager.Post("/calendar/closures", new { day = "2026-08-31", reason = "过去" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await manager.Post("/calendar/closures", new { day = "2026-09-02" })).Is(HttpStatusCode.UnprocessableEntity);
        (await manager.Post("/calendar/closures", new { day = "2026-09-02", reason = "检修" })).Done();
        (await manager.Post("/calendar/closures", new { day = "2026-09-02", reason = "又检修" })).Refused(
            "closure_exists"
        );
        (await manager.Delete("/calendar/closures/2026-09-09")).Is(HttpStatusCode.NotFound);
        var receptionist = await desk.As("zhangmin");
        (await receptionist.Post("/calendar/closures", new { day = "2026-09-03", reason = "检修" })).Refused(
            "not_allowed",
            HttpStatusCode.Forbidden
        );
        (await receptionist.Put("/calendar/holidays/2026", With("2026-09-02"))).Refused(
            "not_allowed",
            HttpStatusCode.Forbidden
        );
        var refused = await screen.Send("/calendar", "/calendar/closures", ("day", "2026-08-01"), ("reason", "检修"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("2026-08-01", "检修"), (refused.Value("[name=day]"), refused.Value("[name=reason]")));
        var removed = await screen.Send("/calendar", "/calendar/closures/2026-09-02/removal");
        Assert.Contains("没有另外的休息日", removed.Words, StringComparison.Ordinal);
        await Recounted(desk);
        await using var db = desk.Db();
        Assert.Equal(2, await db.Set<Huiyin.Platform.AuditEntry>().CountAsync(a => a.Subject == "calendar:2026-09-02"));
    }
}
