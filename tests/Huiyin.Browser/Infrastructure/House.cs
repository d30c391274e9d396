using Huiyin.Browser.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(House))]

namespace Huiyin.Browser.Infrastructure;

/// <summary>One running server and one browser for all tests: <c>class SomePage(House house)</c>.</summary>
public sealed class House : IAsyncLifetime
{
    private Server server = null!;
    private Chromium chromium = null!;

    public Uri Address => server.Address;

    public async ValueTask InitializeAsync()
    {
        server = await Server.Start(prepare: null, "--demo");
        chromium = await Chromium.Start();
    }

    public Task<Visitor> Visitor(Screen screen) => Infrastructure.Visitor.Arrive(chromium, Address, screen);

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }
}
