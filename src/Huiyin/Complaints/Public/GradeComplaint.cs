using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints.Public;

/// <summary>
/// 定级. The desk grades at once, for the clocks to run; the supervisor confirms. Upward anybody of the desk
/// may, with a reason; downward the supervisor rules, and from critical the manager does. Whether it is justified (有效) the
/// supervisor or a manager says. Nobody judges what is about themself or their own department.
/// </summary>
internal static class GradeComplaint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<GradeInput>("grade", Operation.GradeComplaint, On);
        routes.MapCaseVerb<GradeRuling>("grade-ruling", Operation.JudgeComplaint, Rule);
    }

    public static async ValueTask<Outcome> On(Case found, GradeInput input, CaseRegister register)
    {
        if (found.BarFromJudging(register.Me) is { } bar)
            return bar;
        if (found.Kind != RequestKind.Complaint)
            return CaseRefusals.NotAComplaint;
        if (found.Status.IsFinal())
            return CaseRefusals.AlreadyEnded(found.Status);
        if (input.Grade is not { } grade || grade == Grade.None)
            return Refusal.Invalid("grade", "请选择重大、重要或轻微。");
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "请写明定级的理由。");
        var judges = register.Me.May(Operation.JudgeComplaint);
        if (input.Valid is not null && !judges)
            return ComplaintRefusals.OnlyTheSupervisorSaysValid;
        // The grade it has is the supervisor's to confirm; said again by the desk it would undo that, and drop what waits.
        if (grade == found.Grade && !judges)
            return ComplaintRefusals.GradeAlreadyGiven(grade);
        var reason = input.Reason.Trim();
        var complaint = await ComplaintBook.Of(found, register.Db);
        if (grade < found.Grade && !MayLower(found, register.Me))
            return input.Valid is { } alone
                ? ComplaintRefusals.LowerAndValidApart(alone)
                : await Propose(found, complaint, grade, reason, register);

        var graded = found.GradeComplaint(grade, input.Valid, reason, register.Actor, register.Now);
        if (graded.Refusal is not null)
            return graded;
        complaint.GradeGiven(reason, judges, register.Actor, register.Now);
        if (input.Valid is not null)
            complaint.ValidityGiven(reason, register.Actor);
        return graded;
    }

    private static bool MayLower(Case found, CurrentStaff me) =>
        me.IsSystem
        || (found.Grade == Grade.Critical ? me.May(Operation.DecideComplaint) : me.May(Operation.JudgeComplaint));

    /// <summary>降级提请: it stays as it is until somebody above has ruled.</summary>
    private static async ValueTask<Outcome> Propose(
        Case found,
        Complaint complaint,
        Grade grade,
        string reason,
        CaseRegister register
    )
    {
        complaint.Propose(grade, reason, register.Actor, register.Now);
        found.Note(
            "LowerGradeProposed",
            register.Actor,
            register.Now,
            null,
            ("grade", Json.Word(grade)),
            ("from", Json.Word(found.Grade)),
            ("reason", reason)
        );
        var holders = await DutyHolders.Of(found, register.Db, await register.Roster(), register.Now);
        var ruler = found.Grade == Grade.Critical ? DutyRole.ProjectManager : DutyRole.ServiceSupervisor;
        register.Tell(
            holders.Holding(ruler, PromiseKind.FollowUp),
            "grade_proposed",
            T("{0} 提请由{1}降为{2}：{3}", found.Number, Words.Of(found.Grade), Words.Of(grade), reason),
            found
        );
        return Outcome.Done;
    }

    private static async ValueTask<Outcome> Rule(Case found, GradeRuling input, CaseRegister register)
    {
        if (found.BarFromJudging(register.Me) is { } bar)
            return bar;
        var complaint = await ComplaintBook.Of(found, register.Db);
        if (complaint.ProposedGrade is not { } proposed)
            return ComplaintRefusals.NothingProposed;
        if (input.Approve is not { } approve)
            return Refusal.Invalid("approve", "请选择同意或不同意。");
        if (!MayLower(found, register.Me))
            return ComplaintRefusals.OnlyTheManagerLowersCritical;
        if (complaint.ProposedById == register.Actor.Id)
            return ComplaintRefusals.NotOnesOwnProposal;
        if (!approve && string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "不同意要写明理由。");
        var reason = string.IsNullOrWhiteSpace(input.Reason) ? complaint.ProposedReason! : input.Reason.Trim();
        var proposer = (await register.Roster()).Find(complaint.ProposedById);
        if (approve)
        {
            var lowered = found.GradeComplaint(proposed, null, reason, register.Actor, register.Now);
            if (lowered.Refusal is not null)
                return lowered;
            complaint.GradeGiven(reason, confirmed: true, register.Actor, register.Now);
        }
        else
        {
            complaint.ForgetProposal();
            found.Note(
                "LowerGradeRefused",
                register.Actor,
                register.Now,
                null,
                ("grade", Json.Word(proposed)),
                ("reason", reason)
            );
        }
        register.Tell(
            proposer,
            "grade_ruled",
            T("{0} {1}：{2}", found.Number, approve ? T("同意降级") : T("不同意降级"), reason),
            found
        );
        return Outcome.Done;
    }
}

/// <summary>What the supervisor or the manager says to a proposal.</summary>
internal sealed record GradeRuling(bool? Approve, string? Reason);
