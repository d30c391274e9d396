using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints;

/// <summary>
/// 调查核实: found out the same day and told to the head of the department; where those below see no way, the centre's
/// manager decides.
/// </summary>
/// <param name="Finding">What was found.</param>
/// <param name="By">Login of who looked into it; the sender when left out.</param>
/// <param name="Unsolvable">Those below see no way.</param>
internal sealed record InvestigateComplaint(string? Finding, string? By, bool? Unsolvable)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<InvestigateComplaint>("investigation", Operation.WorkOnCase, On);
        routes.MapCaseVerb<DecideComplaint>("decision", Operation.DecideComplaint, Decide);
    }

    private static async ValueTask<Outcome> On(Case found, InvestigateComplaint input, CaseRegister register)
    {
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (string.IsNullOrWhiteSpace(input.Finding))
            return Refusal.Invalid("finding", "请写下查明了什么。");
        var roster = await register.Roster();
        var by = register.Actor.Name;
        if (!string.IsNullOrWhiteSpace(input.By))
        {
            if (roster.Find(input.By) is not { } member)
                return Refusal.Invalid("by", "没有这位员工：{0}。", input.By);
            if (found.IsAbout(member.Id))
                return ComplaintRefusals.NotByTheRespondent(member.Name);
            by = member.Name;
        }
        var unsolvable = input.Unsolvable == true;
        var complaint = await ComplaintBook.Of(found, register.Db);
        complaint.Investigated(input.Finding.Trim(), unsolvable, by, register.Now);
        found.Note(
            "ComplaintInvestigated",
            register.Actor,
            register.Now,
            FactKind.Investigated,
            ("finding", input.Finding.Trim()),
            ("who", by),
            ("unsolvable", unsolvable ? "true" : null)
        );
        var holders = await DutyHolders.Of(found, register.Db, roster, register.Now);
        var text = T("{0} {1}：{2}", found.Number, found.Summary, input.Finding.Trim());
        register.Tell(
            holders.Holding(DutyRole.DepartmentManager) ?? holders.Holding(DutyRole.ServiceSupervisor),
            "investigated",
            text,
            found
        );
        if (unsolvable)
            register.Tell(holders.Holding(DutyRole.ProjectManager), "undecided", text, found);
        return Outcome.Done;
    }

    private static async ValueTask<Outcome> Decide(Case found, DecideComplaint input, CaseRegister register)
    {
        if (found.BarFromJudging(register.Me) is { } bar)
            return bar;
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (string.IsNullOrWhiteSpace(input.Decision))
            return Refusal.Invalid("decision", "请写下怎样办。");
        (await ComplaintBook.Of(found, register.Db)).Decided(input.Decision.Trim(), register.Actor, register.Now);
        found.Note("ComplaintDecided", register.Actor, register.Now, null, ("decision", input.Decision.Trim()));
        var roster = await register.Roster();
        foreach (var told in new[] { roster.Find(found.AssigneeId), roster.Find(found.ReceivedById) }.Distinct())
            register.Tell(
                roster.OnDuty(told, register.Now),
                "decided",
                T("{0} {1}", found.Number, input.Decision.Trim()),
                found
            );
        return Outcome.Done;
    }
}

/// <summary>How it is to be done, decided by the manager.</summary>
internal sealed record DecideComplaint(string? Decision);
