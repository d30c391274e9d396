using System.Net;
using Huiyin.Tests.Desk;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.FollowUps;

public sealed class FollowUpQueueTests
{
    [Theory, OnBothEngines]
    public async Task Whoever_was_handled_first_is_asked_first(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var first = await morning.Handled("客厅灯不亮");
        await morning.Desk.ClockTo("2026-09-01T09:30");
        var second = await morning.Handled("水龙头滴水");
        await morning.Dispatched("还没有办的");

        Assert.Equal([first, second], BusyMorning.Numbers(await morning.Board("liuyang", "/follow-ups"), "ask"));
        var list = await (await morning.Desk.As("liuyang")).Get("/follow-ups?owner=liuyang");
        Assert.Equal(
            [first, second],
            list["items"].EnumerateArray().Select(item => item.GetProperty("case").GetString())
        );
        Assert.Equal("138****5678", list.Text("items.0.contact.phone"));
    }

    [Theory, OnBothEngines]
    public async Task One_sees_ones_own_first_and_everybodys_on_demand(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");

        Assert.Empty(BusyMorning.Numbers(await morning.Board("wang", "/follow-ups"), "ask"));
        Assert.Equal([number], BusyMorning.Numbers(await morning.Board("wang", "/follow-ups?who=all"), "ask"));
        using var technician = await morning.Desk.AtTheScreen("liqiang");
        Assert.Equal(HttpStatusCode.Forbidden, (await technician.Look("/follow-ups")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Whose_work_it_is_to_ask_begins_with_everybody_who_waits(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        await morning.Desk.Hire("panyun", "潘云", "follow_up_staff", "customer_service");
        var number = await morning.Handled("客厅灯不亮");

        Assert.Equal([number], BusyMorning.Numbers(await morning.Board("panyun", "/follow-ups"), "ask"));
        Assert.Empty(BusyMorning.Numbers(await morning.Board("panyun", "/follow-ups?who=me"), "ask"));
    }

    [Theory, OnBothEngines]
    public async Task Programs_read_the_queue_page_by_page(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        string[] handled = [await morning.Handled("一"), await morning.Handled("二"), await morning.Handled("三")];
        var steward = await morning.Desk.As("liuyang");

        var first = await steward.Get("/follow-ups?limit=2");
        var second = await steward.Get($"/follow-ups?limit=2&cursor={Uri.EscapeDataString(first.Text("next")!)}");

        Assert.Equal(
            handled,
            first["items"]
                .EnumerateArray()
                .Concat(second["items"].EnumerateArray())
                .Select(item => item.GetProperty("case").GetString())
        );
        Assert.Equal("null", second.Text("next"));
        (await steward.Get("/follow-ups?cursor=gibberish")).Refused("invalid", HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task Writing_a_result_down_leads_to_the_next_one(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var first = await morning.Handled("客厅灯不亮");
        var second = await morning.Handled("水龙头滴水");
        using var steward = await morning.Desk.AtTheScreen("liuyang");

        var next = await steward.Send(
            await steward.Open($"/follow-ups/{first}"),
            "/follow-ups",
            ("outcome", "satisfied")
        );
        var done = await steward.Send(next, "/follow-ups", ("outcome", "satisfied"));

        Assert.Equal($"/follow-ups/{second}", next.Path);
        Assert.Equal("/follow-ups", done.Path);
        Assert.Contains("您名下没有要回访的", done.Words, StringComparison.Ordinal);
        Assert.Equal("closed", (await (await morning.Desk.As("wang")).Get($"/cases/{first}")).Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task Who_could_not_be_reached_rests_and_comes_back(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");
        using var steward = await morning.Desk.AtTheScreen("liuyang");

        var queue = await steward.Send(
            await steward.Open($"/follow-ups/{number}"),
            "/follow-ups",
            ("outcome", "unreachable")
        );

        Assert.Equal("/follow-ups", queue.Path);
        Assert.Contains("试过 1 次", queue.One($"#resting #ask-{number}").TextContent, StringComparison.Ordinal);
        Assert.Contains("今天 11:10", queue.One($"#resting #ask-{number}").TextContent, StringComparison.Ordinal);
        await morning.Desk.ClockTo("2026-09-01T11:10");
        Assert.Equal(number, BusyMorning.Numbers(await steward.Open("/follow-ups"), "ask").Single());
        Assert.Single((await steward.Open("/follow-ups")).Document.QuerySelectorAll($"#ready #ask-{number}"));
    }

    [Theory, OnBothEngines]
    public async Task After_a_failure_the_sheet_asks_for_a_visit_and_offers_no_telephone(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");
        await morning.Do(
            "liuyang",
            number,
            "follow-ups",
            new
            {
                method = "phone",
                outcome = "unsatisfied",
                notes = "还是闪",
            }
        );
        await morning.Do("liqiang", number, "handling", new { result = "换了镇流器" });
        using var steward = await morning.Desk.AtTheScreen("liuyang");

        var sheet = await steward.Open($"/follow-ups/{number}");
        var done = await steward.Send(sheet, "/follow-ups", ("outcome", "satisfied"), ("notes", "亮了"));

        Assert.Contains("这次必须上门", sheet.Words, StringComparison.Ordinal);
        Assert.Contains("还是闪", sheet.Words, StringComparison.Ordinal);
        Assert.Equal("visit", sheet.One("input[name=method]").GetAttribute("value"));
        Assert.Equal("/follow-ups", done.Path);
    }

    [Theory, OnBothEngines]
    public async Task After_two_failures_only_the_manager_writes_the_result_down(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");
        foreach (var method in new[] { "phone", "visit" })
        {
            await morning.Do("liuyang", number, "follow-ups", new { method, outcome = "unsatisfied" });
            await morning.Do("liqiang", number, "handling", new { result = "又修" });
        }
        using var steward = await morning.Desk.AtTheScreen("liuyang");
        using var manager = await morning.Desk.AtTheScreen("chen");

        Assert.Empty((await steward.Open($"/follow-ups/{number}")).Document.QuerySelectorAll("form[data-call-sheet]"));
        Assert.Equal([number], BusyMorning.Numbers(await manager.Open("/follow-ups"), "ask"));
        Assert.Single((await manager.Open($"/follow-ups/{number}")).Document.QuerySelectorAll("form[data-call-sheet]"));
    }

    [Theory, OnBothEngines]
    public async Task A_refused_result_leaves_the_sheet_with_all_that_was_typed(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");
        using var steward = await morning.Desk.AtTheScreen("liuyang");

        var refused = await steward.Send(
            await steward.Open($"/follow-ups/{number}"),
            "/follow-ups",
            ("notes", "说了很多"),
            ("newIssues[]", "楼道有杂物")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选择回访结果", refused.Words, StringComparison.Ordinal);
        Assert.Equal("说了很多", refused.One("textarea[name=notes]").TextContent);
        Assert.Contains(
            refused.Document.QuerySelectorAll("input[name='newIssues[]']"),
            field => field.GetAttribute("value") == "楼道有杂物"
        );
    }

    [Theory, OnBothEngines]
    public async Task A_number_is_shown_to_whoever_wrote_down_why_and_to_nobody_else(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");
        using var steward = await morning.Desk.AtTheScreen("liuyang");
        using var supervisor = await morning.Desk.AtTheScreen("wang");
        var masked = await steward.Open($"/follow-ups/{number}");
        Assert.Contains("138****5678", masked.Words, StringComparison.Ordinal);

        var shown = await steward.Send(masked, "/phone-reveal");

        Assert.Contains("13812345678", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "13812345678",
            (await supervisor.Open($"/follow-ups/{number}")).Words,
            StringComparison.Ordinal
        );
        var seen = await (await morning.Desk.As("wang")).Get($"/cases/{number}");
        Assert.Contains(
            seen["timeline"].EnumerateArray(),
            fact => fact.GetProperty("sentence").GetString() == "刘洋查看了联系电话：回访"
        );
        await morning.Desk.ClockTo("2026-09-01T09:26");
        Assert.DoesNotContain(
            "13812345678",
            (await steward.Open($"/follow-ups/{number}")).Words,
            StringComparison.Ordinal
        );
    }
}
