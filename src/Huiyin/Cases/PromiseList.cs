using System.Globalization;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>The promises of the whole community, by due time.</summary>
internal static class PromiseList
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/promises", List)
            .Needing(Operation.SeeCases)
            .Produces<PageOf<PromiseView>>()
            .WithTags("promises")
            .WithSummary("Promises of all cases, the earliest due first")
            .WithQuery([
                new("state", "Where it stands.", [.. Enum.GetValues<PromiseStanding>().Select(Json.Word)]),
                new("kind", "What is promised.", [.. Enum.GetValues<PromiseKind>().Select(Json.Word)]),
                new("owner", "Login of who owes it, or `me`."),
                new(
                    "due",
                    "Only what is still owed; `soon` is within four hours, `today` includes what is overdue.",
                    ["overdue", "soon", "today"]
                ),
                .. QueryWords.Paging,
            ]);

    private static async Task<IResult> List(HttpRequest request, CaseRegister register)
    {
        var roster = await register.Roster();
        if (Paging.Limit(request).Refused(out var limit, out var no))
            return Problems.Of(no);
        var promises = register.Db.Set<PromiseRow>().AsNoTracking().Where(p => p.CommunityId == register.Community);
        if (Narrow(ref promises, request.Query, register, roster) is { } unreadable)
            return Problems.Of(unreadable);
        if (PromiseCursor.Read(request.Query["cursor"]).Refused(out var place, out no))
            return Problems.Of(no);
        if (place is { } after)
        {
            var (at, id) = (after.DueAt, after.Id);
            promises = promises.Where(p => p.DueAt >= at && (p.DueAt > at || p.Id.CompareTo(id) > 0));
        }
        var rows = await (
            from p in promises.OrderBy(p => p.DueAt).ThenBy(p => p.Id).Take(limit + 1)
            join c in register.Db.Set<Case>() on new { p.CommunityId, Id = p.CaseId } equals new { c.CommunityId, c.Id }
            orderby p.DueAt, p.Id
            select new { p, c.Number }
        ).ToListAsync();
        var next =
            rows.Count > limit ? new PromiseCursor(rows[limit - 1].p.DueAt, rows[limit - 1].p.Id).ToString() : null;
        return Answers.Json(
            Reply.Ok(
                new PageOf<PromiseView>([.. rows.Take(limit).Select(r => PromiseView.Of(r.p, roster, r.Number))], next)
            )
        );
    }

    private static Refusal? Narrow(
        ref IQueryable<PromiseRow> promises,
        IQueryCollection query,
        CaseRegister register,
        CommunityRoster roster
    )
    {
        var now = register.Now;
        if (query["state"].ToString() is { Length: > 0 } state)
        {
            if (Json.FromWord<PromiseStanding>(state) is not { } standing)
                return Refusal.Invalid("state", "不认识的值：{0}。", state);
            promises = promises.Where(p => p.State == standing);
        }
        if (query["kind"].ToString() is { Length: > 0 } kind)
        {
            if (Json.FromWord<PromiseKind>(kind) is not { } promise)
                return Refusal.Invalid("kind", "不认识的值：{0}。", kind);
            promises = promises.Where(p => p.Kind == promise);
        }
        if (query["owner"].ToString() is { Length: > 0 } owner)
        {
            if ((owner == "me" ? register.Actor.Id : roster.Find(owner)?.Id) is not { } holder)
                return Refusal.Invalid("owner", "没有这位员工：{0}。", owner);
            promises = promises.Where(p => p.OwedById == holder);
        }
        var (soon, tomorrow) = (now + Soon, Times.StartOf(Times.DayOf(now, roster.Zone).AddDays(1), roster.Zone));
        switch (query["due"].ToString())
        {
            case "":
                break;
            case "overdue":
                promises = promises.Where(p => !p.Ended && p.DueAt < now);
                break;
            case "soon":
                promises = promises.Where(p => !p.Ended && p.DueAt >= now && p.DueAt < soon);
                break;
            case "today":
                promises = promises.Where(p => !p.Ended && p.DueAt < tomorrow);
                break;
            default:
                return Refusal.Invalid("due", "时限只能是 overdue、soon、today 之一。");
        }
        return null;
    }
}

/// <summary>The place after one promise: its due time, and its id among those due at the same moment.</summary>
internal sealed record PromiseCursor(DateTimeOffset DueAt, PromiseId Id)
{
    public override string ToString() =>
        Opaque.Write(string.Create(CultureInfo.InvariantCulture, $"{DueAt.ToUnixTimeMilliseconds()}.{Id.Value:N}"));

    public static Outcome<PromiseCursor?> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return (PromiseCursor?)null;
        return
            text.Length <= 100
            && Opaque.Read(text)?.Split('.') is [var due, var id]
            && long.TryParse(due, out var at)
            && CaseCursor.IsMoment(at)
            && Guid.TryParseExact(id, "N", out var guid)
            ? new PromiseCursor(DateTimeOffset.FromUnixTimeMilliseconds(at), new PromiseId(guid))
            : CaseCursor.Unreadable;
    }
}
