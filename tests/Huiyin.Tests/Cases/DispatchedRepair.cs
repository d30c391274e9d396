using AngleSharp.Html.Dom;
using Huiyin.Tests.Infrastructure;

namespace Huiyin.Tests.Cases;

/// <summary>
/// Tuesday, ten past eight: 周先生 of 3-1-1502 has called, 张敏 has registered an urgent repair and given it to 李强.
/// 刘洋 is the steward, 王静 the supervisor, 陈立 the project manager.
/// </summary>
internal sealed class DispatchedRepair(ServiceDesk desk, string number) : IAsyncDisposable
{
    public ServiceDesk Desk => desk;

    public string Number => number;

    public string Page => $"/cases/{number}";

    public static async Task<DispatchedRepair> Open(Engine engine)
    {
        var desk = await ServiceDesk.Open(engine, "2026-09-01T08:10");
        var receptionist = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Hire("liqiang", "李强", "technician", "engineering");
        await desk.Hire("liuyang", "刘洋", "steward", "customer_service");
        await desk.Hire("wang", "王静", "service_supervisor", "customer_service");
        await desk.Hire("chen", "陈立", "project_manager");
        (await desk.Administrator.Post("/units", new { code = "3-1-1502" })).Done();
        var registered = await receptionist.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = "repair",
                urgent = true,
                summary = "厨房插座冒火花",
                unit = "3-1-1502",
                contact = new { name = "周先生", phone = "13812345678" },
            }
        );
        var number = registered.Done().Json.Text("number")!;
        (
            await receptionist.Post(
                $"/cases/{number}/dispatch",
                new { department = "engineering", assignee = "liqiang" }
            )
        ).Done();
        return new DispatchedRepair(desk, number);
    }

    /// <summary>The page as somebody sees it now.</summary>
    public async Task<SeenPage> See(string login)
    {
        using var person = await desk.AtTheScreen(login);
        return await person.Open(Page);
    }

    /// <summary>What stands in a field, or is written at a place, of a page.</summary>
    public static string? Written(SeenPage page, string selector) =>
        page.One(selector) switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            var place => place.TextContent,
        };

    /// <summary>Repaired, asked, not satisfied, repaired again: now a visit is due.</summary>
    public async Task GoRoundOnce()
    {
        var technician = await desk.As("liqiang");
        var steward = await desk.As("liuyang");
        (await technician.Post($"/cases/{number}/acceptance")).Done();
        (await technician.Post($"/cases/{number}/handling", new { result = "换了插座" })).Done();
        (
            await steward.Post(
                $"/cases/{number}/follow-ups",
                new
                {
                    method = "phone",
                    outcome = "unsatisfied",
                    notes = "还跳闸",
                }
            )
        ).Done();
        (await technician.Post($"/cases/{number}/acceptance")).Done();
        (await technician.Post($"/cases/{number}/handling", new { result = "换了空开" })).Done();
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
