using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.FollowUps.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.FollowUps;

/// <summary>
/// 回访: the customer is asked. Satisfied closes the case, unsatisfied begins the next cycle and asks for a visit,
/// unreachable is counted and comes back.
/// </summary>
internal sealed record RecordFollowUp(
    FollowUpMethod? Method,
    FollowUpOutcome? Outcome,
    string? Notes,
    IReadOnlyList<string>? NewIssues
)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapCaseVerb<RecordFollowUp>("follow-ups", Operation.FollowUp, On, FollowUpPages.ShowAgain);

    public static async ValueTask<Outcome> On(Case found, RecordFollowUp input, CaseRegister register)
    {
        if (input.Method is not { } method)
            return Refusal.Invalid("method", "请选择电话或上门。");
        if (input.Outcome is not { } outcome)
            return Refusal.Invalid("outcome", "请选择回访结果。");
        if (found.Status != CaseStatus.Handled)
            return found.Status.IsFinal() ? CaseRefusals.AlreadyEnded(found.Status) : CaseRefusals.NotHandledYet;
        if (found.VisitRequired && method != FollowUpMethod.Visit)
            return CaseRefusals.VisitRequired;
        if (found.BarFromAsking(register.Me, await OwedBy(found, register)) is { } notYou)
            return notYou;

        var issues = (input.NewIssues ?? [])
            .SelectMany(i => i.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToList();
        register.Db.Add(
            new FollowUp(found, found.Cycle, method, outcome, input.Notes, issues, register.Actor, register.Now)
        );
        var recorded = await Tell(found, outcome, Json.Word(method), input.Notes, register);
        if (recorded.Refusal is null)
            await OpenNewIssues(found, issues, register);
        return recorded;
    }

    private static Task<StaffId?> OwedBy(Case found, CaseRegister register) =>
        register
            .Db.Set<PromiseRow>()
            .Where(p =>
                p.CommunityId == found.CommunityId
                && p.CaseId == found.Id
                && !p.Ended
                && (p.Kind == PromiseKind.FollowUp || p.Kind == PromiseKind.Visit)
            )
            .OrderBy(p => p.DueAt)
            .Select(p => p.OwedById)
            .FirstOrDefaultAsync();

    private static async ValueTask<Outcome> Tell(
        Case found,
        FollowUpOutcome outcome,
        string method,
        string? notes,
        CaseRegister register
    ) =>
        outcome switch
        {
            FollowUpOutcome.Satisfied => found.FollowUpSatisfied(
                method,
                notes,
                await register.HasOpenChildren(found),
                register.Actor,
                register.Now
            ),
            FollowUpOutcome.Unsatisfied => await GoRoundAgain(found, method, notes, register),
            FollowUpOutcome.Unreachable => found.FollowUpWithoutAnswer(
                false,
                method,
                notes,
                register.Actor,
                register.Now
            ),
            FollowUpOutcome.Refused => found.FollowUpWithoutAnswer(true, method, notes, register.Actor, register.Now),
        };

    /// <summary>What failed goes back to the department; from the third cycle on the manager is alerted .</summary>
    private static async ValueTask<Outcome> GoRoundAgain(
        Case found,
        string method,
        string? notes,
        CaseRegister register
    )
    {
        var again = found.FollowUpUnsatisfied(method, notes, register.Actor, register.Now);
        if (again.Refusal is not null)
            return again;
        var roster = await register.Roster();
        var text = $"{found.Number} {found.Summary}";
        register.Tell(roster.OnDuty(roster.Find(found.AssigneeId), register.Now), "unsatisfied", text, found);
        if (found.ManagerMustVisit)
        {
            foreach (var manager in roster.OnDuty(Role.ProjectManager, register.Now))
                register.Tell(manager, "manager_visit", text, found);
        }
        return again;
    }

    /// <summary>New issues raised while asking become cases of their own, linked to this one .</summary>
    private static async Task OpenNewIssues(Case found, List<string> issues, CaseRegister register)
    {
        foreach (var issue in issues)
        {
            var opened = await register.Open(
                new Registration(
                    found.CommunityId,
                    Ids.New<CaseId>(register.Now),
                    Channel.Phone,
                    KindSuggestion.For(issue) ?? RequestKind.Other,
                    issue,
                    register.Now,
                    Unit: found.UnitId,
                    UnitCode: found.UnitCode,
                    Place: found.Place,
                    Contact: found.ContactId,
                    ContactName: found.ContactName,
                    RaisedIn: found.Id
                ),
                raised =>
                {
                    raised.Note(
                        "RaisedInFollowUp",
                        register.Actor,
                        register.Now,
                        FactKind.RaisedInFollowUp,
                        ("case", found.Number)
                    );
                    return new(Platform.Outcome.Done);
                }
            );
            found.Note(
                "NewIssueRaised",
                register.Actor,
                register.Now,
                null,
                ("text", issue),
                ("case", opened.Value.Number)
            );
        }
    }
}
