using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Desk;

public sealed class WaitingQueueTests
{
    [Theory, OnBothEngines]
    public async Task An_empty_queue_teaches_what_it_is_for(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var page = await home.Clerk.Look("/queue");

        Assert.Contains("没有人在等", page.Is(HttpStatusCode.OK).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_comes_is_greeted_and_served_with_what_they_came_for(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        await Arrive(home, "周先生", "3-1-1502", "问装修押金");
        var visitor = await Visitor(home);

        (await home.Clerk.Send("/queue", $"{visitor}/greeting")).Is(HttpStatusCode.OK);
        var greeted = await home.Clerk.Look("/queue");
        var intake = await home.Clerk.Send(greeted, $"{visitor}/service");

        Assert.Contains("已招呼", greeted.Words, StringComparison.Ordinal);
        Assert.Equal("周先生", intake.Value("[name='contact.name']"));
        Assert.Equal("3-1-1502", intake.Value("[name='unit']"));
        Assert.Equal("问装修押金", intake.Value("[name='summary']"));
        Assert.NotNull(intake.Document.QuerySelector("[name='channel'][value='visit'][checked]"));
        Assert.Contains("没有人在等", (await home.Clerk.Look("/queue")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_served_twice(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        await Arrive(home, "王小姐");
        var page = await home.Clerk.Look("/queue");
        var visitor = await Visitor(home);

        await home.Clerk.Send(page, $"{visitor}/leaving");
        var again = await home.Clerk.Send(page, $"{visitor}/service");

        Assert.Contains("已经有人接待或离开了", again.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Somebody_without_a_name_is_refused_and_the_rest_stays(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var refused = await Arrive(home, " ", "3-1-1502");

        refused.Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("3-1-1502", refused.Value("[name='unit']"));
    }

    private static Task<SeenPage> Arrive(FrontDesk home, string name, string unit = "", string matter = "") =>
        home.Clerk.Send("/queue", "/queue", ("name", name), ("unit", unit), ("matter", matter));

    private static async Task<string> Visitor(FrontDesk home)
    {
        var action = (await home.Clerk.Look("/queue"))
            .Document.QuerySelector("form[action$='/service']")!
            .GetAttribute("action")!;
        return action[..action.LastIndexOf('/')];
    }
}
