using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Estate;

/// <summary>A resident in a unit as programs find them; the number masked.</summary>
internal sealed record ResidentView(
    Guid? Id,
    string? Name,
    string? Sex,
    string? Phone,
    string? Unit,
    TieKind? Tie,
    string? Note
)
{
    public static ResidentView Of(FoundResident found, ResidentSearch search) =>
        new(
            found.Person?.Id.Value,
            found.Person?.Name,
            found.Person?.Sex,
            found.Person is { } person ? search.PhoneOf(person)?.Masked() : null,
            found.Unit,
            found.Tie,
            found.Person?.Note
        );
}

internal sealed record FoundResidents(IReadOnlyList<ResidentView> Items);

/// <summary><c>GET /api/v1/residents?q=</c>: by a whole number, a name, pinyin or initials, or the beginning of a unit.</summary>
internal static class FindResidents
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/residents", Find)
            .Needing(Operation.SeeEstate)
            .WithTags("setting up")
            .Produces<FoundResidents>();

    private static async Task<IResult> Find(ResidentSearch search, CurrentStaff me, string? q, int limit = 20)
    {
        if (limit is < 1 or > Most)
            return Problems.Of(Refusal.Invalid("limit", "每页 1 到 {0} 件。", Most));
        if (string.IsNullOrWhiteSpace(q))
            return Problems.Of(Refusal.Invalid("q", "请写电话、姓名、拼音或房号。"));
        var found = await search.Find(me.CommunityId, q, limit);
        return Answers.Json(Reply.Ok(new FoundResidents([.. found.Select(f => ResidentView.Of(f, search))])));
    }
}
