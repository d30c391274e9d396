using System.Text.Json;
using Huiyin.Tests.Complaints;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>Whoever has a case knows it, and what lies between two departments lies with somebody (R-023–R-025).</summary>
public sealed class HandingRoundTests
{
    [Theory, OnBothEngines]
    public async Task What_was_done_on_the_spot_and_does_not_hold_is_with_whoever_took_it_in(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var tap = new
        {
            channel = "phone",
            kind = "repair",
            summary = "厨房龙头滴水",
            unit = "7-1-602",
            handling = new { result = "告诉他怎样关紧" },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", tap)).Done().Text("number")}";
        (
            await cuihu.Liu.Post(
                $"{path}/follow-ups",
                new
                {
                    method = "phone",
                    outcome = "unsatisfied",
                    notes = "还在滴",
                }
            )
        ).Done();

        var again = await cuihu.Zhang.Read(path);

        Assert.Contains("unsatisfied", await cuihu.Zhang.Told());
        Assert.Contains(
            again.At("promises").EnumerateArray(),
            p => p.Text("kind") == "resolve" && p.Text("state") == "open" && p.Text("owedBy.staff") == "zhangmin"
        );
    }

    [Theory, OnBothEngines]
    public async Task What_a_department_gives_back_the_desk_sends_on_within_twenty_minutes(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T09:00");
        var path = await Dispatched(cuihu);
        (await cuihu.Li.Post($"{path}/rejection", new { reason = "是物业以外的线路" })).Done();

        Assert.Contains("rejected", await cuihu.Zhang.Told());
        var owed = Open(await cuihu.Zhang.Read(path), "hand_over");
        Assert.Equal("zhangmin", owed.Text("owedBy.staff"));
        Assert.Equal("2026-09-01T09:20:00+08:00", owed.Text("dueAt"));
        Assert.DoesNotContain("ruling_needed", await cuihu.Huang.Told());

        await cuihu.Desk.ClockTo("2026-09-01T09:20");
        Assert.Contains("notify", await cuihu.Huang.Told());
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();
        Assert.Equal("department", Open(await cuihu.Zhang.Read(path), "hand_over").Text("owedBy.role"));
    }

    [Theory, OnBothEngines]
    public async Task Given_back_twice_it_comes_to_the_supervisor_whose_ruling_begins_another_twenty_minutes(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T09:00");
        var path = await Dispatched(cuihu);
        (await cuihu.Li.Post($"{path}/rejection", new { reason = "是物业以外的线路" })).Done();
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();
        (await cuihu.Li.Post($"{path}/rejection", new { reason = "还是不归我们" })).Done();

        Assert.Contains("ruling_needed", await cuihu.Huang.Told());
        Assert.Equal("huangmei", Open(await cuihu.Huang.Read(path), "hand_over").Text("owedBy.staff"));
        using (var huang = await cuihu.Desk.AtTheScreen("huangmei"))
            Assert.NotNull((await huang.Open("/")).Document.QuerySelector($"a[href^='{path}?do=arbitration']"));

        await cuihu.Desk.ClockTo("2026-09-01T09:10");
        (
            await cuihu.Huang.Post($"{path}/arbitration", new { department = "engineering", reason = "总闸归工程" })
        ).Done();

        var owed = Open(await cuihu.Huang.Read(path), "hand_over");
        Assert.Equal("department", owed.Text("owedBy.role"));
        Assert.Equal("2026-09-01T09:30:00+08:00", owed.Text("dueAt"));
    }

    [Theory, OnBothEngines]
    public async Task A_ruling_takes_a_request_in_hand_as_a_dispatch_does(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T09:00");
        var path = await Registered(cuihu);

        (await cuihu.Huang.Post($"{path}/arbitration", new { department = "engineering", reason = "职责不清" })).Done();
        await cuihu.Desk.ClockTo("2026-09-01T10:00");

        Assert.Equal("kept", (await cuihu.Huang.Read(path)).Promise("acknowledge").Text("state"));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_gets_a_case_that_was_on_hold_finds_its_clocks_running(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T09:00");
        var path = await Dispatched(cuihu);
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_parts" })).Done();
        await cuihu.Desk.ClockTo("2026-09-02T09:00");

        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();

        var resolve = (await cuihu.Zhang.Read(path)).Promise("resolve");
        Assert.Equal("null", resolve.Text("pausedSince"));
        Assert.Equal("2026-09-04T09:00:00+08:00", resolve.Text("dueAt"));
    }

    [Theory, OnBothEngines]
    public async Task A_parent_whose_customer_is_satisfied_closes_with_its_last_child(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T09:00");
        var parent = await Registered(cuihu);
        var (first, second) = (await Child(cuihu, parent), await Child(cuihu, parent));
        await Satisfied(cuihu, parent);
        Assert.Equal("handled", (await cuihu.Zhang.Read(parent)).Text("status"));

        await Satisfied(cuihu, first);
        Assert.Equal("handled", (await cuihu.Zhang.Read(parent)).Text("status"));
        (await cuihu.Zhang.Post($"{second}/withdrawal", new { reason = "业主自己补好了" })).Done();

        var closed = await cuihu.Zhang.Read(parent);
        Assert.Equal("closed", closed.Text("status"));
        Assert.Equal("system", closed.Fact("CaseClosed").Text("by"));
    }

    private static async Task<string> Registered(Cuihu cuihu)
    {
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            summary = "走廊灯闪",
            unit = "3-1-1502",
        };
        return $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Json.Text("number")}";
    }

    private static async Task<string> Dispatched(Cuihu cuihu)
    {
        var path = await Registered(cuihu);
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();
        return path;
    }

    private static async Task<string> Child(Cuihu cuihu, string parent)
    {
        var child = new { kind = "repair", summary = "补墙面" };
        return $"/cases/{(await cuihu.Zhang.Post($"{parent}/children", child)).Done().Json.Text("number")}";
    }

    private static async Task Satisfied(Cuihu cuihu, string path)
    {
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "修好了" })).Done();
        (await cuihu.Liu.Post($"{path}/follow-ups", new { method = "phone", outcome = "satisfied" })).Done();
    }

    private static JsonElement Open(JsonElement found, string kind) =>
        found
            .At("promises")
            .EnumerateArray()
            .Single(promise => promise.Text("kind") == kind && promise.Text("state") == "open");
}
