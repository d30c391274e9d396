using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>What is refused at the front does not happen at the back (R-038, R-048, R-060–R-063).</summary>
public sealed class BackDoorTests
{
    [Theory, OnBothEngines]
    public async Task A_hold_while_waiting_for_consent_is_no_way_round_it(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Dispatched(cuihu);
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        (await cuihu.Li.Post($"{path}/consent-request", new { what = "power" })).Done();
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_owner" })).Done();

        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" })).Refused("not_possible_now");
        var resumed = (await cuihu.Li.Post($"{path}/resumption")).Done();
        Assert.Equal("awaiting_consent", resumed.Text("status"));
        (await cuihu.Li.Post($"{path}/start")).Refused("consent_required");
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_owner" })).Done();
        (await cuihu.Li.Post($"{path}/resumption")).Done();
        var given = new
        {
            given = true,
            by = "周先生",
            how = "电话",
        };
        Assert.Equal("accepted", (await cuihu.Li.Post($"{path}/consent", given)).Done().Text("status"));
        Assert.Equal("in_progress", (await cuihu.Li.Post($"{path}/start")).Done().Text("status"));
    }

    private static async Task<string> Dispatched(Cuihu cuihu)
    {
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            summary = "卫生间渗水",
            unit = "5-2-803",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        return path;
    }
}
