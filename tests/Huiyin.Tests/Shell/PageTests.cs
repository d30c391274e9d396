using System.Xml.Linq;
using AngleSharp.Dom;
using Huiyin.Shell;
using Huiyin.Shell.Controls;
using Huiyin.Shell.Pages;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Huiyin.Tests.Shell;

/// <summary>What must hold for every page, asked of the one that shows every control.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Nothing_stands_in_a_page_that_the_security_policy_refuses()
    {
        foreach (var page in await Pages())
        {
            var inline = page.QuerySelectorAll("*")
                .Where(element =>
                    element.HasAttribute("style")
                    || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
                    || element is { LocalName: "style" }
                    || element is { LocalName: "script" }
                        && !element.HasAttribute("src")
                        && element.GetAttribute("type") is not "application/json"
                );
            Assert.Empty(inline.Select(element => element.OuterHtml));
        }
    }

    [Fact]
    public async Task Every_icon_that_is_named_is_in_the_sprite()
    {
        var sprite = XDocument.Load(Path.Combine(Rendered.WebRoot.FullName, "lib", "icons.svg"));
        var drawn = sprite.Root!.Elements().Select(symbol => symbol.Attribute("id")!.Value).ToHashSet();

        foreach (var page in await Pages())
        {
            var used = page.QuerySelectorAll("use").Select(use => use.GetAttribute("href")!.Split('#')[1]).ToList();
            Assert.All(used, icon => Assert.Contains(icon, drawn));
        }
    }

    [Fact]
    public async Task Every_input_has_a_name_that_can_be_read_out()
    {
        foreach (var page in await Pages())
        {
            var nameless = page.QuerySelectorAll("input:not([type=hidden]), select, textarea")
                .Where(input =>
                    input.GetAttribute("aria-label") is not { Length: > 0 }
                    && input.Closest("label") is null
                    && page.QuerySelector($"label[for='{input.Id}']") is null
                );
            Assert.Empty(nameless.Select(input => input.OuterHtml));
        }
    }

    [Fact]
    public async Task No_two_elements_share_an_id()
    {
        foreach (var page in await Pages())
        {
            var twice = page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1);
            Assert.Empty(twice.Select(same => same.Key));
        }
    }

    [Fact]
    public async Task Every_file_a_page_asks_for_exists_and_carries_its_fingerprint()
    {
        foreach (var page in await Pages())
        {
            var files = page.QuerySelectorAll("link[href], script[src]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
            Assert.All(files, file => Assert.Matches(@"^/[\w./-]+\?v=[0-9a-f]{8}$", file));
        }
    }

    [Fact]
    public async Task The_navigation_shows_only_what_the_person_may_open()
    {
        var page = await Rendered.Page<GalleryPage>(around: shell =>
            shell.Allowed = new HashSet<string>(["board", "cases"], StringComparer.Ordinal)
        );

        Assert.Equal(["/", "/cases"], page.QuerySelectorAll(".side-link").Select(Href));
        Assert.Equal(["/", "/cases"], page.QuerySelectorAll(".thumb > a").Select(Href));
    }

    [Fact]
    public async Task A_thumb_reaches_everything_that_the_desk_reaches()
    {
        var page = await Rendered.Page<GalleryPage>();

        Assert.Equal(
            page.QuerySelectorAll(".side .side-link").Select(Href).Order(),
            page.QuerySelectorAll(".thumb a").Select(Href).Order()
        );
    }

    [Fact]
    public async Task The_board_wears_what_is_overdue_in_red()
    {
        var page = await Rendered.Page<GalleryPage>(around: shell => shell.Overdue = 2);

        Assert.Equal("2", page.QuerySelector(".side-link[href='/'] .count[data-tone=late]")!.TextContent);
    }

    private static string? Href(IElement element) => element.GetAttribute("href");

    private static async Task<IReadOnlyList<IDocument>> Pages() =>
        [
            await Rendered.Page<GalleryPage>(around: shell =>
            {
                shell.Name = "张敏";
                shell.Community = "翠湖豪廷";
                shell.Notice = "已登记 260905003。";
                shell.Communities = [new Choice("cuihu", "翠湖豪廷"), new Choice("yunting", "云庭")];
            }),
            await Rendered.Page<GalleryPaper>(),
            await Rendered.Page<SignInPage>(new() { ["Error"] = "登录名或密码不对。", ["AskCode"] = true }),
            await Rendered.Page<SetUpPage>(),
            await Rendered.Page<ErrorPage>(new() { ["Status"] = 404 }),
            await Rendered.Page<ApiDocsPage>(),
        ];
}
