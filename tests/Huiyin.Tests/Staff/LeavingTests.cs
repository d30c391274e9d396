using System.Net;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Huiyin.Tests.Staff;

/// <summary>离任: whoever leaves is out at once, and what they did keeps their name .</summary>
public sealed class LeavingTests
{
    [Theory, OnBothEngines]
    public async Task Whoever_has_left_comes_in_neither_by_the_pages_nor_by_a_token(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var person = await desk.AtTheScreen("zhangmin");
        await person.Open("/cases");
        (await zhang.Get("/cases")).Done();

        (await desk.Administrator.Delete("/staff/zhangmin")).Is(HttpStatusCode.NoContent);

        (await zhang.Get("/cases")).Is(HttpStatusCode.Unauthorized);
        Assert.StartsWith("/sign-in", (await person.Look("/cases")).Path, StringComparison.Ordinal);
        Assert.DoesNotContain("zhangmin", (await desk.Administrator.Get("/staff")).Body, StringComparison.Ordinal);
        (await desk.Administrator.Delete("/staff/zhangmin")).Is(HttpStatusCode.NotFound);
        await using var db = desk.Db();
        Assert.False((await db.Set<Account>().SingleAsync(a => a.Login == "zhangmin")).Active);
        Assert.Contains(
            await db.Set<AuditEntry>().ToListAsync(),
            entry => entry is { Name: "MembershipEnded", Subject: "staff:zhangmin", ByLogin: "admin" }
        );
    }

    [Theory, OnBothEngines]
    public async Task Whoever_comes_back_needs_new_tokens_and_signs_in_anew(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var person = await desk.AtTheScreen("zhangmin");
        (await desk.Administrator.Delete("/staff/zhangmin")).Done();

        (await desk.Administrator.Post("/staff", Wanted("zhangmin", "steward"))).Done();

        (await zhang.Get("/cases")).Is(HttpStatusCode.Unauthorized);
        Assert.StartsWith("/sign-in", (await person.Look("/cases")).Path, StringComparison.Ordinal);
        using var again = await desk.AtTheScreen("zhangmin");
        await again.Open("/cases");
    }

    [Theory, OnBothEngines]
    public async Task Whoever_leaves_one_of_two_communities_stays_in_the_other(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        (await desk.Administrator.Post("/communities", new { code = "bieyuan", name = "别苑" })).Done();
        var there = ("X-Community", "bieyuan");
        (await desk.Administrator.Post("/staff", Wanted("zhangmin", "steward"), there)).Done();

        (await desk.Administrator.Delete("/staff/zhangmin", ("X-Community", ServiceDesk.Community))).Done();

        (await zhang.Send(HttpMethod.Get, "/cases", null, ("X-Community", ServiceDesk.Community))).Is(
            HttpStatusCode.NotFound
        );
        (await zhang.Send(HttpMethod.Get, "/cases", null, there)).Done();
    }

    [Theory, OnBothEngines]
    public async Task The_last_who_may_keep_the_staff_does_not_leave(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);

        (await desk.Administrator.Delete("/staff/admin")).Refused("last_administrator");

        await desk.Hire("zhao", "赵明", "administrator");
        (await desk.Administrator.Delete("/staff/admin")).Done();
        (await (await desk.As("zhao")).Delete("/staff/zhao")).Refused("last_administrator");
    }

    [Theory, OnBothEngines]
    public async Task A_project_manager_sends_nobody_away_who_stands_above(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhao", "赵明", "administrator");
        var chen = await desk.Hire("chen", "陈立", "project_manager");

        (await chen.Delete("/staff/zhao")).Refused("above_you", HttpStatusCode.Forbidden);

        (await chen.Get("/staff")).Done();
        (await desk.Administrator.Delete("/staff/chen")).Done();
    }

    [Theory, OnBothEngines]
    public async Task What_they_owe_passes_on_and_what_they_did_keeps_their_name(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await cuihu.Desk.Hire("wangjing", "王静", "steward", "customer_service");
        var shift = new
        {
            staff = new[] { "zhangmin" },
            from = ServiceDesk.Time("2026-09-03T08:00"),
            to = ServiceDesk.Time("2026-09-03T20:00"),
        };
        (await cuihu.Huang.Post("/shifts", shift)).Done();
        var path = await DutyRosterTests.Handled(cuihu);
        Assert.Equal("liuyang", DutyRosterTests.Owner(await cuihu.Huang.Get(path), "follow_up"));

        foreach (var leaving in new[] { "liuyang", "zhangmin" })
            (await cuihu.Desk.Administrator.Delete($"/staff/{leaving}")).Done();
        await cuihu.Desk.ClockTo("2026-09-02T12:00");

        var seen = await cuihu.Huang.Get(path);
        Assert.Equal("wangjing", DutyRosterTests.Owner(seen, "follow_up"));
        Assert.Equal("zhangmin", seen.Text("receivedBy"));
        Assert.Contains("张敏", seen["timeline"].GetRawText(), StringComparison.Ordinal);
        Assert.Contains(
            seen["timeline"].EnumerateArray(),
            fact => fact.Text("sentence") == "人员在岗变动：回访由刘洋转给王静负责"
        );
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");
        Assert.Contains("张敏", (await huang.Open(path)).One("main").TextContent, StringComparison.Ordinal);
        var shifts = (await cuihu.Huang.Get("/shifts?from=2026-09-03&to=2026-09-03")).Done();
        Assert.Equal(0, shifts["items"].GetArrayLength());
        var handed = new { department = "customer_service", assignee = "zhangmin" };
        (await cuihu.Huang.Post($"{path}/dispatch", handed)).Refused("invalid", HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task Work_of_one_who_has_left_is_their_heads_to_give_to_another(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await cuihu.Desk.Hire("wudawei", "吴大伟", "department_manager", "engineering");
        var path = await DutyRosterTests.Registered(cuihu);
        var handed = new { department = "engineering", assignee = "liqiang" };
        (await cuihu.Zhang.Post($"{path}/dispatch", handed)).Done();
        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        Assert.Equal("liqiang", DutyRosterTests.Owner(await cuihu.Zhang.Get(path), "resolve"));

        (await cuihu.Desk.Administrator.Delete("/staff/liqiang")).Done();
        await cuihu.Desk.ClockTo("2026-09-02T09:01");

        var seen = await cuihu.Zhang.Get(path);
        Assert.Equal("wudawei", DutyRosterTests.Owner(seen, "resolve"));
        Assert.Equal("null", seen.Text("assignee"));
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");
        Assert.Contains("李强（已离任）", (await zhang.Open(path)).Words, StringComparison.Ordinal);
        (await cuihu.Zhang.Post($"{path}/dispatch", new { handed.department, assignee = "wudawei" })).Done();
    }

    [Theory, OnBothEngines]
    public async Task On_the_page_somebody_is_let_go_after_a_question(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var admin = await desk.AtTheScreen("admin");

        var alone = await admin.Send("/staff", "/staff/admin/end");
        Assert.Contains("最后一位能管理员工的人", alone.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        var page = await admin.Send("/staff", "/staff/zhangmin/end");

        Assert.Equal("/staff", page.Is(HttpStatusCode.OK).Path);
        Assert.DoesNotContain("张敏", page.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_has_left_one_house_is_no_other_houses_to_take(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        await desk.Run("setup", "--community", "bieyuan", "--name", "别苑", "--admin", "boss");
        (await desk.Administrator.Delete("/staff/zhangmin")).Done();

        (await (await desk.As("boss")).Post("/staff", Wanted("zhangmin", "steward"))).Refused("login_taken");
    }

    private static object Wanted(string login, string role) =>
        new
        {
            login,
            name = "某某",
            roles = new[] { role },
        };
}
