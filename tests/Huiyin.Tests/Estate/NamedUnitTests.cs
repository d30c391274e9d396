using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Estate;

public sealed class NamedUnitTests
{
    /// <summary>The address of what was made goes into a head of the answer, where no characters may stand.</summary>
    [Theory, OnBothEngines]
    public async Task A_unit_called_by_characters_is_taken_in_and_has_an_address(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);

        var made = await desk.Administrator.Post("/units", new { code = "地下车库-B2-017" });

        made.Is(HttpStatusCode.Created);
        Assert.Contains("%E5%9C%B0", made.Response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
