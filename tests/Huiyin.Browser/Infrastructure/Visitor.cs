using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Huiyin.Browser.Infrastructure;

/// <summary>Somebody in front of a screen. What the browser complains about on the way is remembered.</summary>
public sealed class Visitor : IAsyncDisposable
{
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

    public Screen Screen { get; }

    public IPage Page { get; }

    public static async Task<Visitor> Arrive(Chromium chromium, Uri home, Screen screen)
    {
        var own = await chromium.Profile(screen, home);
        own.SetDefaultTimeout(15_000);
        return new Visitor(screen, own, await own.NewPageAsync());
    }

    /// <summary>Opens a path of the server and expects a page there.</summary>
    public async Task Open(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response is { Ok: true }, $"{path} answered {response?.Status}.");
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

    public async Task TakePicture(string name) =>
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(Repository.Pictures, $"{name}-{Screen.Name}.png"), FullPage = true }
        );

    public void HasHeardNoComplaint() => Assert.True(complaints.IsEmpty, string.Join(Environment.NewLine, complaints));

    private async Task PassesAxe(string name)
    {
        var options = new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
            },
        };
        var result = await Page.RunAxe(options);
        var found = result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} — {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"
        );
        Assert.True(result.Violations.Length == 0, $"{name}: {string.Join(Environment.NewLine, found)}");
    }

    private async Task HasNothingSidewaysOf(string name)
    {
        var over = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(over <= 0, $"{name} is {over} px wider than the screen.");
    }

    public async ValueTask DisposeAsync() => await profile.CloseAsync();
}
