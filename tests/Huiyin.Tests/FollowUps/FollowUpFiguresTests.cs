using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.FollowUps;

/// <summary>回访考核: counted, never typed in (R-067).</summary>
public sealed class FollowUpFiguresTests
{
    [Theory, OnBothEngines]
    public async Task What_fell_due_counts_for_whoever_owed_it_and_what_is_not_due_for_nobody(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var inTime = await Handled(cuihu);
        await Handled(cuihu);
        (await cuihu.Liu.Post($"{inTime}/follow-ups", new { method = "phone", outcome = "satisfied" })).Done();
        var early = (await cuihu.Huang.Get("/follow-ups/figures?from=2026-09-01&to=2026-09-30")).Done();
        Assert.Equal(("0", "1"), (early.Text("due"), early.Text("items.0.satisfied")));

        await cuihu.Desk.ClockTo("2026-09-03T09:30");
        await Handled(cuihu);

        var late = (await cuihu.Huang.Get("/follow-ups/figures?from=2026-09-01&to=2026-09-30")).Done();
        Assert.Equal(("2", "1", "50"), (late.Text("due"), late.Text("inTime"), late.Text("percentInTime")));
        Assert.Equal("liuyang", late.Text("items.0.staff"));
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        var page = await huang.Open("/follow-ups/figures?from=2026-09-01&to=2026-09-30");
        Assert.Contains("50.0", page.Words, StringComparison.Ordinal);
        (await cuihu.Zhang.Get("/follow-ups/figures")).Is(HttpStatusCode.Forbidden);
        (await cuihu.Huang.Get("/follow-ups/figures?from=x")).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task Figures_of_a_day_at_the_end_of_the_calendar_are_refused_in_words(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        foreach (var day in new[] { "9999-12-31", "0001-01-01" })
        {
            var asked = $"/follow-ups/figures?from={day}&to={day}";
            (await cuihu.Huang.Get(asked)).Refused("invalid", HttpStatusCode.UnprocessableEntity);
            (await huang.Open(asked)).Is(HttpStatusCode.OK);
            (await cuihu.Huang.Get($"/daily-reviews/{day}")).Is(HttpStatusCode.NotFound);
        }
    }

    private static async Task<string> Handled(Cuihu cuihu)
    {
        var call = new
        {
            channel = "phone",
            kind = "repair",
            summary = "水龙头滴水",
            unit = "3-1-1502",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", call)).Done().Text("number")}";
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "办妥" })).Done();
        return path;
    }
}
