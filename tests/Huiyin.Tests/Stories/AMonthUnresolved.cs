using System.Text.Json;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Stories;

/// <summary>一个月没解决: story 3 (R-029, R-043, R-045–R-047).</summary>
public sealed class AMonthUnresolved
{
    [Theory, OnBothEngines]
    public async Task A_dim_lamp_turns_from_minor_to_critical_by_the_clock(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-08-03T09:20");
        var desk = cuihu.Desk;
        var lamp = new
        {
            channel = "phone",
            kind = "complaint",
            summary = "电梯厅灯暗",
            unit = "1-2-2201",
            contact = new { name = "赵先生", phone = "13805712201" },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", lamp)).Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/grade", new { grade = "minor", reason = "设施所限，容易改进" })).Done();
        var graded = (
            await cuihu.Huang.Post(
                $"{path}/grade",
                new
                {
                    grade = "minor",
                    reason = "情况属实",
                    valid = true,
                }
            )
        ).Done().Json;
        Assert.Equal("2026-08-05T09:20:00+08:00", Promise(graded, "resolve").Text("dueAt"));
        Assert.Equal("huangmei", Promise(graded, "resolve").Text("owedBy.staff"));
        Assert.Equal("true", graded.Text("complaint.valid"));
        Assert.Equal("true", graded.Text("complaint.gradeConfirmed"));
        Assert.Equal("办结由黄梅负责，08-05 09:20 前完成", Fact(graded, "DutyHolderCharged").Text("sentence"));
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_parts", note = "灯管在订" })).Done();

        await desk.ClockTo("2026-08-05T09:20");
        Assert.Equal(1, await Told(cuihu.Huang, "take_over"));
        Assert.Equal(0, await Told(cuihu.Chen, "take_over"));
        await desk.ClockTo("2026-08-10T09:20");
        Assert.Equal(1, await Told(cuihu.Huang, "take_over"));
        Assert.Equal(1, await Told(cuihu.Chen, "take_over"));

        await desk.ClockTo("2026-09-03T23:59");
        Assert.Equal("minor", (await cuihu.Huang.Get(path)).Done().Json.Text("grade"));
        Assert.Equal(0, await Told(cuihu.Zhou, "report_up"));
        await desk.ClockTo("2026-09-04T00:00");

        var critical = (await cuihu.Huang.Get(path)).Done().Json;
        Assert.Equal("critical", critical.Text("grade"));
        var regraded = Fact(critical, "ComplaintRegraded");
        Assert.Equal("system", regraded.Text("by"));
        Assert.Equal("2026-09-04T00:00:00+08:00", regraded.Text("at"));
        Assert.Equal("complaint.regrade_critical", regraded.Text("rule"));
        Assert.Equal("1", regraded.Text("charterVersion"));
        Assert.Contains("周静", Fact(critical, "ReportedUp").Text("sentence"), StringComparison.Ordinal);
        Assert.Equal("complaint.regrade_critical", Fact(critical, "CustomerInformed").Text("rule"));
        Assert.Equal(1, await Told(cuihu.Zhou, "report_up"));
        Assert.Equal(1, await Told(cuihu.Chen, "inform_customer"));

        (await cuihu.Li.Post($"{path}/resumption")).Done();
        var handled = (await cuihu.Li.Post($"{path}/handling", new { result = "换了灯管" })).Done().Json;
        Assert.Equal("chenjianguo", Promise(handled, "follow_up").Text("owedBy.staff"));
    }

    [Theory, OnBothEngines]
    public async Task A_complaint_found_invalid_stays_what_it_is(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-08-03T09:20");
        var lamp = new
        {
            channel = "phone",
            kind = "complaint",
            summary = "电梯厅灯暗",
            unit = "1-2-2201",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", lamp)).Done().Json.Text("number")}";
        (
            await cuihu.Huang.Post(
                $"{path}/grade",
                new
                {
                    grade = "minor",
                    reason = "灯是亮的",
                    valid = false,
                }
            )
        ).Done();

        await cuihu.Desk.ClockTo("2026-09-10T00:00");

        Assert.Equal("minor", (await cuihu.Huang.Get(path)).Done().Json.Text("grade"));
    }

    private static async Task<int> Told(ApiClient who, string kind) =>
        (await who.Get("/notifications")).Done().Json.EnumerateArray().Count(note => note.Text("kind") == kind);

    private static JsonElement Promise(JsonElement found, string kind) =>
        found.At("promises").EnumerateArray().Single(promise => promise.Text("kind") == kind);

    private static JsonElement Fact(JsonElement found, string name) =>
        found.At("timeline").EnumerateArray().Single(fact => fact.Text("fact") == name);
}
