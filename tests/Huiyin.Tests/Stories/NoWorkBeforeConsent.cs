using System.Net;
using System.Text.Json;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Stories;

/// <summary>停电同意: story 1 (R-006, R-008, R-034, R-038–R-040, R-062).</summary>
public sealed class NoWorkBeforeConsent
{
    [Theory, OnBothEngines]
    public async Task Sparks_in_the_kitchen_are_mended_after_consent_and_every_promise_is_kept(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var desk = cuihu.Desk;
        var registered = await cuihu.Zhang.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = "repair",
                urgent = true,
                summary = "厨房插座冒火花",
                unit = "3-1-1502",
                contact = new { name = "周先生", phone = "13805711502" },
                call = new { ringSeconds = 11 },
            }
        );
        registered.Is(HttpStatusCode.Created);
        var path = $"/cases/{registered.Json.Text("number")}";
        Assert.Equal("260901001", registered.Json.Text("number"));
        Assert.Equal("138****1502", registered.Json.Text("contact.phone"));

        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        await desk.ClockTo("2026-09-01T08:35");
        (await cuihu.Li.Post($"{path}/arrival")).Done();

        (await cuihu.Li.Post($"{path}/consent-request", new { what = "power", note = "在开会，先别断电" })).Done();
        foreach (var anybody in new[] { cuihu.Li, cuihu.Zhang, cuihu.Huang, cuihu.Chen })
            (await anybody.Post($"{path}/start")).Refused("consent_required");
        (await cuihu.Li.Post($"{path}/start", new { reason = "我觉得可以" })).Refused("consent_required");
        (await cuihu.Li.Post($"{path}/handling", new { result = "换好了" })).Refused("consent_required");

        await desk.ClockTo("2026-09-01T09:30");
        (
            await cuihu.Li.Post(
                $"{path}/consent",
                new
                {
                    given = true,
                    by = "周先生",
                    how = "phone",
                }
            )
        ).Done();
        (await cuihu.Li.Post($"{path}/start")).Done();
        var material = new
        {
            item = "空开",
            quantity = 1,
            unitPrice = "35.00",
            suppliedBy = "office",
            paidBy = "owner",
        };
        (await cuihu.Li.Post($"{path}/materials", material)).Done();
        await desk.ClockTo("2026-09-01T10:05");
        (
            await cuihu.Li.Post(
                $"{path}/handling",
                new
                {
                    result = "更换空开",
                    signedBy = "周先生",
                    satisfaction = "satisfied",
                }
            )
        ).Done();

        var handled = (await cuihu.Liu.Get(path)).Done().Json;
        Assert.Equal("handled", handled.Text("status"));
        Assert.Equal("2026-09-01T08:40:00+08:00", Promise(handled, "arrive").Text("dueAt"));
        Assert.Equal("kept", Promise(handled, "arrive").Text("state"));
        Assert.Equal("2026-09-02T10:05:00+08:00", Promise(handled, "follow_up").Text("dueAt"));
        Assert.Equal("liuyang", Promise(handled, "follow_up").Text("owedBy.staff"));

        await desk.ClockTo("2026-09-02T09:40");
        var closed = (await cuihu.Liu.Post($"{path}/follow-ups", new { method = "phone", outcome = "satisfied" }))
            .Done()
            .Json;
        Assert.Equal("closed", closed.Text("status"));
        Assert.All(closed.At("promises").EnumerateArray(), promise => Assert.Equal("kept", promise.Text("state")));
        Assert.Contains(
            closed.At("timeline").EnumerateArray(),
            fact =>
                fact.Text("fact") == "ConsentGiven"
                && fact.Text("sentence")!.Contains("周先生", StringComparison.Ordinal)
        );
        Assert.Contains(closed.At("timeline").EnumerateArray(), fact => fact.Text("fact") == "CallLinked");
    }

    [Theory, OnBothEngines]
    public async Task Danger_to_life_lets_the_supervisor_start_without_consent_and_the_reason_stays(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            urgent = true,
            summary = "插座冒烟",
            unit = "3-1-1502",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        (await cuihu.Li.Post($"{path}/consent-request", new { what = "power" })).Done();

        var started = (await cuihu.Huang.Post($"{path}/start", new { reason = "有人触电" })).Done().Json;

        Assert.Equal("in_progress", started.Text("status"));
        var overridden = started
            .At("timeline")
            .EnumerateArray()
            .Single(fact => fact.Text("fact") == "ConsentOverridden");
        Assert.Equal("huangmei", overridden.Text("by"));
        Assert.Contains("有人触电", overridden.Text("sentence"), StringComparison.Ordinal);
    }

    private static JsonElement Promise(JsonElement found, string kind) =>
        found.At("promises").EnumerateArray().Single(promise => promise.Text("kind") == kind);
}
