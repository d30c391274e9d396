using Huiyin.Browser.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Huiyin.Browser.Stories;

/// <summary>王小姐 is not satisfied: the next time somebody must come to her door, and after that the manager .</summary>
[Collection("one house, one administrator at the screen")]
public sealed class TwiceUnsatisfied(House house)
{
    [Fact]
    public async Task The_sheet_asks_for_a_visit_and_then_for_the_manager()
    {
        await house.Arrange("units", new { code = "5-2-803" });
        await using var steward = await house.Newcomer("liuyan", "刘燕", "steward", "customer_service", Screen.Desk);
        var leak = new
        {
            channel = "phone",
            kind = "repair",
            summary = "卫生间渗水",
            unit = "5-2-803",
        };
        var number = (await house.Arrange("cases", leak)).GetProperty("number").GetString()!;
        var page = steward.Page;

        await Handle(number, "重做密封");
        await steward.Open($"/follow-ups/{number}");
        await Expect(page.Locator("input[name=method][value=phone]")).ToBeCheckedAsync();
        await Unsatisfied(steward, "还在滴");

        await Handle(number, "换了角阀");
        await steward.Open($"/follow-ups/{number}");
        await Expect(page.Locator("main")).ToContainTextAsync("这次必须上门，不能打电话代替");
        await Expect(page.Locator("input[name=method][value=phone]")).ToHaveCountAsync(0);
        await Unsatisfied(steward, "墙角还是湿");

        await Handle(number, "重做防水");
        await steward.Open($"/follow-ups/{number}");
        await Expect(page.Locator("main")).ToContainTextAsync("这次由项目经理上门回访");
        await Expect(page.Locator("input[name=outcome]")).ToHaveCountAsync(0);
        await steward.Open($"/cases/{number}");
        await Expect(page.Locator("#story")).ToContainTextAsync("进入第 3 轮");
        steward.HasHeardNoComplaint();
    }

    private Task Handle(string number, string result) => house.Arrange($"cases/{number}/handling", new { result });

    private static async Task Unsatisfied(Visitor steward, string said)
    {
        var page = steward.Page;
        await page.Locator(".call-results label", new() { HasText = "不满意" }).ClickAsync();
        await page.GetByLabel("原话").FillAsync(said);
        await page.Locator(".call-sheet button[type=submit]").ClickAsync();
        // Written down, it leads back to the queue: nobody else is to be asked.
        await page.WaitForURLAsync("**/follow-ups");
    }
}
