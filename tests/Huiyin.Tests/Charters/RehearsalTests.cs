using System.Globalization;
using System.Net;
using Huiyin.Charters;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Huiyin.Tests.Charters;

public sealed class RehearsalTests
{
    private static readonly string Hurried = Charter.DefaultText.Replace(
        "\"within\": \"30 minutes\"",
        "\"within\": \"10 minutes\"",
        StringComparison.Ordinal
    );

    /// <summary>Three repairs of 1 September: dispatched after five minutes, after twenty, and never.</summary>
    private static async Task<ServiceDesk> AfterADay(Engine engine)
    {
        var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Hire("chen", "陈建国", "project_manager");
        await desk.Hire("wang", "王静", "service_supervisor", "customer_service");
        var desk1 = await desk.As("zhangmin");
        foreach (var minutes in new[] { 5, 20, 0 })
        {
            var start = desk.Now;
            var repair = (
                await desk1.Post(
                    "/cases",
                    new
                    {
                        channel = "phone",
                        kind = "repair",
                        summary = "客厅灯不亮",
                    }
                )
            ).Done();
            if (minutes > 0)
            {
                await desk.ClockTo(start.AddMinutes(minutes).ToString("O", CultureInfo.InvariantCulture));
                (
                    await desk1.Post($"/cases/{repair.Text("number")}/dispatch", new { department = "engineering" })
                ).Done();
            }
        }
        await desk.ClockTo("2026-09-02T08:00");
        return desk;
    }

    private static async Task<string> Rehearsed(ServiceDesk desk, string from = "2026-09-01", string to = "2026-09-01")
    {
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", System.Text.Json.JsonDocument.Parse(Hurried).RootElement)).Done();
        var asked = (await manager.Post("/charters/draft/rehearsals", new { from, to })).Is(HttpStatusCode.Accepted);
        await desk.Services.GetRequiredService<RehearsalWorker>().WhenIdle();
        return asked.Text("id")!;
    }

    [Theory, OnBothEngines]
    public async Task A_draft_is_played_over_past_cases_and_says_which_would_have_gone_another_way(Engine engine)
    {
        await using var desk = await AfterADay(engine);
        var id = await Rehearsed(desk);
        var reader = await desk.As("zhangmin");

        var found = (await reader.Get($"/charters/rehearsals/{id}")).Done();
        var cases = (await reader.Get($"/charters/rehearsals/{id}/cases")).Done();

        Assert.Equal(("done", "3", "1"), (found.Text("state"), found.Text("cases"), found.Text("changed")));
        var rule = found["result.rules"].EnumerateArray().Single(r => r.Text("rule") == "acknowledge");
        Assert.Equal(("2", "1"), (rule.Text("before.kept"), rule.Text("after.kept")));
        Assert.Equal(("1", "2"), (rule.Text("before.missed"), rule.Text("after.missed")));
        Assert.Equal(("1", "2"), (rule.Text("before.escalated"), rule.Text("after.escalated")));
        Assert.Contains("10 分钟内受理", rule.Text("sentenceAfter"), StringComparison.Ordinal);
        Assert.Equal("260901002", cases.Text("items.0.number"));
        Assert.Equal(1, cases["items"].GetArrayLength());
        Assert.Contains(
            found["result.duties"].EnumerateArray(),
            d => d.Text("duty") == "service_supervisor" && d.Text("before") == "4" && d.Text("after") == "5"
        );
    }

    [Theory, OnBothEngines]
    public async Task A_rehearsal_changes_nothing(Engine engine)
    {
        await using var desk = await AfterADay(engine);
        var before = await Everything(desk);

        await Rehearsed(desk);

        Assert.Equal(before, await Everything(desk));
    }

    [Theory, OnBothEngines]
    public async Task Days_without_cases_backward_days_and_a_missing_draft_are_refused_or_said(Engine engine)
    {
        await using var desk = await AfterADay(engine);
        var manager = await desk.As("chen");
        (await manager.Post("/charters/draft/rehearsals", new { from = "2026-09-01", to = "2026-09-01" })).Refused(
            "no_draft",
            HttpStatusCode.NotFound
        );
        var id = await Rehearsed(desk, "2026-08-01", "2026-08-02");
        using var screen = await desk.AtTheScreen("chen");

        Assert.Contains(
            "没有登记过诉求",
            (await screen.Open($"/charter/rehearsal/{id}")).Words,
            StringComparison.Ordinal
        );
        (await manager.Post("/charters/draft/rehearsals", new { from = "2026-09-02", to = "2026-09-01" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await manager.Post("/charters/draft/rehearsals", new { from = "2026-10-02", to = "2026-10-03" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await manager.Post("/charters/draft/rehearsals")).Is(HttpStatusCode.UnprocessableEntity);
        (
            await (await desk.As("zhangmin")).Post(
                "/charters/draft/rehearsals",
                new { from = "2026-09-01", to = "2026-09-01" }
            )
        ).Refused("not_allowed", HttpStatusCode.Forbidden);
        (await manager.Get($"/charters/rehearsals/{Guid.Empty}")).Is(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task The_page_is_left_and_found_again_with_table_and_cases(Engine engine)
    {
        await using var desk = await AfterADay(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", System.Text.Json.JsonDocument.Parse(Hurried).RootElement)).Done();
        using var screen = await desk.AtTheScreen("chen");
        Assert.Contains("还没有预演过", (await screen.Open("/charter/rehearsal")).Words, StringComparison.Ordinal);

        var asked = await screen.Send(
            "/charter/rehearsal",
            "/charter/rehearsal",
            ("first", "2026-09-01"),
            ("last", "2026-09-02")
        );
        await desk.Services.GetRequiredService<RehearsalWorker>().WhenIdle();
        var list = await screen.Open("/charter/rehearsal");
        var page = await screen.Open(asked.Path);
        var narrowed = await screen.Open(asked.Path + "?rule=acknowledge");

        Assert.Contains("3 件中 1 件会不一样", list.Words, StringComparison.Ordinal);
        Assert.Contains("10 分钟内受理", page.One("#rules").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#cases a[href='/cases/260901002']"));
        Assert.NotNull(narrowed.Document.QuerySelector("#cases a[href='/cases/260901002']"));
        Assert.NotNull(page.Document.QuerySelector("figure[data-chart]"));
        var wrong = await screen.Send(
            "/charter/rehearsal",
            "/charter/rehearsal",
            ("first", "2026-09-02"),
            ("last", "2026-09-01")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("2026-09-02", wrong.Value("[name=first]"));
    }

    [Theory, OnBothEngines]
    public async Task The_machines_command_prints_before_and_after_and_names_mistakes(Engine engine)
    {
        await using var desk = await AfterADay(engine);
        var file = Path.Combine(TestRun.Folder, $"rehearsed-on-{engine}.json");
        await File.WriteAllTextAsync(file, Hurried);

        var printed = await desk.Run("rehearse", "--charter", file, "--from", "2026-09-01", "--to", "2026-09-01");

        Assert.Contains("acknowledge\t2 → 1\t1 → 2\t1 → 2", printed, StringComparison.Ordinal);
        Assert.Contains("3 件中 1 件会不一样", printed, StringComparison.Ordinal);
        Assert.Contains("260901002", printed, StringComparison.Ordinal);
        await using var db = desk.Db();
        Assert.Equal(0, await db.Set<Rehearsal>().CountAsync());
    }

    private static async Task<string> Everything(ServiceDesk desk)
    {
        await using var db = desk.Db();
        var cases = await db.Set<Huiyin.Cases.Public.Case>()
            .OrderBy(c => c.Number)
            .Select(c => new
            {
                c.Number,
                c.Version,
                c.NextDueAt,
            })
            .ToListAsync();
        var facts = await db.Set<Huiyin.Cases.Public.TimelineEntry>().CountAsync();
        var promises = await db.Set<Huiyin.Clock.Public.PromiseRow>()
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Rule,
                p.State,
                p.DueAt,
                p.StepDone,
            })
            .ToListAsync();
        return string.Join('\n', cases) + facts + string.Join('\n', promises);
    }
}
