using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Huiyin.Browser.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(House))]

namespace Huiyin.Browser.Infrastructure;

/// <summary>
/// One running server and one browser for all tests: <c>class SomePage(House house)</c>. The community is 翠湖豪廷, its
/// administrator signs in, and the clock stands at Tuesday, 1 September 2026, 08:00 in Shanghai.
/// </summary>
public sealed class House : IAsyncLifetime
{
    private const string Login = "admin";
    private const string Password = "correct horse battery";

    private Server? server;
    private Chromium? chromium;
    private HttpClient? api;

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
    public async Task<JsonElement> Arrange(string path, object body)
    {
        using var answer = await api!.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"POST {path}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

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

    public async ValueTask DisposeAsync()
    {
        // A house that never came up has said why; taking it down must not speak over that.
        if (chromium is not null)
            await chromium.DisposeAsync();
        api?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
