using System.Net;
using System.Text.Json;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Charters;

public sealed class CharterTests
{
    private static readonly string Hurried = Changed("repair.small.resolve", "48 hours", "24 hours");

    /// <summary>The default charter with another duration in one rule.</summary>
    private static string Changed(string rule, string before, string after)
    {
        var at = Charter.DefaultText.IndexOf($"\"id\": \"{rule}\"", StringComparison.Ordinal);
        var within = Charter.DefaultText.IndexOf($"\"within\": \"{before}\"", at, StringComparison.Ordinal);
        return Charter
            .DefaultText.Remove(within, $"\"within\": \"{before}\"".Length)
            .Insert(within, $"\"within\": \"{after}\"");
    }

    private static object Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static async Task<ServiceDesk> Desk(Engine engine)
    {
        var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Hire("chen", "陈建国", "project_manager");
        return desk;
    }

    private static async Task<Answer> Report(ServiceDesk desk) =>
        (
            await (await desk.As("zhangmin")).Post(
                "/cases",
                new
                {
                    channel = "phone",
                    kind = "repair",
                    summary = "楼道灯不亮",
                }
            )
        ).Done();

    private static string DueOf(Answer about, string rule) =>
        about
            .Json.GetProperty("promises")
            .EnumerateArray()
            .Single(p => p.GetProperty("rule").GetString() == rule)
            .GetProperty("dueAt")
            .GetString()!;

    [Theory, OnBothEngines]
    public async Task A_community_begins_with_the_default_charter_from_the_beginning_of_time(Engine engine)
    {
        await using var desk = await Desk(engine);
        var receptionist = await desk.As("zhangmin");

        var current = (await receptionist.Get("/charters/current")).Done();
        var all = (await receptionist.Get("/charters")).Done();

        Assert.Equal(
            ("1", "published", "null"),
            (current.Text("version"), current.Text("status"), current.Text("validFrom"))
        );
        Assert.Contains("轻微投诉：48 小时内解决", current.Body, StringComparison.Ordinal);
        Assert.Equal("true", all.Text("items.0.inForce"));
        Assert.Equal("null", all.Text("draft"));
        (await receptionist.Get("/charters/7")).Is(HttpStatusCode.NotFound);
        (await receptionist.Get("/charters/draft")).Refused("no_draft", HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_running_case_keeps_its_charter_and_the_next_one_takes_the_new(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        var before = await Report(desk);

        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-01", reason = "业委会议定" })
        ).Done();
        await desk.ClockTo("2026-09-01T08:05");
        var after = await Report(desk);
        var again = (await manager.Get($"/cases/{before.Text("number")}")).Done();

        Assert.Equal("2026-09-03T08:00:00+08:00", DueOf(again, "repair.small.resolve"));
        Assert.Equal("2026-09-02T08:05:00+08:00", DueOf(after, "repair.small.resolve"));
        Assert.Equal(
            "2",
            after.Json.GetProperty("promises").EnumerateArray().First().GetProperty("charterVersion").GetRawText()
        );
    }

    [Theory, OnBothEngines]
    public async Task A_charter_published_for_a_later_day_holds_from_that_day(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-03", reason = "业委会议定" })
        ).Done();

        var today = await Report(desk);
        await desk.ClockTo("2026-09-02T23:59");
        Assert.Equal("1", (await manager.Get("/charters/current")).Text("version"));
        await desk.ClockTo("2026-09-03T00:00");
        var then = await Report(desk);

        Assert.Equal("2026-09-03T08:00:00+08:00", DueOf(today, "repair.small.resolve"));
        Assert.Equal("2026-09-04T00:00:00+08:00", DueOf(then, "repair.small.resolve"));
        Assert.Equal("2", (await manager.Get("/charters/current")).Text("version"));
    }

    [Theory, OnBothEngines]
    public async Task A_later_version_is_withdrawn_before_its_date_and_not_after(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-03", reason = "业委会议定" })
        ).Done();

        (await manager.Post("/charters/2/withdrawal", new { reason = "" })).Refused(
            "invalid",
            HttpStatusCode.UnprocessableEntity
        );
        var withdrawn = (await manager.Post("/charters/2/withdrawal", new { reason = "业委会改了主意" })).Done();
        await desk.ClockTo("2026-09-03T08:00");

        Assert.Equal("withdrawn", withdrawn.Text("status"));
        Assert.Equal("1", (await manager.Get("/charters/current")).Text("version"));
        (await manager.Post("/charters/1/withdrawal", new { reason = "不要了" })).Refused("not_to_withdraw");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        var third = (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-03", reason = "又改回来" })
        ).Done();
        Assert.Equal("3", third.Text("version"));
        (await manager.Post("/charters/3/withdrawal", new { reason = "后悔" })).Refused("already_in_force");
    }

    [Theory, OnBothEngines]
    public async Task A_date_in_the_past_a_missing_reason_and_nothing_changed_are_refused(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-02", reason = "改" })).Refused(
            "no_draft",
            HttpStatusCode.NotFound
        );
        (await manager.Post("/charters/draft")).Is(HttpStatusCode.Created);
        (await manager.Post("/charters/draft")).Refused("draft_exists");
        (await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-02", reason = "改" })).Refused(
            "nothing_changed"
        );
        (await manager.Put("/charters/draft", Json(Hurried))).Done();

        var past = (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-08-31", reason = "改" })
        ).Is(HttpStatusCode.UnprocessableEntity);
        var silent = (await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-02" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        var timeless = (await manager.Post("/charters/draft/publication", new { reason = "改" })).Is(
            HttpStatusCode.UnprocessableEntity
        );

        Assert.Contains("2026-09-01", past.Text("errors.validFrom.0"), StringComparison.Ordinal);
        Assert.True(
            silent["errors"].TryGetProperty("reason", out _) && timeless["errors"].TryGetProperty("validFrom", out _)
        );
    }

    [Theory, OnBothEngines]
    public async Task A_new_version_never_holds_before_one_already_published(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        (await manager.Post("/charters/draft/publication", new { validFrom = "2026-10-01", reason = "国庆起" })).Done();

        (await manager.Put("/charters/draft", Json(Changed("repair.small.resolve", "48 hours", "12 hours")))).Done();
        (await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-20", reason = "更早" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await manager.Post("/charters/draft/publication", new { validFrom = "2026-10-01", reason = "同一天" })).Done();
        await desk.ClockTo("2026-10-01T08:00");

        Assert.Equal("3", (await manager.Get("/charters/current")).Text("version"));
    }

    [Theory, OnBothEngines]
    public async Task A_text_with_mistakes_is_refused_with_the_line_and_rule_of_each(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");

        var refused = (
            await manager.Put(
                "/charters/draft",
                Json(
                    """{ "version": 1, "rules": [{ "id": "answer", "promise": "first_answer", "within": "-1 hours" }] }"""
                )
            )
        ).Refused("invalid_charter", HttpStatusCode.UnprocessableEntity);

        var mistakes = refused["mistakes"].EnumerateArray().ToList();
        Assert.Contains(mistakes, m => m.Text("rule") == "answer" && m.Text("message") == "缺少“owedBy”");
        Assert.Contains(mistakes, m => m.Text("line") == "1" && m.Text("message") == "“-1 hours”是负的");
        (await manager.Get("/charters/draft")).Refused("no_draft", HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task What_a_draft_changes_is_told_in_sentences(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();

        var diff = (await (await desk.As("zhangmin")).Get("/charters/draft/diff")).Done();

        Assert.Equal("repair.small.resolve", diff.Text("rules.0.rule"));
        Assert.Equal(
            ("时限", "48 小时内", "24 小时内"),
            (
                diff.Text("rules.0.points.0.what"),
                diff.Text("rules.0.points.0.before"),
                diff.Text("rules.0.points.0.after")
            )
        );
        Assert.Equal(1, diff["rules"].GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task Who_wrote_last_is_told_to_who_writes_over_them(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        (await desk.Administrator.Put("/charters/draft", Json(Hurried), ("If-Match", "\"1\""))).Done();

        (await manager.Put("/charters/draft", Json(Hurried), ("If-Match", "\"1\""))).Refused(
            "version_conflict",
            HttpStatusCode.PreconditionFailed
        );
    }

    [Theory, OnBothEngines]
    public async Task Everybody_reads_the_charter_and_only_managers_and_the_administrator_keep_it(Engine engine)
    {
        await using var desk = await Desk(engine);
        var receptionist = await desk.As("zhangmin");
        using var screen = await desk.AtTheScreen("zhangmin");

        (await receptionist.Put("/charters/draft", Json(Hurried))).Refused("not_allowed", HttpStatusCode.Forbidden);
        (await receptionist.Post("/charters/draft")).Refused("not_allowed", HttpStatusCode.Forbidden);
        (
            await receptionist.Post("/charters/draft/publication", new { validFrom = "2026-09-02", reason = "改" })
        ).Refused("not_allowed", HttpStatusCode.Forbidden);
        (await receptionist.Delete("/charters/draft")).Refused("not_allowed", HttpStatusCode.Forbidden);
        (await receptionist.Post("/charters/1/withdrawal", new { reason = "改" })).Refused(
            "not_allowed",
            HttpStatusCode.Forbidden
        );
        var page = await screen.Open("/charter");
        Assert.Empty(page.Document.QuerySelectorAll("form[action='/charter/draft']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await screen.Look("/charter/draft/text")).Status);
        (await desk.Stranger.Get("/charters")).Is(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothEngines]
    public async Task A_second_node_hears_of_a_new_charter(Engine engine)
    {
        await using var desk = await Desk(engine);
        var manager = await desk.As("chen");
        (await manager.Put("/charters/draft", Json(Hurried))).Done();
        (
            await manager.Post("/charters/draft/publication", new { validFrom = "2026-09-01", reason = "业委会议定" })
        ).Done();
        await using var node = await desk.AnotherNode();

        Assert.Equal("2", (await node.Administrator.Get("/charters/current")).Text("version"));
        (await desk.Stranger.Get("/../../charter.schema.json")).Done();
    }
}
