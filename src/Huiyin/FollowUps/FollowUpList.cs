using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.FollowUps;

/// <summary>A follow-up that is owed, as programs read it. <c>nextTryAt</c> is a suggestion after a try in vain.</summary>
internal sealed record FollowUpView(
    string Case,
    RequestKind Kind,
    Grade? Grade,
    int Cycle,
    string Summary,
    string? Unit,
    string? Place,
    ContactView? Contact,
    DateTimeOffset? HandledAt,
    string? Result,
    string? OwedBy,
    DateTimeOffset DueAt,
    bool VisitRequired,
    bool ManagerMustVisit,
    int Tries,
    DateTimeOffset? LastTryAt,
    DateTimeOffset? NextTryAt
)
{
    public static FollowUpView Of(ToAsk ask, CommunityRoster roster) =>
        new(
            ask.Row.Number,
            ask.Row.Kind,
            ask.Row.Grade == Promises.Grade.None ? null : ask.Row.Grade,
            ask.Row.Cycle,
            ask.Row.Summary,
            ask.Row.UnitCode,
            ask.Row.Place,
            ask.Row.ContactName is null && ask.Row.ContactPhoneMasked is null
                ? null
                : new ContactView(ask.Row.ContactName, ask.Row.ContactPhoneMasked),
            roster.Local(ask.Row.HandledAt),
            ask.Row.Result,
            roster.Find(ask.Row.OwedById)?.Login,
            roster.Local(ask.Row.DueAt),
            ask.Row.VisitRequired,
            ask.Row.ManagerMustVisit,
            ask.Tries,
            roster.Local(ask.LastTryAt),
            roster.Local(ask.NextTryAt)
        );
}

/// <summary><c>GET /api/v1/follow-ups?owner=&amp;cursor=&amp;limit=</c>: whom to ask, by due time.</summary>
internal static class FollowUpList
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/follow-ups", List)
            .Needing(Operation.FollowUp)
            .WithTags("follow-ups")
            .WithSummary("Whom to ask, the earliest due first")
            .WithQuery([new("owner", "Login of who is to ask, or `me`."), .. QueryWords.Paging])
            .Produces<PageOf<FollowUpView>>();

    private static async Task<IResult> List(FollowUpQueue queue, CurrentStaff me, Rosters rosters, HttpRequest request)
    {
        if (Paging.Limit(request).Refused(out var limit, out var no))
            return Problems.Of(no);
        var owner = request.Query["owner"].ToString() is { Length: > 0 } named ? named : null;
        var roster = await rosters.Of(me.CommunityId);
        var ower = owner == "me" ? roster.Find(me.Id) : roster.Find(owner);
        if (owner is not null && ower is null)
            return Problems.Of(Refusal.Invalid("owner", "没有这位员工：{0}。", owner));
        if (AskedUntil.Read(request.Query["cursor"]).Refused(out var after, out no))
            return Problems.Of(no);
        var (items, next) = await queue.Page(ower?.Id, after, limit);
        return Answers.Json(
            Reply.Ok(new PageOf<FollowUpView>([.. items.Select(i => FollowUpView.Of(i, roster))], next?.ToString()))
        );
    }
}
