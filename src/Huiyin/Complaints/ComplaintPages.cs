using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints;

/// <summary>投诉: the register of complaints and what many households report, for people and for programs.</summary>
internal static class ComplaintPages
{
    private const int Rows = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/complaints", Open).Needing(Operation.SeeCases).ExcludeFromDescription();
        routes
            .MapGet("/api/v1/complaints", List)
            .Needing(Operation.SeeCases)
            .WithTags("complaints")
            .WithSummary("The register of complaints, the latest received first")
            .WithQuery([
                new("status", "Where nothing is said: open.", ["open", "closed", "all"]),
                new("grade", "One grade.", [.. Enum.GetValues<Grade>().Select(Json.Word)]),
                new("valid", "Found justified, found not, or not judged yet.", ["true", "false", "none"]),
                new("respondent", "A login, a department's code, or `staff` for anybody of ours."),
                new("repeats", "Only what the same home or telephone had raised before.", ["true"]),
                .. QueryWords.Paging,
            ])
            .Produces<PageOf<ComplaintRow>>();
    }

    /// <summary>A refused ruling: the list again with the sentence beside the form.</summary>
    public static async Task<IResult> ShowAgain(HttpContext http, Refusal no) =>
        await Show(
            http,
            http.RequestServices.GetRequiredService<CaseRegister>(),
            new QueryCollection(),
            await Posted.Of(http, no)
        );

    private static Task<IResult> Open(HttpContext http, CaseRegister register) =>
        Show(http, register, http.Request.Query, posted: null);

    private static async Task<IResult> Show(
        HttpContext http,
        CaseRegister register,
        IQueryCollection asked,
        Posted? posted
    )
    {
        // What a refused change left behind is not what stands in the database.
        register.Db.ChangeTracker.Clear();
        var query = ComplaintQuery.Read(asked);
        var cursor = asked["cursor"].ToString() is { Length: > 0 } text ? text : null;
        var refused = (await ComplaintList.Page(register, query, cursor, Rows)).Refused(out var page, out var no);
        var community = register.Community;
        var proposals = await register
            .Db.Set<IncidentProposal>()
            .AsNoTracking()
            .Where(p => p.CommunityId == community && p.State == ProposalState.Open)
            .OrderByDescending(p => p.At)
            .Take(20)
            .ToListAsync();
        var incidents = new List<(IncidentProposal, IReadOnlyList<Case>)>();
        foreach (var one in proposals)
            incidents.Add((one, await IncidentView.CasesOf(one, register.Db)));
        var model = new ComplaintsModel(query, await register.Roster(), register.Me)
        {
            Lines = refused ? [] : page.Items,
            Next =
                refused || page.Next is null
                    ? null
                    : QueryHelpers.AddQueryString(query.With("status", query.Status), "cursor", page.Next),
            IsFirst = cursor is null,
            Incidents = incidents,
            Refusal = refused ? no : null,
            Posted = posted,
        };
        var how = posted?.Refusal ?? model.Refusal;
        return Page<ComplaintsPage>.With(model, how is null ? StatusCodes.Status200OK : Problems.StatusOf(how));
    }

    private static async Task<IResult> List(HttpRequest request, CaseRegister register)
    {
        if (Paging.Limit(request).Refused(out var limit, out var no))
            return Problems.Of(no);
        var read = await ComplaintList.Page(
            register,
            ComplaintQuery.Read(request.Query),
            request.Query["cursor"],
            limit
        );
        if (read.Refused(out var page, out no))
            return Problems.Of(no);
        var roster = await register.Roster();
        return Answers.Json(
            Reply.Ok(new PageOf<ComplaintRow>([.. page.Items.Select(l => ComplaintRow.Of(l, roster))], page.Next))
        );
    }
}

/// <summary>What the page of complaints shows.</summary>
internal sealed record ComplaintsModel(ComplaintQuery Query, CommunityRoster Roster, CurrentStaff Me)
{
    public required IReadOnlyList<ComplaintLine> Lines { get; init; }
    public required string? Next { get; init; }
    public required bool IsFirst { get; init; }
    public required IReadOnlyList<(IncidentProposal Proposal, IReadOnlyList<Case> Cases)> Incidents { get; init; }
    public required Refusal? Refusal { get; init; }
    public required Posted? Posted { get; init; }

    public bool MayRule => Me.May(Operation.JudgeComplaint);

    public string RespondentOf(ComplaintLine line) =>
        string.Join(
            '、',
            new[]
            {
                Roster.Known(line.Case.RespondentId)?.Name,
                line.Case.RespondentId is null && line.Record?.RespondentDepartment is { } code
                    ? Roster.DepartmentName(code)
                    : null,
                line.Record?.RespondentOutside,
            }.OfType<string>()
        );
}
