using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace Huiyin.Browser.Desk;

/// <summary>
/// A server of its own, which may be stopped, with 陈立 at it: project manager, of engineering too, so that he may do
/// everything the pages offer. He signs in as often as a test likes, each time in another browser.
/// </summary>
public sealed class TwoDesks : IAsyncLifetime
{
    private const string Login = "chenli";
    private const string Password = "correct horse battery";

    private Server server = null!;
    private Chromium chromium = null!;
    private HttpClient api = null!;

    public async ValueTask InitializeAsync()
    {
        var token = "";
        server = await Server.Start(async house =>
        {
            await house.Command([
                "setup",
                "--community",
                "cuihu",
                "--name",
                "翠湖豪廷",
                "--admin",
                Login,
                "--admin-name",
                "陈立",
                "--password",
                Password,
            ]);
            token = await house.Command("token", "--login", Login, "--name", "browser");
        });
        api = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Post(
            "staff",
            new
            {
                login = Login,
                name = "陈立",
                roles = new[] { "project_manager", "administrator" },
                departments = new[] { "engineering" },
            }
        );
        chromium = await Chromium.Start();
    }

    /// <summary>An urgent repair that engineering has and nobody has taken yet; answers its number.</summary>
    public async Task<string> Dispatched(string summary)
    {
        var contact = new { name = "周先生", phone = "13812345678" };
        var registered = await Post(
            "cases",
            new
            {
                channel = "phone",
                kind = "repair",
                urgent = true,
                summary,
                contact,
            }
        );
        var number = registered.GetProperty("number").GetString()!;
        await Post($"cases/{number}/dispatch", new { department = "engineering" });
        return number;
    }

    /// <summary>The same, done, so that somebody is to be asked.</summary>
    public async Task<string> Handled(string summary)
    {
        var number = await Dispatched(summary);
        await Post($"cases/{number}/handling", new { result = "修好了" });
        return number;
    }

    public async Task<JsonElement> Post(string path, object body)
    {
        using var answer = await api.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"POST {path}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task<JsonElement> Get(string path) =>
        await api.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    /// <summary>陈立 before the board, in a browser of his own.</summary>
    public async Task<Visitor> AtTheBoard(Screen screen)
    {
        var visitor = await Visitor.Arrive(chromium, server.Address, screen);
        await visitor.Open("/sign-in");
        await visitor.SignIn(Login, Password);
        await visitor.Page.Locator("#owed").WaitForAsync();
        return visitor;
    }

    /// <summary>The server falls over and comes back.</summary>
    public async Task Restart()
    {
        await server.Cut();
        await server.ComeBack();
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        api.Dispose();
        await server.DisposeAsync();
    }
}

/// <summary>What the tests of the board do to a line.</summary>
internal static class BoardLine
{
    public static ILocator Action(this Visitor visitor, string number) =>
        visitor.Page.Locator($"#owed-{number} .line-act :is(button, a)");
}
