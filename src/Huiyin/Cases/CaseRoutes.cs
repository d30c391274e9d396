using Huiyin.Cases.Attachments;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

internal static class CaseRoutes
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddScoped<CaseRegister>();
        services.AddScoped<Contacts>();
        services.AddSingleton<RevealLimit>();
        return services;
    }

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        RegisterCase.Map(routes);
        ClassifyCase.Map(routes);
        DispatchCase.Map(routes);
        AcceptCase.Map(routes);
        HoldCase.Map(routes);
        AnswerCase.Map(routes);
        CloseCase.Map(routes);
        CaseFiles.Map(routes);
        RevealPhone.Map(routes);
        CasePages.Map(routes);

        var api = routes.MapGroup("/api/v1").WithTags("cases");
        api.MapGet("/cases", List).Needing(Operation.SeeCases).Produces<PageOf<CaseRow>>();
        api.MapGet("/cases/{case}", Read).Needing(Operation.SeeCases).Produces<CaseView>();
        api.MapGet("/promises", Promises).Needing(Operation.SeeCases).Produces<PageOf<PromiseView>>();
    }

    private static async Task<IResult> Read(string @case, HttpContext http, CaseRegister register)
    {
        if (await register.Find(@case) is not { } found)
            return Problems.Of(Refusal.NotFound);
        var tag = $"\"{found.Version}\"";
        if (http.Request.Headers.IfNoneMatch == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Answers.Json(Reply.Ok(await CaseView.Of(found, register)));
    }

    private static async Task<IResult> List(HttpRequest request, CaseRegister register, ICaseSearch search, string? cursor, int limit = 50)
    {
        var roster = await register.Roster();
        if (CaseFilter.Read(request.Query, roster).Refused(out var filter, out var no))
            return Problems.Of(no);
        return (await CaseList.Page(register, search, filter, cursor, limit)).Refused(out var page, out no)
            ? Problems.Of(no)
            : Answers.Json(Reply.Ok(new PageOf<CaseRow>([.. page.Items.Select(c => CaseRow.Of(c, roster))], page.Next)));
    }

    /// <summary>The promises of the whole community, by due time.</summary>
    private static async Task<IResult> Promises(
        CaseRegister register,
        string? state,
        string? kind,
        string? owner,
        string? due,
        string? cursor,
        int limit = 50
    )
    {
        var roster = await register.Roster();
        if (limit is < 1 or > CaseList.MostPerPage)
            return Problems.Of(Refusal.Invalid("limit", "每页 1 到 {0} 件。", CaseList.MostPerPage));
        var community = register.Community;
        var promises = register.Db.Set<PromiseRow>().AsNoTracking().Where(p => p.CommunityId == community);
        if (state is not null)
        {
            if (Json.FromWord<PromiseStanding>(state) is not { } standing)
                return Problems.Of(Refusal.Invalid("state", "不认识的值：{0}。", state));
            promises = promises.Where(p => p.State == standing);
        }
        if (kind is not null)
        {
            if (Json.FromWord<PromiseKind>(kind) is not { } promise)
                return Problems.Of(Refusal.Invalid("kind", "不认识的值：{0}。", kind));
            promises = promises.Where(p => p.Kind == promise);
        }
        if (owner is not null)
        {
            if (roster.Find(owner) is not { } member)
                return Problems.Of(Refusal.Invalid("owner", "没有这位员工：{0}。", owner));
            promises = promises.Where(p => p.OwedById == member.Id);
        }
        var now = register.Now;
        if (due == "overdue")
            promises = promises.Where(p => !p.Ended && p.DueAt < now);
        if (cursor is not null)
        {
            if (!long.TryParse(cursor, out var at))
                return Problems.Of(Refusal.Invalid("cursor", "这个翻页标记读不懂，请从第一页看起。"));
            var after = DateTimeOffset.FromUnixTimeMilliseconds(at);
            promises = promises.Where(p => p.DueAt >= after);
        }
        var rows = await (
            from p in promises
            join c in register.Db.Set<Case>() on new { p.CommunityId, Id = p.CaseId } equals new { c.CommunityId, c.Id }
            orderby p.DueAt, p.Id
            select new { p, c.Number }
        )
            .Take(limit + 1)
            .ToListAsync();
        var next = rows.Count > limit ? rows[limit].p.DueAt.ToUnixTimeMilliseconds().ToString() : null;
        return Answers.Json(
            Reply.Ok(new PageOf<PromiseView>([.. rows.Take(limit).Select(r => PromiseView.Of(r.p, roster, r.Number))], next))
        );
    }
}

internal sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A case as one line of a list.</summary>
internal sealed record CaseRow(
    Guid Id,
    string Number,
    RequestKind Kind,
    CaseStatus Status,
    int Cycle,
    bool Urgent,
    Grade? Grade,
    string Summary,
    string? Unit,
    string? Place,
    ContactView? Contact,
    string? Department,
    string? Assignee,
    DateTimeOffset ReceivedAt,
    PromiseKind? NextPromise,
    DateTimeOffset? NextDueAt,
    int Version
)
{
    public static CaseRow Of(Case c, CommunityRoster roster) =>
        new(
            c.Id.Value,
            c.Number,
            c.Kind,
            c.Status,
            c.Cycle,
            c.Urgent,
            c.Grade == Promises.Grade.None ? null : c.Grade,
            c.Summary,
            c.UnitCode,
            c.Place,
            c.ContactName is null && c.ContactPhoneMasked is null ? null : new ContactView(c.ContactName, c.ContactPhoneMasked),
            c.Department,
            roster.Find(c.AssigneeId)?.Login,
            roster.Local(c.ReceivedAt),
            c.NextPromise,
            roster.Local(c.NextDueAt),
            c.Version
        );
}
