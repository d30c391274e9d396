using System.Net;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Staff;

/// <summary>Whoever keeps the staff reaches nobody above themself, and makes themself no more than they are .</summary>
public sealed class RankTests
{
    [Theory, OnBothEngines]
    public async Task A_project_manager_appoints_nobody_above_themself(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var chen = await desk.Hire("chen", "陈立", "project_manager");

        foreach (var above in new[] { "administrator", "general_manager" })
        {
            (await chen.Post("/staff", Wanted("wangtao", above))).Refused("above_you", HttpStatusCode.Forbidden);
            (await chen.Post("/staff", Wanted("chen", "project_manager", above))).Refused(
                "above_you",
                HttpStatusCode.Forbidden
            );
        }
        (await chen.Post("/staff", Wanted("wangtao", "project_manager"))).Done();
        (await desk.Administrator.Post("/staff", Wanted("guozhenhua", "general_manager"))).Done();
    }

    [Theory, OnBothEngines]
    public async Task A_project_manager_takes_no_role_from_somebody_above(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhao", "赵明", "administrator");
        await desk.Hire("guozhenhua", "郭振华", "general_manager");
        var chen = await desk.Hire("chen", "陈立", "project_manager");

        (await chen.Post("/staff", Wanted("admin", "steward"))).Refused("above_you", HttpStatusCode.Forbidden);
        (await chen.Post("/staff", Wanted("guozhenhua", "steward"))).Refused("above_you", HttpStatusCode.Forbidden);

        (await desk.Administrator.Post("/staff", Wanted("guozhenhua", "steward"))).Done();
        (await chen.Post("/staff", Wanted("guozhenhua", "cashier"))).Done();
    }

    [Theory, OnBothEngines]
    public async Task A_project_manager_makes_no_password_link_for_somebody_above(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("chen", "陈立", "project_manager");
        await desk.Hire("zhangmin", "张敏", "receptionist");
        await desk.Hire("zhao", "赵明", "administrator");
        using var manager = await desk.AtTheScreen("chen");
        using var admin = await desk.AtTheScreen("zhao");
        var page = await manager.Open("/staff");
        Assert.Empty(page.Document.QuerySelectorAll("form[action='/staff/admin/invitation']"));
        Assert.Empty(page.Document.QuerySelectorAll("input[value=administrator], input[value=general_manager]"));
        var form = page.One("form[action='/staff/zhangmin/invitation']");

        form.SetAttribute("action", "/staff/admin/invitation");
        var refused = await manager.Send(page, "/staff/admin/invitation");

        Assert.Contains("只有系统管理员能办", refused.Is(HttpStatusCode.Forbidden).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/password?key=", refused.Html, StringComparison.Ordinal);
        var invited = await admin.Send("/staff", "/staff/admin/invitation");
        Assert.Contains("/password?key=", invited.Is(HttpStatusCode.OK).Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_password_opens_every_community_so_whoever_is_above_in_one_is_above(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("chen", "陈立", "project_manager");
        await desk.Hire("guo", "郭振华", "steward");
        (await desk.Administrator.Post("/communities", new { code = "bieyuan", name = "别苑" })).Done();
        foreach (var (login, role) in new[] { ("chen", "project_manager"), ("guo", "general_manager") })
            (await desk.Administrator.Post("/staff", Wanted(login, role), ("X-Community", "bieyuan"))).Done();
        using var manager = await desk.AtTheScreen("chen");

        var refused = await manager.Send("/staff", "/staff/guo/invitation");

        Assert.DoesNotContain("/password?key=", refused.Is(HttpStatusCode.Forbidden).Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_link_kept_from_before_opens_nobody_who_has_risen_since(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("chen", "陈立", "project_manager");
        await desk.Hire("guo", "郭振华", "department_manager");
        using var manager = await desk.AtTheScreen("chen");
        var invited = await manager.Send("/staff", "/staff/guo/invitation");
        var link = new Uri(invited.Value("input[readonly]")!).PathAndQuery;
        using var somebody = desk.AtTheDoor();
        await somebody.Open(link);

        (await desk.Administrator.Post("/staff", Wanted("guo", "general_manager"))).Done();

        (await somebody.Look(link)).Is(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_project_manager_founds_no_community_to_administer_it(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var chen = await desk.Hire("chen", "陈立", "project_manager");

        (await chen.Post("/communities", new { code = "bieyuan", name = "别苑" })).Refused(
            "not_allowed",
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public void Whoever_may_give_a_role_gains_nothing_by_giving_it_to_themself()
    {
        foreach (var mine in Permissions.Holders(Operation.KeepStaff).Where(role => role != Role.Administrator))
        {
            foreach (var given in Enum.GetValues<Role>().Where(role => Permissions.MayAppoint([mine], [role])))
            {
                Assert.All(
                    Enum.GetValues<Operation>().Where(operation => Permissions.Allow([given], operation)),
                    operation => Assert.True(Permissions.Allow([mine], operation), $"{given}: {operation}")
                );
            }
        }
    }

    private static object Wanted(string login, params string[] roles) =>
        new
        {
            login,
            name = "某某",
            roles,
        };
}
