using System.Net;
using Huiyin.Platform;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Huiyin.Tests.Staff;

public sealed class TokenTests
{
    [Theory, OnBothEngines]
    public async Task A_revoked_token_opens_nothing_any_more(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var program = new ApiClient(desk.Http(), await Made(zhang));
        (await program.Get("/cases")).Done();
        var id = await IdOf(zhang);

        (await zhang.Delete($"/me/tokens/{id}")).Is(HttpStatusCode.NoContent);

        (await program.Get("/cases")).Is(HttpStatusCode.Unauthorized);
        (await zhang.Get("/cases")).Done();
        (await zhang.Delete($"/me/tokens/{id}")).Is(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_revokes_the_token_of_somebody_else(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var program = new ApiClient(desk.Http(), await Made(zhang));
        var id = await IdOf(zhang);

        (await desk.Administrator.Delete($"/me/tokens/{id}")).Is(HttpStatusCode.NotFound);

        (await program.Get("/cases")).Done();
    }

    [Theory, OnBothEngines]
    public async Task On_the_page_a_token_is_revoked_too(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var program = new ApiClient(desk.Http(), await Made(zhang));
        var id = await IdOf(zhang);
        using var person = await desk.AtTheScreen("zhangmin");

        var page = await person.Send("/me", $"/me/tokens/{id}/revocation");

        Assert.Equal("/me", page.Is(HttpStatusCode.OK).Path);
        Assert.DoesNotContain("来电弹屏", page.Words, StringComparison.Ordinal);
        (await program.Get("/cases")).Is(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothEngines]
    public async Task A_repeated_request_does_not_show_the_token_again_and_no_row_keeps_it(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        var made = await zhang.Post("/me/tokens", new { name = "对接" }, ("Idempotency-Key", "one"));
        var token = made.Is(HttpStatusCode.Created).Text("token")!;

        var again = await zhang.Post("/me/tokens", new { name = "对接" }, ("Idempotency-Key", "one"));

        again.Refused("shown_before");
        await using var db = desk.Db();
        var kept = await db.Set<DoneRequest>().AsNoTracking().ToListAsync();
        Assert.Contains(kept, request => request.Key == "one");
        Assert.DoesNotContain(kept, request => request.Answer?.Contains(token, StringComparison.Ordinal) == true);
    }

    [Theory, OnBothEngines]
    public async Task A_token_made_from_the_shell_is_written_down(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");

        await desk.Run("token", "--login", "zhangmin", "--name", "电话系统");

        await using var db = desk.Db();
        var audited = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Name == "TokenMade").ToListAsync();
        Assert.Contains(audited, a => a is { Subject: "staff:zhangmin", Reason: "电话系统", ById: null });
    }

    private static async Task<string> IdOf(ApiClient owner) =>
        (await owner.Get("/me/tokens"))
            .Done()
            .Json.At("items")
            .EnumerateArray()
            .Single(token => token.Text("name") == "来电弹屏")
            .Text("id")!;

    private static async Task<string> Made(ApiClient owner) =>
        (await owner.Post("/me/tokens", new { name = "来电弹屏" })).Done().Text("token")!;
}
