using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>One's own tokens: made, looked at, revoked. Nobody touches another's.</summary>
internal static class OwnTokens
{
    private const string Path = "/api/v1/me/tokens";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapChange<MakeToken>(Path, Operation.OwnAccount, MakeToken.On)
            .WithTags("me")
            .WithSummary("Makes a token; it is shown this once")
            .WithDescription(
                "`scopes` keep it to a part of what its owner may do: "
                    + string.Join(", ", Scopes.All.Select(word => $"`{word}`"))
                    + ". Writing includes reading; without `scopes` it may do everything its owner may. "
                    + "A call outside of them is refused with `scope_missing`."
            )
            .Produces<MadeToken>(StatusCodes.Status201Created);
        routes
            .MapGet(Path, List)
            .Needing(Operation.OwnAccount)
            .WithTags("me")
            .WithSummary("One's own tokens, the newest first, never the secret itself")
            .Produces<PageOf<TokenView>>();
        routes
            .MapChange<Nothing>($"{Path}/{{id}}", Operation.OwnAccount, (_, http) => Revoke(http), "DELETE")
            .WithTags("me")
            .WithSummary("Revokes a token at once")
            .Produces(StatusCodes.Status204NoContent);
        routes.MapForm<Nothing>(
            "/me/tokens/{id}/revocation",
            Operation.OwnAccount,
            async (_, http) =>
                (await Revoke(http)).Refused(out var reply, out var no) ? no : reply with { Location = "/me" },
            (http, no) => Task.FromResult(Answers.Refuse(http, no))
        );
    }

    private static async Task<IResult> List(HuiyinDb db, CurrentStaff me, Rosters rosters)
    {
        var roster = await rosters.Of(me.CommunityId);
        var own = await Of(me, db);
        return Answers.Json(
            Reply.Ok(
                new PageOf<TokenView>(
                    [
                        .. own.Select(t => new TokenView(
                            t.Key,
                            t.Name,
                            t.Scopes?.Words,
                            roster.Local(t.MadeAt),
                            roster.Local(t.ExpiresAt)
                        )),
                    ],
                    null
                )
            )
        );
    }

    internal static Task<List<ApiToken>> Of(CurrentStaff me, HuiyinDb db) =>
        db.Set<ApiToken>().AsNoTracking().Where(t => t.StaffId == me.Id).OrderByDescending(t => t.MadeAt).ToListAsync();

    private static async Task<Outcome<Reply>> Revoke(HttpContext http)
    {
        var services = http.RequestServices;
        var revoked = await services
            .GetRequiredService<Tokens>()
            .Revoke(services.GetRequiredService<CurrentStaff>().Id, (string)http.GetRouteValue("id")!);
        return revoked.Refused(out _, out var no) ? no : Reply.Nothing;
    }
}

/// <summary>A token for one's own programs.</summary>
internal sealed record MakeToken(string? Name, IReadOnlyList<string>? Scopes, DateTimeOffset? Expires)
{
    public static async Task<Outcome<Reply>> On(MakeToken input, HttpContext http)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var made = await http.RequestServices.GetRequiredService<Tokens>().Make(me.Id, input, me.Scopes);
        return made.Refused(out var token, out var no)
            ? no
            : Reply.Created("/api/v1/me/tokens", new MadeToken(token)) with
            {
                ShownOnce = true,
            };
    }
}

/// <summary>A token in full, this once.</summary>
internal sealed record MadeToken(string Token);

/// <summary>A token as its owner sees it afterwards.</summary>
/// <param name="Id">What revokes it.</param>
/// <param name="Scopes">What it is kept to; null when it may do everything its owner may.</param>
internal sealed record TokenView(
    string Id,
    string Name,
    IReadOnlyList<string>? Scopes,
    DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt
);
