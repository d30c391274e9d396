using Huiyin.Tests.Infrastructure;

namespace Huiyin.Tests.Stories;

/// <summary>翠湖豪廷 as the stories know it: who works there, and in which homes the stories happen.</summary>
public sealed class Cuihu : IAsyncDisposable
{
    private Cuihu(ServiceDesk desk) => Desk = desk;

    public ServiceDesk Desk { get; }

    /// <summary>张敏, receptionist.</summary>
    public ApiClient Zhang { get; private init; } = null!;

    /// <summary>李强, technician.</summary>
    public ApiClient Li { get; private init; } = null!;

    /// <summary>刘洋, steward.</summary>
    public ApiClient Liu { get; private init; } = null!;

    /// <summary>黄梅, service supervisor.</summary>
    public ApiClient Huang { get; private init; } = null!;

    /// <summary>陈建国, project manager.</summary>
    public ApiClient Chen { get; private init; } = null!;

    /// <summary>周静, general manager.</summary>
    public ApiClient Zhou { get; private init; } = null!;

    public static async Task<Cuihu> Open(Engine engine, string at)
    {
        var desk = await ServiceDesk.Open(engine, at);
        var cuihu = new Cuihu(desk)
        {
            Zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service"),
            Li = await desk.Hire("liqiang", "李强", "technician", "engineering"),
            Liu = await desk.Hire("liuyang", "刘洋", "steward", "customer_service"),
            Huang = await desk.Hire("huangmei", "黄梅", "service_supervisor", "customer_service"),
            Chen = await desk.Hire("chenjianguo", "陈建国", "project_manager"),
            Zhou = await desk.Hire("zhoujing", "周静", "general_manager"),
        };
        await cuihu.Home("3-1-1502", "周先生", "13805711502");
        await cuihu.Home("5-2-803", "王小姐", "13805710803");
        await cuihu.Home("7-1-602", "刘女士", "13805710602");
        await cuihu.Home("1-2-2201", "赵先生", "13805712201");
        return cuihu;
    }

    private async Task Home(string code, string name, string phone)
    {
        (await Desk.Administrator.Post("/units", new { code })).Done();
        (
            await Desk.Administrator.Post(
                "/residents",
                new
                {
                    name,
                    phone,
                    unit = code,
                    tie = "owner",
                }
            )
        ).Done();
        (await Desk.Administrator.Put($"/units/{code}/steward", new { staff = "liuyang" })).Done();
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
