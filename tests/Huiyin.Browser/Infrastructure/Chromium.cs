using Microsoft.Playwright;

namespace Huiyin.Browser.Infrastructure;

/// <summary>The browser of the machine, one for all tests; every visitor has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) =>
        (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> Start()
    {
        var driver = await Playwright.CreateAsync();
        // A machine with other work to do is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(15_000);
        var started = await driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("HUIYIN_CHROMIUM") ?? "/usr/bin/chromium",
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--no-first-run",
                ],
            }
        );
        return new Chromium(driver, started);
    }

    public Task<IBrowserContext> Profile(Screen screen, Uri home) =>
        browser.NewContextAsync(
            new()
            {
                BaseURL = home.AbsoluteUri,
                ViewportSize = new() { Width = screen.Width, Height = screen.Height },
                ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = screen.Scripts,
                HasTouch = screen.IsPhone,
                IsMobile = screen.IsPhone,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
            }
        );

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}
