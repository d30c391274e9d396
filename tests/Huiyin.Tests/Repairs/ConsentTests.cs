using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Repairs;

/// <summary>No way round the owner's consent (R-038): neither by a pause, nor by another dispatch, nor by an empty reason.</summary>
public sealed class ConsentTests
{
    [Theory, OnBothEngines]
    public async Task A_pause_does_not_forget_that_the_owner_was_asked(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Asked(cuihu);
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_owner" })).Done();

        var resumed = (await cuihu.Li.Post($"{path}/resumption")).Done();

        Assert.Equal("awaiting_consent", resumed.Text("status"));
        (await cuihu.Li.Post($"{path}/start")).Refused("consent_required");
        (await cuihu.Li.Post($"{path}/handling", new { result = "换好了" })).Refused("consent_required");
        var consented = await cuihu.Li.Post($"{path}/consent", Yes);
        Assert.Equal("accepted", consented.Done().Text("status"));
        Assert.Equal("in_progress", (await cuihu.Li.Post($"{path}/start")).Done().Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task What_waits_for_consent_is_not_dispatched_anew_out_of_a_pause(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Asked(cuihu);
        (await cuihu.Li.Post($"{path}/consent", No)).Done();
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_owner" })).Done();

        var dispatched = await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" });

        dispatched.Refused("not_possible_now");
        Assert.DoesNotContain(
            (await cuihu.Zhang.Get(path)).Json.GetProperty("actions").EnumerateArray(),
            action => action.GetString() == "dispatch"
        );
    }

    [Theory, OnBothEngines]
    public async Task A_pause_in_the_work_itself_is_dispatched_anew_as_before(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Asked(cuihu);
        (await cuihu.Li.Post($"{path}/consent", Yes)).Done();
        (await cuihu.Li.Post($"{path}/start")).Done();
        (await cuihu.Li.Post($"{path}/hold", new { reason = "waiting_for_parts" })).Done();

        var dispatched = await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering" });

        Assert.Equal("dispatched", dispatched.Done().Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task Nobody_overrides_the_owner_without_a_reason(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-01T08:10");
        var path = await Asked(cuihu);

        (await cuihu.Huang.Post($"{path}/start", new { reason = "" })).Refused("consent_required");
        (await cuihu.Huang.Post($"{path}/start", new { reason = "  " })).Refused("consent_required");

        (await cuihu.Huang.Post($"{path}/start", new { reason = "有人触电" })).Done();
    }

    private static readonly object Yes = new
    {
        given = true,
        by = "周先生",
        how = "phone",
    };

    private static readonly object No = new
    {
        given = false,
        by = "周先生",
        how = "phone",
    };

    /// <summary>李强 has a repair and has asked whether the power may go off.</summary>
    private static async Task<string> Asked(Cuihu cuihu)
    {
        var repair = new
        {
            channel = "phone",
            kind = "repair",
            summary = "插座没有电",
            unit = "3-1-1502",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", repair)).Done().Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        (await cuihu.Li.Post($"{path}/consent-request", new { what = "power" })).Done();
        return path;
    }
}
