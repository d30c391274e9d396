using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>The register for programs.</summary>
internal static class CaseListRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/cases", List)
            .Needing(Operation.SeeCases)
            .Produces<PageOf<CaseRow>>()
            .WithTags("cases")
            .WithSummary("The register, page by page")
            .WithDescription(
                "With `due` the most urgent first, with `q` the latest written down first, otherwise the latest received first. "
                    + "Follow `next` until it is null: every case comes exactly once, however many arrive meanwhile."
            )
            .WithQuery([.. Filters, .. QueryWords.Paging]);
    }

    /// <summary>What a list of cases may be asked for; the export takes the same.</summary>
    public static IReadOnlyList<QueryWord> Filters { get; } =
    [
        new(
            "status",
            "One or several, separated by commas; `open` is whatever has not ended.",
            [.. WordsOf<CaseStatus>(), "open", "all"]
        ),
        new("kind", "One or several, separated by commas.", WordsOf<RequestKind>()),
        new("grade", "One or several, separated by commas.", WordsOf<Grade>()),
        new("department", "Code of a department; `none` for cases that no department has."),
        new("assignee", "Login of who has it; `me`, or `none`."),
        new("by", "Login of who received it or has it; or `me`."),
        new("unit", "A unit's code such as `3-1-1502`, or what codes begin with: `3-1`."),
        new(
            "due",
            "When the next promise is due; `soon` is within four hours, `today` includes what is overdue.",
            WordsOf<DueWithin>()
        ),
        new(
            "from",
            "Received from this day or moment on: `2026-09-01`, RFC 3339, `today`, `yesterday`, `month`, `7d`."
        ),
        new("to", "Received until this day, included, or before this moment; written like `from`."),
        new("q", "Words of two characters or more, a telephone number in full, or how a case's number begins."),
    ];

    private static async Task<IResult> List(HttpRequest request, CaseRegister register, ICaseSearch search)
    {
        if ((await CaseFilter.Read(CaseQuery.Read(request.Query), register)).Refused(out var filter, out var no))
            return Problems.Of(no);
        if (Paging.Limit(request).Refused(out var limit, out no))
            return Problems.Of(no);
        if (
            (await CaseList.Page(register, search, filter, request.Query["cursor"], limit)).Refused(
                out var page,
                out no
            )
        )
            return Problems.Of(no);
        var roster = await register.Roster();
        return Answers.Json(
            Reply.Ok(new PageOf<CaseRow>([.. page.Items.Select(c => CaseRow.Of(c, roster))], page.Next))
        );
    }

    private static string[] WordsOf<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Json.Word)];
}

/// <summary>A case as one line of a list.</summary>
internal sealed record CaseRow(
    Guid Id,
    string Number,
    RequestKind Kind,
    string? Category,
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
    string? NextOwner,
    DateTimeOffset? EndedAt,
    int Version
)
{
    public static CaseRow Of(CaseLine c, CommunityRoster roster) =>
        new(
            c.Id.Value,
            c.Number,
            c.Kind,
            c.Category,
            c.Status,
            c.Cycle,
            c.Urgent,
            c.Grade == Promises.Grade.None ? null : c.Grade,
            c.Summary,
            c.UnitCode,
            c.Place,
            c.ContactName is null && c.ContactPhoneMasked is null
                ? null
                : new ContactView(c.ContactName, c.ContactPhoneMasked),
            c.Department,
            roster.Find(c.AssigneeId)?.Login,
            roster.Local(c.ReceivedAt),
            c.NextPromise,
            roster.Local(c.NextDueAt),
            c.NextOwner,
            roster.Local(c.EndedAt),
            c.Version
        );
}
