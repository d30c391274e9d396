using System.Net;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Repairs;

public sealed class SignatureTests
{
    [Theory, OnBothEngines]
    public async Task What_is_no_drawing_is_not_taken_for_a_signature(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            summary = "插座没有电",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();

        var forged = await cuihu.Li.Post($"{path}/handling", Signed("<script>alert(1)</script>"u8.ToArray()));

        forged.Is(HttpStatusCode.UnprocessableEntity);
        Assert.True(forged["errors"].TryGetProperty("signature", out _), forged.Body);
        Assert.Equal("dispatched", (await cuihu.Li.Get(path)).Text("status"));
        (await cuihu.Li.Post($"{path}/handling", Signed(Drawing))).Done();
    }

    private static object Signed(byte[] drawn) =>
        new
        {
            result = "修好了",
            signedBy = "周先生",
            signature = $"data:image/png;base64,{Convert.ToBase64String(drawn)}",
        };

    /// <summary>One dot.</summary>
    private static readonly byte[] Drawing = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );
}
