using Huiyin.Browser.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Huiyin.Browser.Stories;

/// <summary>A dim lamp that nobody mends for a month: the page says by itself that it has become critical.</summary>
public sealed class AMonthUnresolved
{
    [Fact]
    public async Task The_page_turns_critical_at_midnight_and_says_why()
    {
        // A month passes here; the house of the other stories must not grow old with it.
        var house = new House();
        await house.InitializeAsync();
        try
        {
            await using var manager = await house.Newcomer(
                "chenjian",
                "陈建",
                "project_manager",
                "customer_service",
                Screen.Desk
            );
            await house.Arrange("units", new { code = "1-2-2201" });
            var lamp = await house.Arrange(
                "cases",
                new
                {
                    channel = "phone",
                    kind = "complaint",
                    summary = "电梯厅灯暗",
                    unit = "1-2-2201",
                }
            );
            var number = lamp.GetProperty("number").GetString()!;
            await manager.Open($"/cases/{number}?do=grade");
            var page = manager.Page;
            await page.Locator(".grade-option", new() { HasText = "容易改进" }).ClickAsync();
            await page.Locator("label.chip", new() { HasText = "有效" }).ClickAsync();
            await page.GetByLabel("理由").FillAsync("设施所限");
            await page.Locator("#do button[type=submit]").ClickAsync();
            await Expect(page.Locator(".case-marks .tag")).ToContainTextAsync("轻微");

            await house.ClockTo("2026-10-02T00:00:00+08:00");
            // After a month nobody is still signed in.
            await manager.Open("/sign-in");
            await manager.SignIn("chenjian", House.Password);
            await manager.Open($"/cases/{number}");

            await Expect(page.Locator(".case-marks .tag").First).ToContainTextAsync("重大");
            await Expect(page.Locator("#story")).ToContainTextAsync("超过一个月未解决，按约定升为重大");
            await Expect(page.Locator("#story")).ToContainTextAsync("有效投诉一个月未解决的，升为重大投诉");
            manager.HasHeardNoComplaint();
        }
        finally
        {
            await house.DisposeAsync();
        }
    }
}
