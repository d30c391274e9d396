using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Desk;

public sealed class DailyReviewTests
{
    private static readonly (string Count, int Expected)[] Expected =
    [
        ("registered", 3),
        ("handled", 1),
        ("overdue", 1),
        ("rejected", 1),
        ("unsatisfied", 1),
        ("missedCalls", 0),
        ("callsWithoutCase", 0),
    ];

    [Theory, OnBothEngines]
    public async Task The_day_is_counted_as_it_was(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var rejected = await morning.Dispatched("电梯厅灯暗", assignee: null);
        await morning.Do("liqiang", rejected, "rejection", new { reason = "是物业以外的线路" });
        await morning.Do("zhangmin", rejected, "dispatch", new { department = "engineering" });
        await morning.Do("liqiang", rejected, "acceptance");
        var handled = await morning.Handled("客厅灯不亮");
        await morning.Do("liuyang", handled, "follow-ups", new { method = "phone", outcome = "unsatisfied" });
        var late = await morning.Dispatched("插座冒火花", urgent: true);
        await morning.Do("liqiang", late, "acceptance");
        await morning.Desk.ClockTo("2026-09-01T10:00");

        var day = await (await morning.Desk.As("wang")).Get("/daily-reviews/2026-09-01");

        foreach (var (count, expected) in Expected)
            Assert.Equal($"{count} {expected}", $"{count} {day.Text($"counts.{count}")}");
        Assert.Equal("null", day.Text("signed"));
    }

    [Theory, OnBothEngines]
    public async Task A_signature_freezes_what_the_day_showed(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        await morning.Registered("客厅灯不亮");
        using var supervisor = await morning.Desk.AtTheScreen("wang");
        var page = await supervisor.Open("/daily-review");

        var signed = await supervisor.Send(page, "/daily-review", ("note", "灯下午换好"));
        await morning.Registered("卫生间漏水");
        var later = await supervisor.Open("/daily-review?day=2026-09-01");

        Assert.Contains("王静", signed.One("#signature").TextContent, StringComparison.Ordinal);
        Assert.Contains("灯下午换好", later.One("#signature").TextContent, StringComparison.Ordinal);
        Assert.Equal("1件", later.One(".figure[href='#registered'] .figure-value").TextContent.Trim());
        Assert.Equal("现在是 2", later.One(".figure[href='#registered'] .figure-note").TextContent);
        Assert.Empty(later.Document.QuerySelectorAll("form[action='/daily-review']"));
        var read = await (await morning.Desk.As("wang")).Get("/daily-reviews/2026-09-01");
        Assert.Equal("2", read.Text("counts.registered"));
        Assert.Equal("1", read.Text("signed.counts.registered"));
    }

    [Theory, OnBothEngines]
    public async Task A_day_is_signed_once_and_not_before_it_has_come(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var supervisor = await morning.Desk.As("wang");

        (await supervisor.Post("/daily-reviews", new { day = "2026-09-01", note = "看过" })).Is(HttpStatusCode.Created);

        (await supervisor.Post("/daily-reviews", new { day = "2026-09-01" })).Refused("day_already_signed");
        (await supervisor.Post("/daily-reviews", new { day = "2026-09-02" })).Refused(
            "invalid",
            HttpStatusCode.UnprocessableEntity
        );
        (await supervisor.Post("/daily-reviews")).Refused("invalid", HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task A_receptionist_does_not_sign_the_day(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        using var receptionist = await morning.Desk.AtTheScreen("zhangmin");

        (await (await morning.Desk.As("zhangmin")).Post("/daily-reviews", new { day = "2026-09-01" })).Refused(
            "not_allowed",
            HttpStatusCode.Forbidden
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await receptionist.Look("/daily-review")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Past_days_without_a_signature_are_asked_for(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        await morning.Registered("客厅灯不亮");
        await morning.Desk.ClockTo("2026-09-03T09:00");
        var supervisor = await morning.Desk.As("wang");
        (await supervisor.Post("/daily-reviews", new { day = "2026-09-02", note = "" })).Done();

        var reviews = await supervisor.Get("/daily-reviews");

        Assert.Equal("[\"2026-09-01\"]", reviews.Text("unsigned"));
        Assert.Equal("2026-09-02", reviews.Text("items.0.day"));
    }

    [Theory, OnBothEngines]
    public async Task A_refused_signature_keeps_the_note(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        using var supervisor = await morning.Desk.AtTheScreen("wang");
        var page = await supervisor.Open("/daily-review");

        var refused = await supervisor.Send(page, "/daily-review", ("day", "2026-09-09"), ("note", "写了很多"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("还没有到这一天", refused.Words, StringComparison.Ordinal);
        Assert.Equal("写了很多", refused.One("textarea[name=note]").TextContent);
    }
}
