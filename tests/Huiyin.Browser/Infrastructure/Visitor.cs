using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Huiyin.Browser.Infrastructure;

/// <summary>Somebody in front of a screen. What the browser complains about on the way is remembered.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast" } };

    private readonly IBrowserContext profile;
    private readonly ConcurrentQueue<string> complaints = new();

    private Visitor(Screen screen, IBrowserContext profile, IPage page)
    {
        (Screen, this.profile, Page) = (screen, profile, page);
        page.Console += (_, message) =>
        {
            // A refused form is a 422 on purpose, and the browser calls every 4xx an error.
            if (message.Type is "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) =>
        {
            // Who goes on before a page has been renewed calls that renewal back.
            if (!error.StartsWith("AbortError", StringComparison.Ordinal))
                complaints.Enqueue(error);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status == 404 && response.Request.ResourceType is not "document"))
                complaints.Enqueue($"{response.Status} {response.Url}");
        };
    }

    private static bool PicturesWanted => Environment.GetEnvironmentVariable("HUIYIN_PICTURES") is { Length: > 0 };

    public Screen Screen { get; private set; }

    public IPage Page { get; }

    public static async Task<Visitor> Arrive(Chromium chromium, Uri home, Screen screen)
    {
        var own = await chromium.Profile(screen, home);
        own.SetDefaultTimeout(15_000);
        return new Visitor(screen, own, await own.NewPageAsync());
    }

    /// <summary>Opens a path of the server and expects a page there, or the page of a refusal with its status.</summary>
    public async Task Open(string path, int status = 200)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response?.Status == status, $"{path} answered {response?.Status}.");
    }

    /// <summary>Fills the sign-in page in and sends it.</summary>
    public async Task SignIn(string login, string password)
    {
        await Page.FillAsync("[name=login]", login);
        await Page.FillAsync("[name=password]", password);
        await Page.PressAsync("[name=password]", "Enter");
        // Turbo changes the address without loading a page anew.
        await Page.WaitForURLAsync(
            url => !url.Contains("/sign-in", StringComparison.Ordinal),
            new() { WaitUntil = WaitUntilState.Commit }
        );
    }

    /// <summary>
    /// The page as it stands is fit to be shown: a picture of it is kept, axe finds nothing against WCAG 2.2 AA, nothing
    /// sticks out sideways, and the browser has complained of nothing.
    /// </summary>
    public async Task LooksFinished(string name)
    {
        await TakePicture(name);
        if (Screen.Scripts)
        {
            await HasNothingSidewaysOf(name);
            await PassesAxe(name);
        }
        HasHeardNoComplaint();
    }

    /// <summary>
    /// The same on the desk and on the phone, by day and by night: the page that stands there is only drawn anew, so that
    /// nothing on it is lost, and what the night changes is the colours. Pictures are taken where HUIYIN_PICTURES is set.
    /// </summary>
    public async Task LooksFinishedEverywhere(string name)
    {
        foreach (var screen in new[] { Screen.Phone, Screen.PhoneAtNight, Screen.DeskAtNight, Screen.Desk })
        {
            await LookAtItOn(screen);
            if (PicturesWanted)
                await TakePicture(name);
            await HasNothingSidewaysOf(name);
            await PassesAxe(name, screen.Dark ? Colours : null);
        }
        HasHeardNoComplaint();
    }

    private async Task LookAtItOn(Screen screen)
    {
        Screen = screen;
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light });
        // From its head, wherever the last screen had scrolled to: what lies half under a bar just then is not too small.
        await Page.EvaluateAsync("() => window.scrollTo({ top: 0, behavior: 'instant' })");
    }

    public async Task TakePicture(string name) =>
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(Repository.Pictures, $"{name}-{Screen.Name}.png"), FullPage = true }
        );

    public void HasHeardNoComplaint()
    {
        var heard = complaints.ToArray();
        complaints.Clear();
        Assert.True(heard.Length == 0, string.Join(Environment.NewLine, heard));
    }

    private async Task PassesAxe(string name, object? rules = null)
    {
        // Brought in once for a page, however often it is looked at, and asked for nothing but what is wrong.
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>(
            """
            async runOnly => {
              const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
              return violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.slice(0, 3).map(({ html }) => html).join("; ")}`);
            }
            """,
            rules ?? Everything
        );
        Assert.True(found.Length == 0, $"{name} on {Screen.Name}: {string.Join(Environment.NewLine, found)}");
    }

    private async Task HasNothingSidewaysOf(string name)
    {
        var over = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(over <= 0, $"{name} on {Screen.Name} is {over} px wider than the screen.");
    }

    public async ValueTask DisposeAsync() => await profile.CloseAsync();
}
