using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Stories;

/// <summary>两次不满意: story 2 (R-062, R-063, R-066).</summary>
public sealed class RoundAgainUntilSatisfied
{
    [Theory, OnBothEngines]
    public async Task A_leak_goes_round_until_the_manager_has_visited(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var desk = cuihu.Desk;
        var leak = new
        {
            channel = "phone",
            kind = "repair",
            summary = "卫生间渗水",
            unit = "5-2-803",
            contact = new { name = "王小姐" },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", leak)).Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();
        await Repair(cuihu, path, "2026-09-02T16:00", "重做密封");

        await desk.ClockTo("2026-09-03T10:00");
        var again = await cuihu.Liu.Post(
            $"{path}/follow-ups",
            new
            {
                method = "phone",
                outcome = "unsatisfied",
                notes = "还在滴",
            }
        );
        Assert.Equal("2", again.Done().Json.Text("cycle"));
        Assert.Equal("dispatched", again.Json.Text("status"));
        Assert.Equal("engineering", again.Json.Text("department"));

        await Repair(cuihu, path, "2026-09-04T11:00", "换了角阀");
        var phone = new { method = "phone", outcome = "satisfied" };
        (await cuihu.Liu.Post($"{path}/follow-ups", phone)).Refused("visit_required");

        await desk.ClockTo("2026-09-05T10:00");
        var third = await cuihu.Liu.Post($"{path}/follow-ups", new { method = "visit", outcome = "unsatisfied" });
        Assert.Equal("3", third.Done().Json.Text("cycle"));
        var told = (await cuihu.Chen.Get("/notifications")).Done().Json;
        Assert.Contains(told.EnumerateArray(), note => path.EndsWith(note.Text("case")!, StringComparison.Ordinal));

        foreach (var anybody in new[] { cuihu.Zhang, cuihu.Liu, cuihu.Huang, cuihu.Chen })
            (await anybody.Post($"{path}/closure")).Refused("follow_up_required");
        var unresolved = new
        {
            unresolved = true,
            reason = "管道在墙里",
            customerTold = true,
        };
        foreach (var anybody in new[] { cuihu.Zhang, cuihu.Liu, cuihu.Huang })
            (await anybody.Post($"{path}/closure", unresolved)).Refused("only_manager_closes_unresolved");
        (await cuihu.Chen.Post($"{path}/closure", new { unresolved = true, reason = "管道在墙里" })).Is(
            HttpStatusCode.UnprocessableEntity
        );
        (await cuihu.Chen.Post($"{path}/closure", new { unresolved = true, customerTold = true })).Is(
            HttpStatusCode.UnprocessableEntity
        );

        await Repair(cuihu, path, "2026-09-07T15:00", "重做防水");
        var visit = new { method = "visit", outcome = "satisfied" };
        (await cuihu.Liu.Post($"{path}/follow-ups", visit)).Refused("manager_visit_required");
        (await cuihu.Chen.Post($"{path}/follow-ups", phone)).Refused("visit_required");
        await desk.ClockTo("2026-09-08T10:00");
        var closed = (await cuihu.Chen.Post($"{path}/follow-ups", visit)).Done().Json;

        Assert.Equal("closed", closed.Text("status"));
        Assert.Equal("3", closed.Text("cycle"));
        Assert.Equal("true", closed.Text("satisfied"));
        Assert.Equal(2, closed.At("timeline").EnumerateArray().Count(fact => fact.Text("fact") == "CaseReopened"));
    }

    [Theory, OnBothEngines]
    public async Task Only_the_manager_closes_what_could_not_be_done_and_says_so_to_the_customer(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var wish = new
        {
            channel = "visit",
            kind = "suggestion",
            summary = "建议加装电梯",
            unit = "5-2-803",
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", wish)).Done().Json.Text("number")}";

        var closed = await cuihu.Chen.Post(
            $"{path}/closure",
            new
            {
                unresolved = true,
                reason = "规划不允许",
                customerTold = true,
                apologised = true,
                alternative = "先在一楼加装扶手",
            }
        );

        Assert.Equal("closed_unresolved", closed.Done().Json.Text("status"));
        Assert.DoesNotContain(closed.Json.At("promises").EnumerateArray(), promise => promise.Text("state") == "open");
        Assert.Contains(
            closed.Json.At("timeline").EnumerateArray(),
            fact =>
                fact.Text("sentence") == "陈建国按未解决销案，已告知客户并致歉：规划不允许；另给办法：先在一楼加装扶手"
        );
    }

    private static async Task Repair(Cuihu cuihu, string path, string until, string result)
    {
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        await cuihu.Desk.ClockTo(until);
        (await cuihu.Li.Post($"{path}/handling", new { result })).Done();
    }
}
