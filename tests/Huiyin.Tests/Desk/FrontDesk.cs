using Huiyin.Tests.Infrastructure;

namespace Huiyin.Tests.Desk;

/// <summary>
/// The front desk of 翠湖豪廷 with 张敏 at it, a technician and a guard behind her, and a few residents: 周建国 and 周小梅 in
/// 3-1-1502, 王丽 in 5-2-803.
/// </summary>
internal sealed class FrontDesk(ServiceDesk desk, Person clerk) : IAsyncDisposable
{
    public const string ZhousPhone = "13812345678";
    public const string WangsPhone = "13900005678";

    public ServiceDesk Desk => desk;

    /// <summary>张敏, a receptionist, looking at pages.</summary>
    public Person Clerk => clerk;

    public static async Task<FrontDesk> Open(Engine engine, string at = "2026-09-01T08:10")
    {
        var desk = await ServiceDesk.Open(engine, at);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Hire("liqiang", "李强", "technician", "engineering");
        await desk.Hire("laozhao", "老赵", "security_guard", "security");
        var home = new FrontDesk(desk, await desk.AtTheScreen("zhangmin"));
        await home.MoveIn("3-1-1502", "周建国", ZhousPhone, "owner", "习惯微信；耳背");
        await home.MoveIn("3-1-1502", "周小梅", null, "occupant");
        await home.MoveIn("5-2-803", "王丽", WangsPhone, "tenant");
        return home;
    }

    /// <summary>The API in the receptionist's hands.</summary>
    public Task<ApiClient> Api() => desk.As("zhangmin");

    public async Task MoveIn(string unit, string name, string? phone, string tie, string? note = null)
    {
        (await desk.Administrator.Post("/units", new { code = unit })).Done();
        (
            await desk.Administrator.Post(
                "/residents",
                new
                {
                    name,
                    phone,
                    unit,
                    tie,
                    note,
                }
            )
        ).Done();
    }

    /// <summary>The number of the case that a form led to.</summary>
    public static string NumberFrom(SeenPage sent) => sent.Path.Split('?')[0].Split('/')[^1];

    /// <summary>Where the link leads that somebody found stands on.</summary>
    public static string Pick(SeenPage found, string name) =>
        found
            .Document.QuerySelectorAll("#person a")
            .First(a => a.TextContent.Contains(name, StringComparison.Ordinal))
            .GetAttribute("href")!;

    /// <summary>The page with a field more than its form has, as somebody sends it who does not use our page.</summary>
    public static SeenPage Smuggle(SeenPage page, string action, string field)
    {
        var extra = page.Document.CreateElement("input");
        extra.SetAttribute("name", field);
        page.Document.QuerySelectorAll("form")
            .First(form => form.GetAttribute("action") == action && form.GetAttribute("method") == "post")
            .AppendChild(extra);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        clerk.Dispose();
        await desk.DisposeAsync();
    }
}
