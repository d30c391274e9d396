using System.Diagnostics;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace Huiyin.Browser.Desk;

public sealed class BoardTests(TwoDesks desks) : IClassFixture<TwoDesks>
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_one_does_the_other_sees_within_a_second()
    {
        var number = await desks.Dispatched("厨房插座冒火花");
        await using var one = await desks.AtTheBoard(Screen.Desk);
        await using var other = await desks.AtTheBoard(Screen.Desk);
        await Expect(other, number, "接单");

        await Tap(one, number, "接单");

        await SeesAtOnce(other, number, "到达");
        other.HasHeardNoComplaint();
    }

    [Fact]
    public async Task After_the_server_fell_over_and_came_back_it_is_the_same()
    {
        var number = await desks.Dispatched("卫生间渗水");
        await using var one = await desks.AtTheBoard(Screen.Desk);
        await using var other = await desks.AtTheBoard(Screen.Desk);
        await Tap(one, number, "接单");
        await Expect(other, number, "到达");

        await desks.Restart();
        await Tap(one, number, "到达");

        await SeesAtOnce(other, number, "开工");
    }

    [Fact]
    public async Task What_changes_while_the_board_is_on_its_way_is_on_it_too()
    {
        await using var visitor = await desks.AtTheBoard(Screen.Desk);
        await visitor.Open("/cases");
        await visitor.Page.RouteAsync(
            url => new Uri(url).AbsolutePath == "/",
            async route =>
            {
                var written = await route.FetchAsync();
                await desks.Dispatched("楼道灯全灭了");
                await desks.Dispatched("门禁失灵");
                await route.FulfillAsync(new() { Response = written });
            },
            new() { Times = 1 }
        );

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "工作台" }).First.ClickAsync();

        await visitor.Page.GetByText("楼道灯全灭了").First.WaitForAsync();
        visitor.HasHeardNoComplaint();
    }

    [Fact]
    public async Task What_somebody_is_writing_stays_when_others_change_the_board()
    {
        await using var visitor = await desks.AtTheBoard(Screen.Desk);
        await visitor.Page.FillAsync("[data-search]", "正在找的");

        await desks.Dispatched("电梯厅灯暗");

        await visitor.Page.GetByText("有新变化").WaitForAsync();
        Assert.Equal("正在找的", await visitor.Page.InputValueAsync("[data-search]"));
    }

    [Fact]
    public async Task A_result_is_written_down_with_two_keystrokes_and_the_next_one_comes()
    {
        var first = await desks.Handled("门锁卡住");
        var second = await desks.Handled("水龙头滴水");
        await using var visitor = await desks.AtTheBoard(Screen.Desk);
        await visitor.Open($"/follow-ups/{first}?who=all");

        await visitor.Page.Keyboard.PressAsync("s");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.Page.WaitForURLAsync(
            url => !url.Contains(first, StringComparison.Ordinal),
            new() { WaitUntil = WaitUntilState.Commit }
        );
        Assert.Equal("closed", (await desks.Get($"cases/{first}")).GetProperty("status").GetString());
        Assert.Equal("handled", (await desks.Get($"cases/{second}")).GetProperty("status").GetString());
        visitor.HasHeardNoComplaint();
    }

    /// <summary>Presses the button of a line and waits until the server has answered.</summary>
    private static async Task Tap(Visitor visitor, string number, string text)
    {
        await Expect(visitor, number, text);
        await visitor.Page.RunAndWaitForResponseAsync(
            () => visitor.Action(number).ClickAsync(),
            response => response.Request.Method == "POST" && response.Status == 303
        );
    }

    private static async Task SeesAtOnce(Visitor visitor, string number, string text)
    {
        var sinceAnswered = Stopwatch.StartNew();
        // Looks with every frame the browser draws; an expectation would look again only now and then.
        await visitor.Page.WaitForFunctionAsync(
            "([line, text]) => document.querySelector(`#owed-${line} .line-act :is(button, a)`)?.textContent === text",
            new[] { number, text }
        );
        Assert.InRange(sinceAnswered.Elapsed, TimeSpan.Zero, AtOnce);
    }

    private static Task Expect(Visitor visitor, string number, string text) =>
        Assertions.Expect(visitor.Action(number)).ToHaveTextAsync(text);
}
