using System.Text.RegularExpressions;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Huiyin.Browser.Stories;

/// <summary>
/// 刘女士 complains at the desk of the very person who takes it down: she writes it, reads it back, and from then on only looks.
/// </summary>
[Collection("one house, one administrator at the screen")]
public sealed partial class TheirOwnComplaint(House house)
{
    [Fact]
    public async Task She_writes_it_down_reads_it_back_and_has_nothing_left_to_do_but_look()
    {
        await house.Arrange("units", new { code = "7-1-602" });
        await using var receptionist = await house.Newcomer(
            "zhaolan",
            "赵兰",
            "receptionist",
            "customer_service",
            Screen.Desk
        );
        await using var supervisor = await house.Newcomer(
            "huangyan",
            "黄燕",
            "service_supervisor",
            "customer_service",
            Screen.Desk
        );
        var number = await WritesItDown(receptionist);

        var page = receptionist.Page;
        await Expect(page.Locator(".case-why")).ToContainTextAsync("您是本件的被投诉人");
        await page.GetByRole(AriaRole.Button, new() { Name = "已复述核对" }).ClickAsync();
        await Expect(page.Locator(".complaint-chain li[data-done]")).ToHaveCountAsync(2);
        await Expect(page.Locator($"form[action^='/cases/{number}/']")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "更多" })).ToHaveCountAsync(0);
        receptionist.HasHeardNoComplaint();

        await GradesAndLeavesHerOut(supervisor, number);
    }

    private static async Task<string> WritesItDown(Visitor receptionist)
    {
        var page = receptionist.Page;
        await receptionist.Open("/intake?channel=visit&unit=7-1-602");
        await page.GetByLabel("他说的话").FillAsync("你昨天叫我自己去找工程部");
        await page.Locator("label.chip", new() { HasText = "投诉" }).ClickAsync();
        await page.GetByLabel("被投诉的人").SelectOptionAsync("zhaolan");
        await Expect(page.Locator("#own-complaint")).ToContainTextAsync("登记以后您只能看");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "先登记" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "派单" })).ToBeDisabledAsync();
        await page.GetByLabel("客户要求").FillAsync("要有人陪我把事办完");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记 " }).ClickAsync();
        await Expect(page.Locator("#complaint")).ToContainTextAsync("要有人陪我把事办完");
        return Number().Match(page.Url).Value;
    }

    private static async Task GradesAndLeavesHerOut(Visitor supervisor, string number)
    {
        var page = supervisor.Page;
        await supervisor.Open($"/cases/{number}?do=grade");
        await page.Locator(".grade-option", new() { HasText = "管理服务不到位" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "有效" }).First.CheckAsync(new() { Force = true });
        await page.GetByLabel("理由").FillAsync("接待没有首问负责");
        await page.Locator("#do button[type=submit]").ClickAsync();
        await Expect(page.Locator("#complaint")).ToContainTextAsync("接待没有首问负责（黄燕）");

        await supervisor.Open($"/cases/{number}?do=dispatch");
        var offered = await page.GetByLabel("处理人").Locator("option").AllTextContentsAsync();
        Assert.DoesNotContain(offered, name => name.Contains("赵兰", StringComparison.Ordinal));
        supervisor.HasHeardNoComplaint();
    }

    [GeneratedRegex(@"\d{9}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
