using System.Text.RegularExpressions;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Huiyin.Browser.Stories;

/// <summary>
/// A socket in 3-1-1502 throws sparks. Three people bring it to its end, each on their own screen, through nothing but the
/// pages: from the ringing telephone to the closed case.
/// </summary>
[Collection("one house, one administrator at the screen")]
public sealed partial class OneRepair(House house)
{
    private const string Unit = "3-1-1502";
    private const string NoStartWithoutConsent = "业主还没有同意停水停电，不能开工。";

    [Fact]
    public async Task From_the_ringing_telephone_to_the_closed_case()
    {
        await house.Arrange("units", new { code = Unit });
        await house.Arrange(
            "residents",
            new
            {
                name = "周先生",
                phone = "13812345678",
                unit = Unit,
                tie = "owner",
            }
        );

        await house.ClockTo("2026-09-01T08:10:00+08:00");
        await using var technician = await house.Newcomer("liqiang", "李强", "technician", "engineering", Screen.Phone);
        await using var receptionist = await house.Newcomer(
            "zhangmin",
            "张敏",
            "receptionist",
            "customer_service",
            Screen.Desk
        );
        await using var steward = await house.Newcomer("liuyang", "刘洋", "steward", "customer_service", Screen.Desk);
        await house.Appoint($"units/{Unit}/steward", new { staff = "liuyang" });

        var number = await TakesTheCall(receptionist);
        await AcceptsAndArrives(technician, number);
        await MayNotStartBeforeTheOwnerConsents(technician, number);
        await StartsAndFinishes(technician);
        await AsksHowItIsNow(steward, number);
        await StandsClosed(steward, number);
    }

    private static async Task<string> TakesTheCall(Visitor receptionist)
    {
        var page = receptionist.Page;
        await page.Keyboard.PressAsync("n");
        await page.GetByLabel("是谁：电话、姓名、拼音或房号").FillAsync("13812345678");
        await page.GetByRole(AriaRole.Option, new() { Name = "周先生" }).ClickAsync();
        await Expect(page.Locator(".asker-head")).ToContainTextAsync(Unit);

        await page.GetByLabel("他说的话").FillAsync("厨房插座冒火花");
        // The page has understood her: urgent, a repair, for engineering.
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "报修" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "急" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "派单" })).ToBeCheckedAsync();
        await Expect(page.GetByLabel("派给")).ToHaveValueAsync("engineering");
        await page.GetByLabel("谁去").SelectOptionAsync("liqiang");
        await page.GetByText("电话：响铃、等候、转接").ClickAsync();
        await page.GetByLabel("响铃").FillAsync("8");
        await page.GetByLabel("已向对方复述").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记 " }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "厨房插座冒火花" })).ToBeVisibleAsync();
        await Expect(page.Locator(".case-marks")).ToContainTextAsync("急修");
        await Expect(page.Locator(".case-facts")).ToContainTextAsync("李强");
        receptionist.HasHeardNoComplaint();
        return Number().Match(page.Url).Value;
    }

    private async Task AcceptsAndArrives(Visitor technician, string number)
    {
        var page = technician.Page;
        await page.Locator($"#owed-{number}").GetByRole(AriaRole.Link).ClickAsync();
        await Do(page, "接单");
        await Expect(page.Locator("#story")).ToContainTextAsync("李强接单");

        await house.ClockTo("2026-09-01T08:35:00+08:00");
        await Expect(page.Locator("#story")).ToContainTextAsync("到场快到时限，提醒李强");
        await Do(page, "已到现场");
        await Expect(page.Locator("#story")).ToContainTextAsync("李强到达现场");
    }

    private static async Task MayNotStartBeforeTheOwnerConsents(Visitor technician, string number)
    {
        var page = technician.Page;
        // A board that he left open and that hears no news any more still offers to start.
        var old = await page.Context.NewPageAsync();
        await old.RouteAsync("**/js/live*", route => route.AbortAsync());
        await old.GotoAsync("/");

        await Do(page, "要停水停电");
        await Choose(page, "电");
        await page.GetByLabel("业主怎么说").FillAsync("在开会，先别断电");
        await page.Locator("#do").GetByRole(AriaRole.Button, new() { Name = "要停水停电" }).ClickAsync();
        await Expect(page.Locator("#order")).ToContainTextAsync("已征求停电同意，等业主答复。");
        await Expect(page.Locator(".case-why")).ToHaveTextAsync(NoStartWithoutConsent);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "开工" })).ToHaveCountAsync(0);

        await old.Locator($"#owed-{number}").GetByRole(AriaRole.Button, new() { Name = "开工" }).ClickAsync();
        await Expect(old.GetByRole(AriaRole.Alert)).ToHaveTextAsync(NoStartWithoutConsent);
        await Expect(old.GetByText("危及安全，先行开工")).ToHaveCountAsync(0);
        await old.CloseAsync();
    }

    private async Task StartsAndFinishes(Visitor technician)
    {
        var page = technician.Page;
        await house.ClockTo("2026-09-01T09:30:00+08:00");
        await Do(page, "业主答复");
        await Choose(page, "同意");
        await Expect(page.GetByLabel("谁答复的")).ToHaveValueAsync("周先生");
        await page.Locator("#do").GetByRole(AriaRole.Button, new() { Name = "业主答复" }).ClickAsync();
        await Expect(page.Locator("#order")).ToContainTextAsync("周先生同意停电（电话）");

        await Do(page, "开工");
        await Expect(page.Locator(".case-marks")).ToContainTextAsync("处理中");
        await Do(page, "登记材料");
        await page.GetByLabel("材料").FillAsync("空开");
        await page.GetByLabel("单价（元）").FillAsync("35.00");
        await page.Locator("#do").GetByRole(AriaRole.Button, new() { Name = "登记材料" }).ClickAsync();
        await Expect(page.Locator(".case-materials tfoot")).ToContainTextAsync("35.00 元");

        await house.ClockTo("2026-09-01T10:05:00+08:00");
        await Do(page, "处理完毕");
        await page.GetByLabel("处理结果").FillAsync("更换空开，试用正常");
        await Choose(page, "满意");
        await Sign(page);
        await page.Locator("#do").GetByRole(AriaRole.Button, new() { Name = "处理完毕" }).ClickAsync();

        await Expect(page.Locator(".case-facts")).ToContainTextAsync("更换空开，试用正常");
        await Expect(page.GetByAltText("周先生的签名")).ToBeVisibleAsync();
        Assert.True(
            await page.GetByAltText("周先生的签名")
                .EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 0)")
        );
        technician.HasHeardNoComplaint();
    }

    private async Task AsksHowItIsNow(Visitor steward, string number)
    {
        var page = steward.Page;
        await house.ClockTo("2026-09-02T09:40:00+08:00");
        // The next morning he signs in again, and is where he wanted to go.
        await steward.Open("/follow-ups");
        await steward.SignIn("liuyang", House.Password);
        await page.Locator($"#ask-{number}").GetByRole(AriaRole.Link, new() { Name = "打电话" }).ClickAsync();
        await Expect(page.GetByText("更换空开，试用正常")).ToBeVisibleAsync();

        await page.Locator(".call-results label").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "记下" }).ClickAsync();

        await Expect(page.GetByText("您名下没有要回访的")).ToBeVisibleAsync();
        steward.HasHeardNoComplaint();
    }

    private static async Task StandsClosed(Visitor steward, string number)
    {
        var page = steward.Page;
        await steward.Open($"/cases/{number}");
        await Expect(page.Locator(".case-marks")).ToContainTextAsync("已销案");
        await Expect(page.Locator("#story")).ToContainTextAsync("满意");
        var promises = page.Locator("#promises .pill");
        await Expect(promises).Not.ToHaveCountAsync(0);
        foreach (var promise in await promises.AllAsync())
            await Expect(promise).ToHaveAttributeAsync("data-tone", "kept");
        steward.HasHeardNoComplaint();
    }

    /// <summary>Presses one of the actions at the foot of the case's page, or the one under 更多.</summary>
    private static async Task Do(IPage page, string action)
    {
        var foot = page.Locator(".case-foot");
        await Expect(foot).ToBeVisibleAsync();
        var button = foot.GetByText(action, new() { Exact = true });
        if (!await button.IsVisibleAsync())
            await foot.GetByText("更多").ClickAsync();
        await button.ClickAsync();
    }

    private static Task Choose(IPage page, string answer) =>
        page.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();

    private static async Task Sign(IPage page)
    {
        var paper = page.Locator("x-signature canvas");
        await paper.ScrollIntoViewIfNeededAsync();
        var box = (await paper.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 90, new() { Steps = 6 });
        await page.Mouse.MoveAsync(box.X + 200, box.Y + 30, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }

    [GeneratedRegex(@"\d{9}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
