using Huiyin.Tests.Infrastructure;

namespace Huiyin.Tests.Desk;

/// <summary>
/// Tuesday, ten past nine at 翠湖豪廷: 张敏 at the desk, 李强 and 赵工 (his manager) in engineering, 刘洋 the steward of every
/// unit, 王静 the supervisor, 陈立 the project manager.
/// </summary>
internal sealed class BusyMorning(ServiceDesk desk) : IAsyncDisposable
{
    public ServiceDesk Desk => desk;

    public static async Task<BusyMorning> Begin(Engine engine)
    {
        var desk = await ServiceDesk.Open(engine, "2026-09-01T09:10");
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Hire("liqiang", "李强", "technician", "engineering");
        await desk.Hire("zhaogong", "赵工", "department_manager", "engineering");
        await desk.Hire("liuyang", "刘洋", "steward", "customer_service");
        await desk.Hire("wang", "王静", "service_supervisor", "customer_service");
        await desk.Hire("chen", "陈立", "project_manager");
        return new BusyMorning(desk);
    }

    /// <summary>Something 张敏 takes down; answers its number.</summary>
    public async Task<string> Registered(
        string summary,
        string kind = "repair",
        bool urgent = false,
        string phone = "13812345678"
    )
    {
        var body = new
        {
            channel = "phone",
            kind,
            urgent,
            summary,
            contact = new { name = "周先生", phone },
        };
        return (await (await desk.As("zhangmin")).Post("/cases", body)).Done().Text("number")!;
    }

    /// <summary>Given to engineering, to 李强 unless nobody is named.</summary>
    public async Task<string> Dispatched(string summary, string? assignee = "liqiang", bool urgent = false)
    {
        var number = await Registered(summary, urgent: urgent);
        await Do("zhangmin", number, "dispatch", new { department = "engineering", assignee });
        return number;
    }

    /// <summary>Done by 李强, so that 刘洋 is to ask how it is.</summary>
    public async Task<string> Handled(string summary)
    {
        var number = await Dispatched(summary);
        await Do("liqiang", number, "handling", new { result = "修好了" });
        return number;
    }

    public async Task Do(string login, string number, string verb, object? body = null) =>
        (await (await desk.As(login)).Post($"/cases/{number}/{verb}", body)).Done();

    /// <summary>The board as somebody sees it.</summary>
    public async Task<SeenPage> Board(string login, string path = "/")
    {
        using var person = await desk.AtTheScreen(login);
        return await person.Open(path);
    }

    /// <summary>The numbers of the cases on one side, from top to bottom.</summary>
    public static string[] Numbers(SeenPage page, string side) =>
        [.. page.Document.QuerySelectorAll($"li[id^='{side}-']").Select(line => line.Id![(side.Length + 1)..])];

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
