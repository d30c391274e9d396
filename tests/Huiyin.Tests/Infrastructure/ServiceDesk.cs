using System.Globalization;
using System.Net;
using System.Security.Claims;
using Huiyin.Edge;
using Huiyin.Hosting;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Huiyin.Tests.Infrastructure;

/// <summary>
/// A running service desk: the whole program on a database of its own, its clock standing where the test puts it, and
/// staff who call its API. The community is 翠湖豪廷 (<c>cuihu</c>), in Asia/Shanghai.
/// </summary>
public sealed class ServiceDesk : IAsyncDisposable
{
    public const string Community = "cuihu";
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly Dictionary<string, ApiClient> known = new(StringComparer.Ordinal);

    private readonly bool isFirstNode;

    private ServiceDesk(TestDatabase database, WebApplication app, bool isFirstNode) =>
        (this.database, this.app, this.isFirstNode) = (database, app, isFirstNode);

    public Engine Engine => database.Engine;

    /// <summary>The connection string of the desk's database.</summary>
    public string Connection => database.Connection;

    public DateTimeOffset Now => app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToOffset(Shanghai);

    /// <summary>Who sets things up: login <c>admin</c>.</summary>
    public ApiClient Administrator => known["admin"];

    /// <summary>Somebody without a token.</summary>
    public ApiClient Stranger => new(app.GetTestClient(), token: null);

    /// <summary>What the program is made of, for tests that look inside.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Opens the desk at a time of day in Shanghai, as in <c>2026-09-01T08:10</c>.</summary>
    public static async Task<ServiceDesk> Open(Engine engine, string at = "2026-09-01T08:00")
    {
        var ground = await TestDatabase.Create(engine);
        var program = HuiyinApp.Build(SettingsFor(ground, Time(at)), InMemory);
        await Database.Prepare(program.Services);
        await program.StartAsync();
        var desk = new ServiceDesk(ground, program, isFirstNode: true);
        await desk.Run("setup", "--community", Community, "--name", "翠湖豪廷", "--admin", "admin");
        await desk.As("admin");
        return desk;
    }

    /// <summary>A second process on the same database, as behind a load balancer.</summary>
    public async Task<ServiceDesk> AnotherNode()
    {
        var program = HuiyinApp.Build(SettingsFor(database, Now), InMemory);
        await program.StartAsync();
        var node = new ServiceDesk(database, program, isFirstNode: false);
        await node.As("admin");
        return node;
    }

    /// <summary>Takes somebody on; from then on they are <see cref="As">called by their login</see>.</summary>
    public async Task<ApiClient> Hire(string login, string name, string role, params string[] departments)
    {
        var taken = await Administrator.Post(
            "/staff",
            new
            {
                login,
                name,
                roles = new[] { role },
                departments,
            }
        );
        taken.Done();
        return await As(login);
    }

    /// <summary>The API in this person's hands.</summary>
    public async Task<ApiClient> As(string login)
    {
        if (!known.TryGetValue(login, out var client))
        {
            var token = await Run("token", "--login", login, "--name", "test");
            known[login] = client = new ApiClient(app.GetTestClient(), token);
        }
        return client;
    }

    /// <summary>Somebody at the pages who has signed in; the sign-in page itself is not asked.</summary>
    public async Task<Person> AtTheScreen(string login) =>
        new(app.GetTestServer().CreateHandler(), await SignedIn(login));

    /// <summary>What carries a signed-in person's requests, for streams and whatever is no page.</summary>
    public async Task<HttpClient> Browser(string login)
    {
        var cookie = await SignedIn(login);
        var http = app.GetTestClient();
        http.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return http;
    }

    /// <summary>Somebody at the pages who has not signed in.</summary>
    public Person AtTheDoor() => new(app.GetTestServer().CreateHandler(), signedIn: null);

    /// <summary>Lets time pass until a moment in Shanghai; everything that falls due on the way happens at its own time.</summary>
    public async Task ClockTo(string time)
    {
        var moved = await Administrator.Put("/dev/clock", new { now = Time(time) });
        moved.Done();
    }

    /// <summary>A command of the machine, as <c>./run</c> passes it on; answers what it printed.</summary>
    public async Task<string> Run(params string[] command)
    {
        await using var output = new StringWriter();
        var exit = await Commands.Run(command, app.Services, output);
        Assert.True(exit == 0, $"{string.Join(' ', command)}: {output}");
        return output.ToString().Trim();
    }

    /// <summary>A context of its own on the desk's database, to look at rows.</summary>
    public HuiyinDb Db() => database.Open();

    /// <summary>Every address the program answers at.</summary>
    public IEnumerable<RouteEndpoint> Endpoints() =>
        app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Every method and path, as in <c>POST /api/v1/cases</c>.</summary>
    public IEnumerable<string> Routes() =>
        from endpoint in Endpoints()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select $"{method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    public HttpClient Http() => app.GetTestClient();

    /// <summary>A moment in Shanghai, unless the text names another offset.</summary>
    public static DateTimeOffset Time(string text)
    {
        var day = text.IndexOf('T', StringComparison.Ordinal);
        return text.AsSpan(day).ContainsAny('+', '-', 'Z')
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture), Shanghai);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in known.Values)
            client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (isFirstNode)
            await database.DisposeAsync();
    }

    private async Task<Cookie> SignedIn(string login)
    {
        await using var db = Db();
        var account = await db.Set<Account>().SingleAsync(one => one.Login == login);
        var identity = new ClaimsIdentity(
            [
                new(WhoIsAsking.StaffClaim, account.Id.Value.ToString()),
                new(WhoIsAsking.StampClaim, account.Stamp.ToString()),
                new(WhoIsAsking.CommunityClaim, Community),
            ],
            "password"
        );
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IssuedUtc = Now, ExpiresUtc = Now.AddYears(1) },
            scheme
        );
        return new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
    }

    private static Settings SettingsFor(TestDatabase database, DateTimeOffset at) =>
        Settings.Read(
            ["serve", "--virtual-clock", at.ToString("O", CultureInfo.InvariantCulture)],
            name =>
                name switch
                {
                    "HUIYIN_DATA" => database.Folder,
                    "HUIYIN_DB" => database.Connection,
                    _ => null,
                }
        );

    private static void InMemory(WebApplicationBuilder builder)
    {
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
    }
}
