using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints;

/// <summary>
/// Says whether what many households report is one incident: accepted, one parent case gathers theirs and closes last;
/// dismissed, with a reason, each goes on by itself.
/// </summary>
internal sealed record RuleOnIncident(string? Reason)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/incident-proposals", List)
            .Needing(Operation.SeeCases)
            .WithTags("complaints")
            .WithSummary("What five households or more report within a day")
            .Produces<PageOf<IncidentView>>();
        foreach (var (verb, rule) in new[] { ("acceptance", (Rule)Accept), ("dismissal", Dismiss) })
        {
            routes
                .MapChange<RuleOnIncident>(
                    "/api/v1/incident-proposals/{id:guid}/" + verb,
                    Operation.JudgeComplaint,
                    async (input, http) =>
                        (await On(input, http, rule)).Refused(out var ruled, out var no)
                            ? no
                            : Reply.Ok(await IncidentView.Of(ruled, Register(http)))
                )
                .WithTags("complaints")
                .Produces<IncidentView>();
            routes.MapForm<RuleOnIncident>(
                "/complaints/incidents/{id:guid}/" + verb,
                Operation.JudgeComplaint,
                async (input, http) =>
                    (await On(input, http, rule)).Refused(out _, out var no)
                        ? no
                        : new Reply(StatusCodes.Status303SeeOther, null, "/complaints"),
                ComplaintPages.ShowAgain
            );
        }
    }

    private delegate Task<Outcome<IncidentProposal>> Rule(
        RuleOnIncident input,
        IncidentProposal proposal,
        CaseRegister register
    );

    private static async Task<Outcome<IncidentProposal>> On(RuleOnIncident input, HttpContext http, Rule rule)
    {
        var register = Register(http);
        var (community, id) = (register.Community, Guid.Parse((string)http.GetRouteValue("id")!));
        var proposal = await register
            .Db.Set<IncidentProposal>()
            .SingleOrDefaultAsync(p => p.CommunityId == community && p.Id == id);
        if (proposal is null)
            return Refusal.NotFound;
        return proposal.State == ProposalState.Open ? await rule(input, proposal, register) : AlreadyRuled;
    }

    private static async Task<Outcome<IncidentProposal>> Accept(
        RuleOnIncident input,
        IncidentProposal proposal,
        CaseRegister register
    )
    {
        var cases = await IncidentView.CasesOf(proposal, register.Db);
        var first = cases[0];
        var joining = cases.FindAll(c => c.ParentId is null && !c.Status.IsFinal());
        var (person, department) = AboutWhom(joining);
        var households = cases.Select(c => c.UnitCode).Distinct(StringComparer.Ordinal).Count();
        var summary = T("{0}：{1} 户反映{2}", IncidentView.WhereOf(proposal), households, proposal.Matter);
        var opened = await register.Open(
            new Registration(
                register.Community,
                Ids.New<CaseId>(register.Now),
                first.Channel,
                first.Kind,
                summary.Length <= 200 ? summary : summary[..200],
                register.Now,
                first.Category,
                Urgent: true,
                Place: IncidentView.WhereOf(proposal),
                Respondent: person,
                RespondentDepartment: department
            ),
            async parent =>
            {
                parent.Note(
                    "IncidentOpened",
                    register.Actor,
                    register.Now,
                    null,
                    ("count", households.ToString()),
                    ("text", proposal.Matter)
                );
                if (parent.Kind == RequestKind.Complaint)
                    await ComplaintBook.Begin(parent, await RecordOf(parent, register), register);
                return Outcome.Done;
            }
        );
        if (opened.Refused(out var parent, out var no))
            return no;
        foreach (var one in joining)
        {
            var joined = await register.Change(
                one.Id.Value.ToString(),
                null,
                child =>
                {
                    child.JoinUnder(parent, register.Actor, register.Now);
                    return new(Outcome.Done);
                },
                // To be gathered judges nothing; one that is about whoever rules does not keep the others apart.
                openToRespondent: _ => true
            );
            if (joined.Refusal is { } refused)
                return refused;
        }
        proposal.Accept(parent.Id, register.Actor, register.Now);
        return proposal;
    }

    /// <summary>Whom all of them are about, so that the bar of R-048 holds for their parent too; nobody when they differ.</summary>
    private static (StaffId? Person, string? Department) AboutWhom(List<Case> joining)
    {
        var persons = joining.Select(c => c.RespondentId).Distinct().ToList();
        var departments = joining.Select(c => c.RespondentDepartment).Distinct(StringComparer.Ordinal).ToList();
        return (persons is [var person] ? person : null, departments is [var department] ? department : null);
    }

    /// <summary>What its parent's record says of whom it is about; null when they are about nobody in particular.</summary>
    private static async Task<ComplaintRecord?> RecordOf(Case parent, CaseRegister register)
    {
        if (parent.RespondentId is null && parent.RespondentDepartment is null)
            return null;
        var department =
            parent.RespondentDepartment
            ?? ((await register.Roster()).Find(parent.RespondentId)?.Departments is [var own, ..] ? own : null);
        return new ComplaintRecord(new Respondent(parent.RespondentId, department, null), null, null, null, null);
    }

    private static Task<Outcome<IncidentProposal>> Dismiss(
        RuleOnIncident input,
        IncidentProposal proposal,
        CaseRegister register
    )
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Task.FromResult<Outcome<IncidentProposal>>(Refusal.Invalid("reason", "请写明为什么不是同一件事。"));
        proposal.Dismiss(input.Reason.Trim(), register.Actor, register.Now);
        return Task.FromResult<Outcome<IncidentProposal>>(proposal);
    }

    private static async Task<IResult> List(CaseRegister register, string? state)
    {
        var community = register.Community;
        var wanted = Json.FromWord<ProposalState>(state);
        if (state is not null && wanted is null)
            return Problems.Of(Refusal.Invalid("state", "state 写 open、accepted 或 dismissed。"));
        var found = await register
            .Db.Set<IncidentProposal>()
            .AsNoTracking()
            .Where(p => p.CommunityId == community && (wanted == null || p.State == wanted))
            .OrderByDescending(p => p.At)
            .Take(Paging.Most)
            .ToListAsync();
        var views = new List<IncidentView>();
        foreach (var one in found)
            views.Add(await IncidentView.Of(one, register));
        return Answers.Json(Reply.Ok(new PageOf<IncidentView>(views, null)));
    }

    private static CaseRegister Register(HttpContext http) => http.RequestServices.GetRequiredService<CaseRegister>();

    private static readonly Refusal AlreadyRuled = new("already_ruled", "已经有人裁定过了。");
}

/// <summary>A proposal as programs read it.</summary>
internal sealed record IncidentView(
    Guid Id,
    DateTimeOffset At,
    string Where,
    string Matter,
    ProposalState State,
    int Households,
    IReadOnlyList<string> Cases,
    string? Parent,
    string? RuledBy,
    string? Reason
)
{
    public static async Task<IncidentView> Of(IncidentProposal proposal, CaseRegister register)
    {
        var cases = await CasesOf(proposal, register.Db);
        var parent = proposal.ParentId is { } id ? await register.Find(id.Value.ToString()) : null;
        return new IncidentView(
            proposal.Id,
            (await register.Roster()).Local(proposal.At),
            WhereOf(proposal),
            proposal.Matter,
            proposal.State,
            cases.Select(c => c.UnitCode).Distinct(StringComparer.Ordinal).Count(),
            [.. cases.Select(c => c.Number)],
            parent?.Number,
            proposal.RuledByName,
            proposal.Reason
        );
    }

    /// <summary>A building is said with its word, a place stands for itself.</summary>
    public static string WhereOf(IncidentProposal proposal) =>
        proposal.Place.All(char.IsAsciiLetterOrDigit) ? T("{0} 栋", proposal.Place) : proposal.Place;

    public static Task<List<Case>> CasesOf(IncidentProposal proposal, HuiyinDb db) =>
        (
            from c in db.Set<Case>().AsNoTracking()
            join i in db.Set<IncidentCase>() on new { c.CommunityId, c.Id } equals new { i.CommunityId, Id = i.CaseId }
            where i.CommunityId == proposal.CommunityId && i.ProposalId == proposal.Id
            orderby c.Number
            select c
        ).ToListAsync();
}
