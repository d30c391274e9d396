using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Desk;

public sealed class BoardTests
{
    [Theory, OnBothEngines]
    public async Task What_is_most_urgent_stands_first(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var calm = await morning.Dispatched("客厅灯不亮");
        var urgent = await morning.Dispatched("插座冒火花", urgent: true);
        await morning.Do("liqiang", calm, "acceptance");
        await morning.Do("liqiang", urgent, "acceptance");

        var board = await morning.Board("liqiang");

        Assert.Equal([urgent, calm], BusyMorning.Numbers(board, "owed"));
    }

    [Theory, OnBothEngines]
    public async Task The_countdown_carries_the_due_time_of_the_promise(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Dispatched("插座冒火花", urgent: true);
        await morning.Do("liqiang", number, "acceptance");

        var board = await morning.Board("liqiang");

        var countdown = board.One($"#owed-{number} x-countdown");
        var due = ServiceDesk.Time("2026-09-01T09:40").ToUnixTimeMilliseconds();
        Assert.Equal($"{due}", countdown.GetAttribute("due"));
        Assert.Equal("还有 30 分钟", countdown.TextContent);
        Assert.Equal("到场", board.One($"#owed-{number} .pill-kind").TextContent);
    }

    [Theory, OnBothEngines]
    public async Task A_technician_takes_a_case_and_arrives_with_two_taps(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Dispatched("插座冒火花", urgent: true);
        using var technician = await morning.Desk.AtTheScreen("liqiang");

        var accepted = await technician.Send(await technician.Open("/"), "/acceptance");
        var arrived = await technician.Send(accepted, "/arrival");

        Assert.Equal("/", arrived.Path);
        Assert.Equal("开工", arrived.One($"#owed-{number} .line-act").TextContent.Trim());
        var seen = await (await morning.Desk.As("zhangmin")).Get($"/cases/{number}");
        Assert.Equal("liqiang", seen.Text("assignee"));
        Assert.Contains(
            seen["timeline"].EnumerateArray(),
            fact => fact.GetProperty("fact").GetString() == "TechnicianArrived"
        );
    }

    [Theory, OnBothEngines]
    public async Task What_a_department_has_and_nobody_took_stands_before_all_of_it(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Dispatched("电梯厅灯暗", assignee: null);

        Assert.Equal([number], BusyMorning.Numbers(await morning.Board("liqiang"), "owed"));
        Assert.Empty(BusyMorning.Numbers(await morning.Board("liuyang"), "owed"));
    }

    [Theory, OnBothEngines]
    public async Task The_receiver_watches_what_others_owe_on_what_she_took_in(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Handled("客厅灯不亮");

        var receiver = await morning.Board("zhangmin");

        Assert.Equal([number], BusyMorning.Numbers(receiver, "watched"));
        Assert.Contains("刘洋", receiver.One($"#watched-{number} .pill").TextContent, StringComparison.Ordinal);
        Assert.Empty(BusyMorning.Numbers(await morning.Board("liqiang"), "watched"));
    }

    [Theory, OnBothEngines]
    public async Task The_supervisor_watches_everybody_and_a_department_manager_the_own_department(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var inEngineering = await morning.Dispatched("插座冒火花", urgent: true);
        var atTheDesk = await morning.Registered("表扬保安小赵", kind: "compliment");

        var supervisor = BusyMorning.Numbers(await morning.Board("wang"), "watched");
        var manager = BusyMorning.Numbers(await morning.Board("zhaogong"), "watched");

        Assert.Equal([inEngineering, atTheDesk], supervisor);
        Assert.Equal([inEngineering], manager);
    }

    [Theory, OnBothEngines]
    public async Task What_the_supervisor_must_take_over_moves_to_what_she_owes(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Dispatched("客厅灯不亮");
        Assert.Empty(BusyMorning.Numbers(await morning.Board("wang"), "owed"));

        await morning.Desk.ClockTo("2026-09-03T09:11");

        Assert.Equal([number], BusyMorning.Numbers(await morning.Board("wang"), "owed"));
    }

    [Theory, OnBothEngines]
    public async Task The_button_keeps_the_promise_that_presses_most(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Registered("电梯厅灯暗", kind: "complaint");
        await morning.Do("zhangmin", number, "dispatch", new { department = "engineering", assignee = "liqiang" });
        await morning.Do("liqiang", number, "acceptance");
        await morning.Do("liqiang", number, "hold", new { reason = "waiting_for_parts" });

        var receiver = await morning.Board("zhangmin");

        Assert.Equal("调查核实", receiver.One($"#owed-{number} .pill-kind").TextContent);
        var button = receiver.One($"#owed-{number} .line-act a");
        Assert.Equal("调查", button.TextContent);
        Assert.Equal($"/cases/{number}?do=investigation#do", button.GetAttribute("href"));
        var page = await morning.Board("zhangmin", $"/cases/{number}");
        Assert.Contains("登记调查", page.One(".case-foot .btn-primary").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Who_founds_a_community_is_told_what_it_still_lacks(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);

        var founder = await morning.Board("chen");

        Assert.Equal(
            ["/estate/import", "/staff", "/charter"],
            founder.Document.QuerySelectorAll("#first-steps a").Select(step => step.GetAttribute("href"))
        );
        Assert.Single(founder.Document.QuerySelectorAll("#first-steps [data-done]"));
        Assert.Empty((await morning.Board("zhangmin")).Document.QuerySelectorAll("#first-steps"));
    }

    [Theory, OnBothEngines]
    public async Task Who_took_a_case_over_is_offered_to_bring_it_to_an_end(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var number = await morning.Dispatched("客厅灯不亮");
        await morning.Do("liqiang", number, "acceptance");
        await morning.Desk.ClockTo("2026-09-03T09:11");

        var supervisor = await morning.Board("wang");

        Assert.Equal("登记结果", supervisor.One($"#owed-{number} .line-act a").TextContent);
    }

    [Theory, OnBothEngines]
    public async Task The_head_of_a_department_is_offered_the_reply_that_is_owed(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var asked = await morning.Handled("客厅灯不亮");
        var body = new
        {
            method = "phone",
            outcome = "satisfied",
            newIssues = new[] { "楼道灯也不太亮" },
        };
        var answer = (await (await morning.Desk.As("liuyang")).Post($"/cases/{asked}/follow-ups", body)).Done();
        var number = answer.Text("raised.0")!;
        await morning.Do("zhangmin", number, "dispatch", new { department = "engineering" });
        await morning.Do("liqiang", number, "acceptance");

        var head = await morning.Board("zhaogong");

        Assert.Equal("部门答复", head.One($"#owed-{number} .pill-kind").TextContent);
        Assert.Equal($"/cases/{number}?do=reply#do", head.One($"#owed-{number} .line-act a").GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task The_frame_counts_what_is_late_and_whom_to_ask(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        await morning.Handled("客厅灯不亮");
        var late = await morning.Dispatched("插座冒火花", urgent: true);
        await morning.Do("liqiang", late, "acceptance");
        await morning.Desk.ClockTo("2026-09-01T10:00");

        using var technician = await morning.Desk.AtTheScreen("liqiang");
        using var steward = await morning.Desk.AtTheScreen("liuyang");

        Assert.Equal("1", (await technician.Open("/")).One(".side a[href='/'] .count").TextContent);
        Assert.Equal("1", (await steward.Open("/")).One(".side a[href='/follow-ups'] .count").TextContent);
        Assert.Empty((await steward.Open("/")).Document.QuerySelectorAll(".side a[href='/'] .count"));
    }

    [Theory, OnBothEngines]
    public async Task An_empty_board_teaches_how_to_begin(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);

        var board = await morning.Board("zhangmin");

        Assert.Contains("今天还没有登记。按 n 开始", board.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task What_somebody_was_told_goes_away_once_they_have_seen_it(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        await morning.Dispatched("插座冒火花", urgent: true);
        using var technician = await morning.Desk.AtTheScreen("liqiang");
        var board = await technician.Open("/");
        Assert.Single(board.Document.QuerySelectorAll("li[id^='notice-']"));

        var after = await technician.Send(board, "/notifications/reading");

        Assert.Equal("/", after.Path);
        Assert.Empty(after.Document.QuerySelectorAll("li[id^='notice-']"));
        var told = await (await morning.Desk.As("liqiang")).Get("/notifications");
        Assert.NotEqual("null", told.Json.Text("0.readAt"));
    }

    [Theory, OnBothEngines]
    public async Task Nobody_reads_another_ones_notification(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        await morning.Dispatched("插座冒火花", urgent: true);
        var his = await (await morning.Desk.As("liqiang")).Get("/notifications");
        var path = $"/notifications/{his.Json.Text("0.id")}/reading";

        (await (await morning.Desk.As("zhangmin")).Post(path)).Refused("not_found", HttpStatusCode.NotFound);
        (await (await morning.Desk.As("liqiang")).Post(path)).Is(HttpStatusCode.NoContent);
    }

    [Theory, OnBothEngines]
    public async Task The_view_of_everybody_counts_by_person_and_by_department_and_is_not_for_all(Engine engine)
    {
        await using var morning = await BusyMorning.Begin(engine);
        var late = await morning.Dispatched("插座冒火花", urgent: true);
        await morning.Do("liqiang", late, "acceptance");
        await morning.Handled("客厅灯不亮");
        await morning.Desk.ClockTo("2026-09-01T10:00");

        var all = await morning.Board("wang", "/board/all");

        static string[] Cells(AngleSharp.Dom.IElement row) =>
            [.. row.QuerySelectorAll("td.number").Select(td => td.TextContent.Trim())];
        var people = all
            .Document.QuerySelectorAll("#people tbody tr")
            .ToDictionary(row => row.QuerySelector("td a")!.TextContent, Cells);
        var departments = all
            .Document.QuerySelectorAll("#departments tbody tr")
            .ToDictionary(row => row.QuerySelector("td a")!.TextContent, Cells);
        Assert.Equal(["1", "0", "1"], people["李强"]);
        Assert.Equal(["0", "0", "1"], people["刘洋"]);
        Assert.Equal(["1", "0", "2"], departments["工程部"]);
        using var receptionist = await morning.Desk.AtTheScreen("zhangmin");
        Assert.Equal(HttpStatusCode.Forbidden, (await receptionist.Look("/board/all")).Status);
    }
}
