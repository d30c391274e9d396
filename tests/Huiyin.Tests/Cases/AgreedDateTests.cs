using System.Text.Json;
using Huiyin.Tests.Complaints;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>按客户要求的时间 (R-031, R-046): the day that the customer names takes the place of the charter's own.</summary>
public sealed class AgreedDateTests
{
    private const string Wednesday = "2026-09-02T09:00";
    private const string Saturday = "2026-09-05T10:00:00+08:00";

    [Theory, OnBothEngines]
    public async Task A_minor_complaint_is_resolved_by_the_customers_date(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, Wednesday);
        var path = await cuihu.Graded("minor");
        (await cuihu.Zhang.Post($"{path}/promise", Agreed())).Done();
        var agreed = await cuihu.Huang.Read(path);
        Assert.Equal("cancelled", Resolve(agreed, "complaint.minor.resolve").Text("state"));
        Assert.Equal(Saturday, Resolve(agreed, "complaint.minor.agreed").Text("dueAt"));
        Assert.Equal("huangmei", Resolve(agreed, "complaint.minor.agreed").Text("owedBy.staff"));
        Assert.Equal("张敏与客户约定 09-05 10:00 前办结：周六上午换好灯", agreed.Fact("DateAgreed").Text("sentence"));

        await cuihu.Desk.ClockTo("2026-09-05T09:59");
        Assert.Equal("open", Resolve(await cuihu.Huang.Read(path), "complaint.minor.agreed").Text("state"));
        // Only the customer's patience has changed: whoever watches over it still does.
        Assert.NotNull((await cuihu.Huang.Read(path)).Fact("SupervisorTookOver").Text("at"));
        await cuihu.Desk.ClockTo("2026-09-05T10:00");
        Assert.Equal("missed", Resolve(await cuihu.Huang.Read(path), "complaint.minor.agreed").Text("state"));
    }

    [Theory, OnBothEngines]
    public async Task A_small_repair_waits_for_the_day_that_suits_the_owner(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, Wednesday);
        var tap = new
        {
            channel = "phone",
            kind = "repair",
            summary = "厨房龙头滴水",
            unit = "7-1-602",
            promise = Agreed(),
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", tap)).Done().Text("number")}";

        await cuihu.Desk.ClockTo("2026-09-04T18:00");
        (await cuihu.Huang.Post($"{path}/handling", new { result = "换了阀芯" })).Done();

        var done = await cuihu.Huang.Read(path);
        Assert.Equal("kept", Resolve(done, "repair.small.agreed").Text("state"));
        Assert.DoesNotContain(
            done.At("promises").EnumerateArray(),
            p => p.Text("rule") == "repair.small.resolve" && p.Text("state") == "missed"
        );
    }

    [Theory, OnBothEngines]
    public async Task Agreed_while_the_complaint_is_written_down_the_supervisor_hears_of_it_all_the_same(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, Wednesday);
        var lamp = new
        {
            channel = "phone",
            kind = "complaint",
            summary = "电梯厅灯暗",
            unit = "7-1-602",
            promise = Agreed(),
            grade = new { grade = "minor", reason = "灯坏" },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", lamp)).Done().Text("number")}";

        await cuihu.Desk.ClockTo("2026-09-02T09:40");

        Assert.Contains("charged", await cuihu.Huang.Told());
        var agreed = await cuihu.Huang.Read(path);
        Assert.Equal("open", Resolve(agreed, "complaint.minor.agreed").Text("state"));
        Assert.Equal("kept", agreed.Promise("acknowledge").Text("state"));
    }

    [Theory, OnBothEngines]
    public async Task An_appointment_that_is_moved_is_not_a_broken_one(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, Wednesday);
        var path = await cuihu.Graded("minor");
        (await cuihu.Zhang.Post($"{path}/promise", Agreed("2026-09-03T10:00:00+08:00"))).Done();
        (await cuihu.Zhang.Post($"{path}/promise", Agreed())).Done();

        await cuihu.Desk.ClockTo("2026-09-04T18:00");

        var moved = (await cuihu.Huang.Read(path)).At("promises").EnumerateArray().ToList();
        Assert.DoesNotContain(
            moved,
            p => p.Text("rule") is "agreed" or "complaint.minor.agreed" && p.Text("state") == "missed"
        );
        Assert.Equal(2, moved.Count(p => p.Text("dueAt") == Saturday && p.Text("state") == "open"));
    }

    [Theory, OnBothEngines]
    public async Task A_word_about_the_progress_moves_nothing_and_nor_does_a_date_for_a_major_complaint(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, Wednesday);
        var minor = await cuihu.Graded("minor");
        (await cuihu.Zhang.Post($"{minor}/promise", new { text = "周六回电话", dueAt = Saturday })).Done();
        Assert.Equal("open", Resolve(await cuihu.Huang.Read(minor), "complaint.minor.resolve").Text("state"));

        var major = await cuihu.Graded("major");
        (await cuihu.Zhang.Post($"{major}/promise", Agreed())).Done();
        Assert.Equal(Saturday, (await cuihu.Huang.Read(major)).Promise("given_by_word").Text("dueAt"));
        Assert.Equal("kept", (await cuihu.Huang.Read(major)).Promise("report_up").Text("state"));
    }

    private static object Agreed(string until = Saturday) =>
        new
        {
            text = "周六上午换好灯",
            dueAt = until,
            agreed = true,
        };

    private static JsonElement Resolve(JsonElement found, string rule) =>
        found.At("promises").EnumerateArray().Single(promise => promise.Text("rule") == rule);
}
