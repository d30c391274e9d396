using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>销案: what is done is struck off by the desk, and the desk is reminded (R-026).</summary>
public sealed class StrikingOffTests
{
    [Theory, OnBothEngines]
    public async Task Whoever_would_not_be_asked_is_left_in_peace_and_the_desk_strikes_the_case_off(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Handled(cuihu, "repair", "水龙头滴水");
        (await cuihu.Zhang.Post($"{path}/closure")).Refused("follow_up_required");

        var refused = await cuihu.Liu.Post($"{path}/follow-ups", new { method = "phone", outcome = "refused" });
        Assert.Equal("handled", refused.Done().Json.Text("status"));
        Assert.Equal("open", StrikingOff(refused));

        var closed = (await cuihu.Zhang.Post($"{path}/closure")).Done();
        Assert.Equal("closed", closed.Json.Text("status"));
        Assert.Equal("kept", StrikingOff(closed));
    }

    [Theory, OnBothEngines]
    public async Task What_nobody_is_asked_about_is_struck_off_within_a_day_or_the_supervisor_hears_of_it(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Handled(cuihu, "suggestion", "建议加长椅");
        Assert.Equal("open", StrikingOff((await cuihu.Zhang.Get(path)).Done()));

        await cuihu.Desk.ClockTo("2026-09-03T09:01");

        Assert.Equal("missed", StrikingOff((await cuihu.Zhang.Get(path)).Done()));
        var told = (await cuihu.Huang.Get("/notifications")).Done().Json;
        Assert.Contains(told.EnumerateArray(), note => path.EndsWith(note.Text("case")!, StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_case_is_found_by_the_words_of_its_result(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Handled(cuihu, "repair", "卧室漏风", "更换密封胶条");

        var found = (await cuihu.Zhang.Get("/cases?q=密封胶条")).Done().Json;

        Assert.EndsWith(found.Text("items.0.number")!, path, StringComparison.Ordinal);
    }

    private static async Task<string> Handled(Cuihu cuihu, string kind, string summary, string result = "办妥")
    {
        var opened = await cuihu.Zhang.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind,
                summary,
                unit = "3-1-1502",
            }
        );
        var path = $"/cases/{opened.Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/handling", new { result })).Done();
        return path;
    }

    private static string? StrikingOff(Answer answer) =>
        answer
            .Json.At("promises")
            .EnumerateArray()
            .Single(promise => promise.Text("kind") == "strike_off")
            .Text("state");
}
