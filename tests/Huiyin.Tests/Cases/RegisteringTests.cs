using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Cases;

public sealed class RegisteringTests
{
    [Theory, OnBothEngines]
    public async Task A_call_becomes_a_case_with_the_first_number_of_its_day(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, "2026-09-01T08:10");
        var receptionist = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");

        var answer = await receptionist.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = "repair",
                summary = "厨房插座冒火花",
            }
        );

        answer.Is(HttpStatusCode.Created);
        Assert.Equal("260901001", answer.Text("number"));
        Assert.Equal("registered", answer.Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task Nobody_registers_without_a_token(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);

        var answer = await desk.Stranger.Post("/cases", new { channel = "phone", summary = "漏水" });

        answer.Refused("not_signed_in", HttpStatusCode.Unauthorized);
    }
}
