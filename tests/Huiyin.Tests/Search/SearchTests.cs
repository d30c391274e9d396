using System.Net;
using System.Text.Json;
using Huiyin.Tests.Cases.Register;
using Huiyin.Tests.Infrastructure;
using Xunit;
using static Huiyin.Tests.Cases.Register.BusyRegister;

namespace Huiyin.Tests.Search;

public sealed class SearchTests
{
    [Theory, OnBothEngines]
    public async Task One_box_finds_cases_residents_and_units_by_whatever_is_known_of_them(Engine engine)
    {
        await using var register = await Open(engine);

        await Finds("漏水", "cases", Leak);
        await Finds("zhangsan", "residents", "张三");
        await Finds("zs", "residents", "张三");
        await Finds("张三", "residents", "张三");
        await Finds("张三", "cases", Noise, Spark);
        await Finds("139 0000 1111", "residents", "张三");
        await Finds("139 0000 1111", "cases", Noise, Spark);
        await Finds("1-1", "units", "1-1-201", "1-10-201");
        await Finds("3-1-15", "units", "3-1-1502");
        await Finds("1502", "units", "3-1-1502");
        await Finds("３栋１单元", "units", "3-1-1502");
        await Finds("没有这个词", "cases");

        async Task Finds(string words, string kind, params string[] expected)
        {
            var answer = (await register.Receptionist.Get($"/search?q={Uri.EscapeDataString(words)}")).Is(
                HttpStatusCode.OK
            );
            var found = Group(answer, kind);
            Assert.True(expected.SequenceEqual(found), $"{words}, {kind}: {string.Join('、', found)}\n{answer.Body}");
        }
    }

    [Theory, OnBothEngines]
    public async Task A_case_number_leads_straight_to_its_case(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");

        var page = await screen.Look($"/search?q={register.Numbers[Leak]}");
        var answer = await register.Receptionist.Get($"/search?q={register.Numbers[Leak]}");

        Assert.Equal($"/cases/{register.Numbers[Leak]}", page.Path);
        Assert.Equal(register.Numbers[Leak], answer.Text("exact.id"));
    }

    [Theory, OnBothEngines]
    public async Task A_missed_call_is_found_by_its_number(Engine engine)
    {
        await using var register = await Open(engine);
        (await register.Receptionist.Post("/calls", new { phone = "13700003333", missed = true })).Done();

        var answer = await register.Receptionist.Get("/search?q=13700003333");

        Assert.Contains("137****3333", Group(answer, "calls").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("13700003333", answer.Text("groups"), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Who_may_not_see_residents_and_calls_does_not_find_them(Engine engine)
    {
        await using var register = await Open(engine);
        var quality = await register.Desk.As("qin");

        var answer = await quality.Get("/search?q=张三");

        Assert.Equal(["cases"], answer.Json.At("groups").EnumerateArray().Select(group => group.Text("kind")));
    }

    [Theory, OnBothEngines]
    public async Task The_page_groups_what_was_found_and_teaches_where_nothing_was(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");

        var found = await screen.Open("/search?q=张三");
        var nothing = await screen.Open("/search?q=没有这个词");
        var empty = await screen.Open("/search");
        var typing = await screen.Open("/search/suggest?q=zs");

        Assert.Equal(
            ["诉求", "住户"],
            found.Document.QuerySelectorAll(".sheet h2").Select(title => title.TextContent.Trim())
        );
        Assert.Contains("没有找到“没有这个词”", nothing.Words, StringComparison.Ordinal);
        Assert.Contains("要写全", nothing.Words, StringComparison.Ordinal);
        Assert.Contains("一个框，什么都能找", empty.Words, StringComparison.Ordinal);
        Assert.Contains(
            typing.Document.QuerySelectorAll("[role=option]"),
            option => option.TextContent.Contains("张三", StringComparison.Ordinal)
        );
    }

    private static string[] Group(Answer answer, string kind) =>
        [
            .. answer
                .Json.At("groups")
                .EnumerateArray()
                .Where(group => group.Text("kind") == kind)
                .SelectMany(group => group.At("items").EnumerateArray())
                .Select(item => item.Text("title")!),
        ];
}
