using System.Net;
using Huiyin.Staff.Public;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Staff;

/// <summary>A token may be kept to a part of what its owner may do.</summary>
public sealed class TokenScopeTests
{
    [Theory, OnBothEngines]
    public async Task A_token_that_may_read_cases_writes_none(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var program = await Kept(desk, "cases:read");

        (await program.Get("/cases")).Done();
        var refused = await program.Post("/cases", ACase);

        refused.Refused("scope_missing", HttpStatusCode.Forbidden);
        Assert.Contains("cases:write", refused.Text("title"), StringComparison.Ordinal);
        (await program.Get("/notifications")).Refused("scope_missing", HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_may_write_may_read(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var program = await Kept(desk, "cases:write", "staff:read");

        (await program.Post("/cases", ACase)).Is(HttpStatusCode.Created);
        (await program.Get("/cases")).Done();
        (await program.Get("/staff")).Done();
        (await program.Get("/calls")).Refused("scope_missing", HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task A_scope_gives_nobody_what_their_roles_do_not(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var program = await Kept(desk, "staff:write");

        (await program.Post("/staff", new { login = "liqiang" })).Refused("not_allowed", HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task What_lies_behind_a_call_is_kept_to_the_scopes_too(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var huang = await desk.Hire("huangmei", "黄梅", "service_supervisor", "customer_service");
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var program = await Kept(desk, huang, "me:write");
        var leave = new { from = ServiceDesk.Time("2026-09-02T08:00"), to = ServiceDesk.Time("2026-09-02T18:00") };

        (await program.Post("/staff/huangmei/absences", leave)).Done();
        (await program.Post("/staff/zhangmin/absences", leave)).Refused("scope_missing", HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Unknown_scopes_and_none_at_all_are_refused_in_words(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        foreach (var scopes in new string?[][] { ["cases:delete"], ["Cases:Read"], [], [null] })
        {
            var refused = await desk.Administrator.Post("/me/tokens", new { name = "对接", scopes });

            refused.Refused("invalid", HttpStatusCode.UnprocessableEntity);
            Assert.NotEqual("", refused.Text("errors.scopes.0"));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_scoped_token_makes_no_wider_one(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var program = await Kept(desk, "me:write", "cases:read");

        (await program.Post("/me/tokens", new { name = "一样" })).Refused("scope_missing", HttpStatusCode.Forbidden);
        (await program.Post("/me/tokens", new { name = "更大", scopes = new[] { "cases:write" } })).Refused(
            "scope_missing",
            HttpStatusCode.Forbidden
        );
        (await program.Post("/me/tokens", new { name = "更小", scopes = new[] { "me:read", "cases:read" } })).Is(
            HttpStatusCode.Created
        );
    }

    [Theory, OnBothEngines]
    public async Task The_owner_sees_what_each_token_is_kept_to(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var person = await desk.AtTheScreen("zhangmin");

        var made = await person.Send("/me", "/me/tokens", ("name", "大屏"), ("scopes[]", "cases:read"));

        Assert.Contains("诉求（只读）", made.Is(HttpStatusCode.OK).One("table").TextContent, StringComparison.Ordinal);
        using var program = new ApiClient(desk.Http(), made.Value("input[readonly]"));
        (await program.Post("/cases", ACase)).Refused("scope_missing", HttpStatusCode.Forbidden);
        var listed = (await (await desk.As("zhangmin")).Get("/me/tokens")).Done()["items"].EnumerateArray();
        Assert.Equal("""["cases:read"]""", listed.Single(token => token.Text("name") == "大屏").Text("scopes"));
        Assert.Equal("null", listed.Single(token => token.Text("name") == "test").Text("scopes"));
    }

    [Theory, OnBothEngines]
    public async Task The_shell_of_the_machine_makes_a_scoped_token_too(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");

        var token = await desk.Run("token", "--login", "zhangmin", "--name", "大屏", "--scopes", "cases:read, me:read");

        using var program = new ApiClient(desk.Http(), token);
        (await program.Get("/cases")).Done();
        (await program.Get("/me/tokens")).Done();
        (await program.Post("/cases", ACase)).Refused("scope_missing", HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Every_operation_lies_in_an_area_whose_words_open_it()
    {
        foreach (var operation in Enum.GetValues<Operation>())
        {
            var area = Permissions.AreaOf(operation);
            var reading = Scopes.Read([Scopes.Word(area, writes: false)]).Value!;
            var writing = Scopes.Read([Scopes.Word(area, writes: true)]).Value!;
            Assert.True(reading.Allow(operation, writes: false) && !reading.Allow(operation, writes: true));
            Assert.True(writing.Allow(operation, writes: false) && writing.Allow(operation, writes: true));
            Assert.True(writing.Cover(reading) && !reading.Cover(writing) && !writing.Cover(null));
        }
    }

    private static readonly object ACase = new
    {
        channel = "phone",
        summary = "楼道灯不亮",
        place = "3 栋大堂",
    };

    private static async Task<ApiClient> Kept(ServiceDesk desk, params string[] scopes) =>
        await Kept(desk, await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service"), scopes);

    private static async Task<ApiClient> Kept(ServiceDesk desk, ApiClient owner, params string[] scopes) =>
        new(desk.Http(), (await owner.Post("/me/tokens", new { name = "对接", scopes })).Done().Text("token"));
}
