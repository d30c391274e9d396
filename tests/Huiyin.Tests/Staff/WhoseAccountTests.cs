using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Staff;

/// <summary>An account belongs to the administrators of the communities in which its owner works, and to no others.</summary>
public sealed class WhoseAccountTests
{
    [Theory, OnBothEngines]
    public async Task A_login_of_another_community_is_taken_and_its_owner_is_not_named(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        var boss = await Neighbour(desk);

        var taken = await boss.Post("/staff", Steward("zhangmin"));

        taken.Refused("login_taken");
        Assert.DoesNotContain("张敏", taken.Body, StringComparison.Ordinal);
        (await (await desk.As("zhangmin")).Get("/cases")).Done();
        Assert.DoesNotContain("zhangmin", (await boss.Get("/staff")).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_administers_both_communities_may_lend_somebody_from_one_to_the_other(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        (await desk.Administrator.Post("/communities", new { code = "bieyuan", name = "别苑" })).Done();

        var lent = await desk.Administrator.Post("/staff", Steward("zhangmin"), ("X-Community", "bieyuan"));

        Assert.Equal("张敏", lent.Done().Text("name"));
    }

    [Theory, OnBothEngines]
    public async Task Nobody_sets_the_password_of_one_who_also_works_elsewhere(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("chen", "陈立", "project_manager");
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        (await desk.Administrator.Post("/communities", new { code = "bieyuan", name = "别苑" })).Done();
        (await desk.Administrator.Post("/staff", Steward("zhangmin"), ("X-Community", "bieyuan"))).Done();
        using var manager = await desk.AtTheScreen("chen");

        var refused = await manager.Send("/staff", "/staff/zhangmin/invitation");

        refused.Is(HttpStatusCode.Forbidden);
        Assert.Contains("张敏还在别的项目任职", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/password?key=", refused.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_works_here_only_gets_a_link_from_here(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var admin = await desk.AtTheScreen("admin");

        var invited = await admin.Send("/staff", "/staff/zhangmin/invitation");

        Assert.Contains("/password?key=", invited.Is(HttpStatusCode.OK).Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_last_who_may_keep_the_staff_stays(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);

        (await desk.Administrator.Post("/staff", Steward("admin"))).Refused("last_administrator");

        await desk.Hire("chen", "陈立", "administrator");
        (await desk.Administrator.Post("/staff", Steward("admin"))).Done();
    }

    private static object Steward(string login) =>
        new
        {
            login,
            name = "某某",
            roles = new[] { "steward" },
        };

    /// <summary>The administrator of 别苑, who has nothing to do with 翠湖豪廷.</summary>
    private static async Task<ApiClient> Neighbour(ServiceDesk desk)
    {
        await desk.Run("setup", "--community", "bieyuan", "--name", "别苑", "--admin", "boss");
        return await desk.As("boss");
    }
}
