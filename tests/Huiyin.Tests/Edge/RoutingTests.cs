using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Edge;

public sealed class RoutingTests
{
    [Theory, OnBothEngines]
    public async Task A_verb_without_input_may_come_without_a_body(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T09:00");
        var leak = new
        {
            channel = "phone",
            kind = "repair",
            summary = "漏水",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", leak)).Done().Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Done();

        var accepted = await cuihu.Li.Send(HttpMethod.Post, $"{path}/acceptance", body: null);

        Assert.Equal("accepted", accepted.Done().Text("status"));
    }

    [Fact]
    public async Task Whoever_knocks_at_the_wrong_door_is_told_in_a_sentence()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);

        (await desk.Administrator.Get("/nothing-here")).Refused("not_found", HttpStatusCode.NotFound);
        (await desk.Administrator.Delete("/cases")).Refused("method_not_allowed", HttpStatusCode.MethodNotAllowed);
        var text = new StringContent("漏水");
        (await desk.Administrator.Post("/cases", text)).Refused(
            "unsupported_media_type",
            HttpStatusCode.UnsupportedMediaType
        );
        using var person = await desk.AtTheScreen("admin");
        Assert.Equal(HttpStatusCode.NotFound, (await person.Look("/nothing-here")).Status);
    }
}
