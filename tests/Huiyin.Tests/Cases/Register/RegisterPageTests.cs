using System.Net;
using AngleSharp.Dom;
using Huiyin.Tests.Infrastructure;
using Xunit;
using static Huiyin.Tests.Cases.Register.BusyRegister;

namespace Huiyin.Tests.Cases.Register;

public sealed class RegisterPageTests
{
    [Theory, OnBothEngines]
    public async Task The_register_opens_with_what_is_still_to_be_done(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");

        var page = await screen.Open("/cases");
        var all = await screen.Open("/cases?status=all");

        Assert.Equal("未办结", page.One(".tabs [aria-current]").TextContent.Trim());
        Assert.Equal([Formula, Noise, Spark, Leak], Rows(page));
        Assert.Equal([Formula, Noise, Spark, Leak, Thanks], Rows(all));
        Assert.Equal("全部", all.One(".tabs [aria-current]").TextContent.Trim());
        var leak = page.One($"#case-{register.Numbers[Leak]}");
        Assert.Contains("138****5678", leak.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", page.Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull(leak.QuerySelector(".pill"));
    }

    [Theory, OnBothEngines]
    public async Task Columns_and_tools_follow_the_role(Engine engine)
    {
        await using var register = await Open(engine);
        using var supervisor = await register.Desk.AtTheScreen("wang");
        using var technician = await register.Desk.AtTheScreen("liqiang");

        var overseen = await supervisor.Open("/cases");
        var worked = await technician.Open("/cases");

        Assert.Contains("评价", overseen.One("thead").TextContent, StringComparison.Ordinal);
        Assert.Contains("导出", overseen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("评价", worked.One("thead").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("导出", worked.Words, StringComparison.Ordinal);
        Assert.Empty(worked.Document.QuerySelectorAll("[data-bulk-item]"));
        var refused = await technician.Look("/cases/export.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Theory, OnBothEngines]
    public async Task A_filter_that_cannot_be_read_is_shown_again_with_its_sentence(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");

        var page = await screen.Look("/cases?unit=漏水！&kind=repair");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("房号写成", page.Words, StringComparison.Ordinal);
        Assert.Equal("漏水！", page.One("input[name=unit]").GetAttribute("value"));
        Assert.True(page.One("input[name=kind][value=repair]").HasAttribute("checked"));
    }

    [Theory, OnBothEngines]
    public async Task A_saved_view_belongs_to_whoever_saved_it(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");
        using var colleague = await register.Desk.AtTheScreen("wang");

        var filtered = await screen.Open("/cases?kind=repair&status=open");
        var saved = await screen.Send(filtered, "/cases/views", ("name", "没修完的"));
        var renamed = await screen.Send(saved, "/cases/views", ("name", "在修的"));
        var seenByOther = await colleague.Open("/cases?kind=repair&status=open");
        var removed = await screen.Send(renamed, "/cases/views/removal", ("name", "在修的"));

        Assert.Equal("没修完的", saved.One(".tabs [aria-current]").TextContent.Trim());
        Assert.Equal([Spark, Leak], Rows(saved));
        Assert.Equal("在修的", renamed.One(".tabs [aria-current]").TextContent.Trim());
        Assert.DoesNotContain("没修完的", renamed.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("在修的", seenByOther.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("在修的", removed.Words, StringComparison.Ordinal);
        var other = await colleague.Send(seenByOther, "/cases/views", ("name", "在修的"));
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Theory, OnBothEngines]
    public async Task A_view_without_a_name_or_with_one_that_is_taken_is_refused(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("zhangmin");
        var page = await screen.Open("/cases?kind=repair");

        var nameless = await screen.Send(page, "/cases/views", ("name", " "));
        var taken = await screen.Send(page, "/cases/views", ("name", "超时"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        Assert.Contains("起个名字", nameless.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("“超时”是现成的视图", taken.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task An_empty_list_teaches(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var screen = await desk.AtTheScreen("admin");

        Assert.Contains("登记簿还是空的", (await screen.Open("/cases?status=all")).Words, StringComparison.Ordinal);
        Assert.Contains("件件都在时限里", (await screen.Open("/cases?due=overdue")).Words, StringComparison.Ordinal);
        Assert.Contains("词要两个字以上", (await screen.Open("/cases?q=漏水")).Words, StringComparison.Ordinal);
    }

    private static string[] Rows(SeenPage page) =>
        [.. page.Document.QuerySelectorAll("tbody td.main > a").Select(link => link.TextContent)];
}
