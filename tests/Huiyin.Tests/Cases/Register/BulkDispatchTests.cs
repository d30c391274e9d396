using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Huiyin.Tests.Infrastructure;
using Xunit;
using static Huiyin.Tests.Cases.Register.BusyRegister;

namespace Huiyin.Tests.Cases.Register;

public sealed class BulkDispatchTests
{
    [Theory, OnBothEngines]
    public async Task Each_case_of_a_bulk_is_dispatched_or_says_why_not(Engine engine)
    {
        await using var register = await Open(engine);
        var (noise, other, gone) = (register.Numbers[Noise], register.Numbers[Formula], register.Numbers[Thanks]);

        var answer = await register.Receptionist.Post(
            "/cases/bulk-dispatch",
            new { cases = new[] { noise, gone, "nothing", other }, department = "security" }
        );

        Assert.Equal(2, answer.Done().Json.At("done").GetInt32());
        Assert.Equal(2, answer.Json.At("refused").GetInt32());
        Assert.Equal(
            [null, "not_possible_now", "not_found", null],
            Items(answer).Select(item => item.At("code").GetString())
        );
        Assert.Contains("已撤回", Items(answer)[1].Text("reason"), StringComparison.Ordinal);
        foreach (var number in new[] { noise, other })
        {
            var found = await register.Receptionist.Get($"/cases/{number}");
            Assert.Equal("security", found.Text("department"));
            Assert.Contains(
                found.Json.At("timeline").EnumerateArray(),
                entry => entry.Text("fact") == "CaseDispatched"
            );
        }
    }

    [Theory, OnBothEngines]
    public async Task A_bulk_without_cases_or_to_nowhere_is_refused_as_a_whole(Engine engine)
    {
        await using var register = await Open(engine);
        var noise = register.Numbers[Noise];

        var none = await register.Receptionist.Post(
            "/cases/bulk-dispatch",
            new { cases = Array.Empty<string>(), department = "security" }
        );
        var nowhere = await register.Receptionist.Post(
            "/cases/bulk-dispatch",
            new { cases = new[] { noise }, department = "moon" }
        );
        var technician = await (await register.Desk.As("liqiang")).Post(
            "/cases/bulk-dispatch",
            new { cases = new[] { noise }, department = "security" }
        );

        var nothing = await register.Receptionist.Post(
            "/cases/bulk-dispatch",
            new { cases = new string?[] { null }, department = "security" }
        );

        none.Refused("invalid", HttpStatusCode.UnprocessableEntity);
        nothing.Refused("invalid", HttpStatusCode.UnprocessableEntity);
        nowhere.Refused("invalid", HttpStatusCode.UnprocessableEntity);
        technician.Refused("not_allowed", HttpStatusCode.Forbidden);
        Assert.Equal("registered", (await register.Receptionist.Get($"/cases/{noise}")).Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task The_register_shows_what_became_of_a_bulk_and_a_second_click_does_nothing_more(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");
        var page = await screen.Open("/cases?status=all");
        var picked = new[] { Noise, Formula, Thanks }.Select(said => ("cases[]", register.Numbers[said]));

        var done = await screen.Send(page, "/cases/bulk-dispatch", [.. picked, ("department", "security")]);
        var again = await screen.Send(page, "/cases/bulk-dispatch", [.. picked, ("department", "security")]);

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.StartsWith("/cases?status=all", done.Path, StringComparison.Ordinal);
        Assert.Contains("已派给秩序维护部 2 件", done.Words, StringComparison.Ordinal);
        Assert.Contains("1 件没有派", done.Words, StringComparison.Ordinal);
        Assert.Contains(
            "现在是“已撤回”，不能派单",
            done.One(".bulk-outcome .lines").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("已派给秩序维护部 2 件", again.Words, StringComparison.Ordinal);
        var timeline = (await register.Receptionist.Get($"/cases/{register.Numbers[Noise]}"))
            .Json.At("timeline")
            .EnumerateArray();
        Assert.Single(timeline, entry => entry.Text("fact") == "CaseDispatched");
    }

    [Theory, OnBothEngines]
    public async Task A_refused_bulk_shows_the_same_list_with_everything_still_picked(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");
        var page = await screen.Open("/cases?status=open&kind=complaint");

        var refused = await screen.Send(
            page,
            "/cases/bulk-dispatch",
            ("cases[]", register.Numbers[Noise]),
            ("department", "")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选择部门", refused.One(".bulk-bar").TextContent, StringComparison.Ordinal);
        Assert.Single(refused.Document.QuerySelectorAll("tbody tr"));
        Assert.True(refused.One("[data-bulk-item]").HasAttribute("checked"));
    }

    private static JsonElement[] Items(Answer answer) => [.. answer.Json.At("items").EnumerateArray()];
}
