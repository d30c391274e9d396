using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(House))]

namespace Huiyin.Browser.Infrastructure;

/// <summary>
/// One running server and one browser for all tests: <c>class SomePage(House house)</c>. The community is 翠湖豪廷, its
/// administrator signs in, and the clock stands at Tuesday, 1 September 2026, 08:00 in Shanghai.
/// </summary>
public sealed class House : IAsyncLifetime
{
    /// <summary>Everybody's who works here.</summary>
    public const string Password = "correct horse battery";

    private const string Login = "admin";

    private Server? server;
    private Chromium? chromium;
    private HttpClient? api;
    private Visitor? administrator;
    private readonly SemaphoreSlim atTheScreen = new(1, 1);

    public Uri Address => server!.Address;

    public async ValueTask InitializeAsync()
    {
        var token = "";
        server = await Server.Start(
            async house =>
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
            },
            "--virtual-clock",
            "2026-09-01T08:00:00+08:00"
        );
        api = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        chromium = await Chromium.Start();
    }

    /// <summary>Arranges something through the API, as the administrator; the path has no leading slash.</summary>
    public Task<JsonElement> Arrange(string path, object body) => Send(HttpMethod.Post, path, body);

    /// <inheritdoc cref="Arrange"/>
    public Task<JsonElement> Appoint(string path, object body) => Send(HttpMethod.Put, path, body);

    /// <summary>Moves the clock of the server on, as hours pass: <c>2026-09-01T08:35:00+08:00</c>.</summary>
    public Task ClockTo(string now) => Send(HttpMethod.Put, "/dev/clock", new { now });

    /// <summary>Somebody who has not signed in.</summary>
    public Task<Visitor> Visitor(Screen screen) => Infrastructure.Visitor.Arrive(chromium!, Address, screen);

    /// <summary>Somebody who has signed in as the administrator and stands before the first page.</summary>
    public async Task<Visitor> SignedIn(Screen screen)
    {
        var visitor = await Visitor(screen);
        await visitor.Open("/sign-in");
        await visitor.SignIn(Login, Password);
        return visitor;
    }

    /// <summary>
    /// Somebody new here, before the first page: the administrator hands the link over, they set a password of their own.
    /// </summary>
    public async Task<Visitor> Newcomer(string login, string name, string role, string department, Screen screen)
    {
        await Arrange(
            "staff",
            new
            {
                login,
                name,
                roles = new[] { role },
                departments = new[] { department },
            }
        );
        var link = await LinkFor(login);

        var newcomer = await Visitor(screen);
        await newcomer.Open(link);
        await newcomer.Page.Locator("[name=password]").FillAsync(Password);
        await newcomer.Page.GetByLabel("再写一遍").FillAsync(Password);
        await newcomer.Page.GetByRole(AriaRole.Button, new() { Name = "设好并登录" }).ClickAsync();
        await newcomer.Page.GetByRole(AriaRole.Heading, new() { Name = "工作台" }).WaitForAsync();
        return newcomer;
    }

    /// <summary>The administrator has one screen; stories that run side by side take turns at it.</summary>
    private async Task<string> LinkFor(string login)
    {
        await atTheScreen.WaitAsync();
        try
        {
            administrator ??= await SignedIn(Screen.Desk);
            await administrator.Open("/staff");
            // Another story may have let days pass, and the administrator was signed out meanwhile.
            if (administrator.Page.Url.Contains("/sign-in", StringComparison.Ordinal))
            {
                await administrator.SignIn(Login, Password);
                await administrator.Open("/staff");
            }
            var row = administrator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = login });
            await row.GetByRole(AriaRole.Button, new() { Name = "发登录链接" }).ClickAsync();
            return await administrator.Page.GetByLabel("设置密码的链接").InputValueAsync();
        }
        finally
        {
            atTheScreen.Release();
        }
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await api!.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}\n{server!.Log}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async ValueTask DisposeAsync()
    {
        // A house that never came up has said why; taking it down must not speak over that.
        atTheScreen.Dispose();
        if (administrator is not null)
            await administrator.DisposeAsync();
        if (chromium is not null)
            await chromium.DisposeAsync();
        api?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
