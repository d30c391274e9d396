using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>What stands around a case and decides, with its status, what may happen next.</summary>
/// <param name="ChildrenOpen">A child is not done yet; the parent closes last.</param>
/// <param name="FollowUpOwed">The customer is still to be asked.</param>
/// <param name="AskedBy">Who is to ask them.</param>
/// <param name="Arrived">Somebody has arrived since it was last handed to a department.</param>
/// <param name="Complaint">What is kept of a complaint; null for other kinds.</param>
internal sealed record CaseSituation(
    bool ChildrenOpen,
    bool FollowUpOwed,
    StaffId? AskedBy,
    bool Arrived,
    ComplaintFile? Complaint = null
)
{
    public static CaseSituation Of(
        Case about,
        IEnumerable<PromiseRow> promises,
        IReadOnlyList<TimelineEntry> timeline,
        IEnumerable<CaseStatus> children,
        ComplaintFile? complaint = null
    )
    {
        var handed =
            timeline.LastOrDefault(t => t.Name is "CaseDispatched" or "CaseArbitrated" or "CaseReopened")?.Seq ?? -1;
        var asking = promises.FirstOrDefault(p =>
            !p.Ended && p.Cycle == about.Cycle && p.Kind is PromiseKind.FollowUp or PromiseKind.Visit
        );
        return new CaseSituation(
            children.Any(status => !status.IsFinal()),
            about.Satisfied is not true && asking is not null,
            asking?.OwedById,
            timeline.Any(t => t.Seq > handed && t.Name is "TechnicianArrived"),
            complaint
        );
    }
}

/// <summary>
/// What somebody may do with a case now. One place, so that the page shows, and the API names, exactly what the verbs
/// would not refuse. A name is the last part of the verb's address.
/// </summary>
internal static class CaseActions
{
    /// <summary>The form of <c>closure</c> that says it could not be achieved; posted to the same address.</summary>
    public const string UnresolvedClosure = "unresolved-closure";

    private sealed record Action(string Name, Operation Needs, Func<Asked, bool> Possible);

    private readonly record struct Asked(Case Case, CurrentStaff Me, CaseSituation Around)
    {
        public bool Open => !Case.Status.IsFinal();

        public bool Can(CaseMove move) => Case.Status.After(move, Case.StatusBefore) is not null;

        public bool Duty => WorkDuty.Refused(Case, Me) is null;

        /// <summary>An open complaint.</summary>
        public bool Complaint => Open && Case.Kind == RequestKind.Complaint;

        /// <summary>Neither about this person nor about their department.</summary>
        public bool Judges => Case.BarFromJudging(Me) is null;

        /// <summary>The request that waits for a ruling.</summary>
        public Compensation? Compensation =>
            Around.Complaint?.Compensations.FirstOrDefault(c => c.State == CompensationState.Requested);

        /// <summary>Somebody goes there with tools.</summary>
        public bool OnSite =>
            Case.Kind
                is RequestKind.Repair
                    or RequestKind.DeveloperDefect
                    or RequestKind.PaidService
                    or RequestKind.Other;
    }

    private static readonly Action[] All =
    [
        new("acceptance", Operation.WorkOnCase, a => a.Can(CaseMove.Accept) && a.Duty),
        new("arrival", Operation.WorkOnCase, a => a.Can(CaseMove.Arrive) && a.OnSite && !a.Around.Arrived && a.Duty),
        new("consent", Operation.WorkOnCase, a => a.Case.Status == CaseStatus.AwaitingConsent && a.Duty),
        new(
            "start",
            Operation.WorkOnCase,
            a =>
                a.Can(CaseMove.Start)
                && a.Duty
                && (a.Case.Status != CaseStatus.AwaitingConsent || a.Me.May(Operation.OverrideConsent))
        ),
        new("handling", Operation.WorkOnCase, a => a.Can(CaseMove.Handle) && a.Duty),
        new("consent-request", Operation.WorkOnCase, a => a.Can(CaseMove.AskConsent) && a.OnSite && a.Duty),
        new("materials", Operation.WorkOnCase, a => a.Open && a.OnSite && a.Duty),
        new(
            "resumption",
            Operation.HoldCase,
            a => a.Can(CaseMove.Resume) && a.Case.Status == CaseStatus.OnHold && a.Duty
        ),
        new("hold", Operation.HoldCase, a => a.Can(CaseMove.Hold) && a.Duty),
        new("rejection", Operation.WorkOnCase, a => a.Can(CaseMove.Reject) && a.Duty),
        new("dispatch", Operation.DispatchCase, a => a.Can(CaseMove.Dispatch) && !a.Case.NeedsRuling),
        new("arbitration", Operation.Arbitrate, a => a.Can(CaseMove.Dispatch)),
        new(
            "follow-ups",
            Operation.FollowUp,
            a => a.Case.Status == CaseStatus.Handled && a.Case.BarFromAsking(a.Me, a.Around.AskedBy) is null
        ),
        new(
            "closure",
            Operation.CloseCase,
            a =>
                a.Case.Status == CaseStatus.Handled
                && !a.Around.ChildrenOpen
                && !a.Around.FollowUpOwed
                && !a.Case.OwesReply
                && a.Judges
        ),
        new("read-back", Operation.RegisterCase, a => a.Complaint && a.Case.ReadBackAt is null),
        new("complaint", Operation.RecordComplaint, a => a.Complaint),
        new("grade", Operation.GradeComplaint, a => a.Complaint && a.Judges),
        new(
            "grade-ruling",
            Operation.JudgeComplaint,
            a =>
                a.Complaint
                && a.Judges
                && a.Around.Complaint?.Record is { ProposedGrade: not null } record
                && record.ProposedById != a.Me.Actor.Id
                && (a.Case.Grade != Grade.Critical || a.Me.May(Operation.DecideComplaint))
        ),
        new("investigation", Operation.WorkOnCase, a => a.Complaint && a.Duty),
        new(
            "decision",
            Operation.DecideComplaint,
            a => a.Complaint && a.Judges && a.Around.Complaint?.Record.Unsolvable is true
        ),
        new("cause", Operation.WorkOnCase, a => a.Complaint && a.Duty),
        new("utility-contacts", Operation.WorkOnCase, a => a.Complaint && a.Duty),
        new("apology", Operation.AnswerCustomer, a => a.Complaint),
        new("criticism", Operation.JudgeComplaint, a => a.Complaint && a.Judges),
        new("compensation", Operation.AnswerCustomer, a => a.Complaint && a.Compensation is null),
        new(
            "compensation-ruling",
            Operation.JudgeComplaint,
            a =>
                a.Complaint
                && a.Compensation is { } asked
                && asked.RequestedById != a.Me.Actor.Id
                && asked.MayBeRuledBy(a.Me)
                && a.Judges
        ),
        new(
            "compensation-payment",
            Operation.PayCompensation,
            a => a.Around.Complaint is { } file && file.Unpaid.Any()
        ),
        new("reply", Operation.SignReply, a => a.Open && a.Case.OwesReply && ReplyToIssue.MaySign(a.Case, a.Me)),
        new("answer", Operation.AnswerCustomer, a => a.Open),
        new("promise", Operation.AnswerCustomer, a => a.Open),
        new("classification", Operation.ClassifyCase, a => a.Open),
        new("children", Operation.RegisterCase, a => a.Open),
        new(
            "withdrawal",
            Operation.WithdrawCase,
            a => a.Can(CaseMove.Withdraw) && !a.Around.ChildrenOpen && a.Case.BarFromWithdrawing(a.Me) is null
        ),
        new(
            UnresolvedClosure,
            Operation.CloseUnresolved,
            a => a.Can(CaseMove.CloseUnresolved) && !a.Around.ChildrenOpen && a.Judges
        ),
        new("remarks", Operation.SeeCases, _ => true),
        new("files", Operation.WorkOnCase, _ => true),
        new("phone-reveal", Operation.SeePersonalData, a => a.Case.ContactPhone is not null),
    ];

    public static IReadOnlyList<string> For(Case about, CurrentStaff me, CaseSituation around)
    {
        if (about.BarOf(me.Actor) is not null)
            return about.ReadBackAt is null && !about.Status.IsFinal() ? ["read-back"] : [];
        var asked = new Asked(about, me, around);
        return [.. All.Where(action => me.May(action.Needs) && action.Possible(asked)).Select(action => action.Name)];
    }

    /// <summary>Why something that one would expect to do is not there; said only where it matters.</summary>
    public static IEnumerable<Refusal> Why(Case about, CurrentStaff me, CaseSituation around)
    {
        if (about.Status.IsFinal())
            yield break;
        if (about.BarOf(me.Actor) is { } bar)
        {
            yield return bar;
            yield break;
        }
        if (
            me.May(Operation.WorkOnCase)
            && about.Status != CaseStatus.Handled
            && WorkDuty.Refused(about, me)?.Refusal is { } notMine
        )
            yield return notMine;
        if (about.Status == CaseStatus.AwaitingConsent)
            yield return CaseRefusals.ConsentRequired;
        if (about.NeedsRuling)
            yield return CaseRefusals.ArbitrationRequired;
        if (around.ChildrenOpen)
            yield return CaseRefusals.ChildrenOpen;
        if (about.Status != CaseStatus.Handled)
            yield break;
        if (about.OwesReply)
            yield return CaseRefusals.ReplyRequired;
        if (me.May(Operation.FollowUp) && about.BarFromAsking(me, around.AskedBy) is { } notYou)
            yield return notYou;
        else if (about.VisitRequired && me.May(Operation.FollowUp))
            yield return CaseRefusals.VisitRequired;
    }

    /// <summary>The two or three things to do now, most likely first; the rest stands under 更多.</summary>
    public static IReadOnlyList<string> Now(
        Case about,
        CurrentStaff me,
        CaseSituation around,
        IReadOnlyList<string> possible
    )
    {
        // Whoever has the case in hand sees the work first, the desk sees whom to give it to and what to tell the customer.
        var handsOn =
            about.AssigneeId == me.Actor.Id
            || (
                about.Department is { } department
                && me.Departments.Contains(department)
                && !me.May(Operation.DispatchCase)
            );
        // What waits for this very person's word comes before everything.
        string[] rulings = ["grade-ruling", "compensation-ruling", "decision", "reply"];
        if (rulings.Where(possible.Contains).ToArray() is { Length: > 0 } waiting)
            return [.. waiting.Append("answer").Where(possible.Contains).Take(3)];
        var complaint = about.Kind == RequestKind.Complaint;
        var unknown = complaint && around.Complaint?.Record.Finding is null;
        string[] wanted = about.Status switch
        {
            not CaseStatus.Handled when possible is ["read-back"] => ["read-back"],
            CaseStatus.Registered when complaint && about.Grade == Grade.None => ["grade", "dispatch", "complaint"],
            CaseStatus.Accepted or CaseStatus.InProgress when unknown && handsOn =>
            [
                "investigation",
                "handling",
                "cause",
            ],
            CaseStatus.Registered when about.NeedsRuling => ["arbitration", "answer"],
            CaseStatus.Registered => ["dispatch", "handling", "classification", "answer"],
            CaseStatus.Dispatched when handsOn => ["acceptance", "rejection"],
            CaseStatus.Dispatched => ["answer", "dispatch", "acceptance"],
            CaseStatus.Accepted when handsOn => around.Arrived
                ? ["start", "consent-request", "handling"]
                : ["arrival", "start", "handling", "hold"],
            CaseStatus.AwaitingConsent => ["consent", "start", "hold"],
            CaseStatus.InProgress when handsOn => ["handling", "materials", "hold"],
            // whoever took it down looks into it the same day, whatever its work waits for.
            CaseStatus.Accepted or CaseStatus.InProgress when unknown && about.ReceivedById == me.Actor.Id =>
            [
                "investigation",
                "answer",
                "handling",
            ],
            CaseStatus.OnHold when unknown => ["investigation", "answer", "resumption"],
            CaseStatus.Accepted or CaseStatus.InProgress => ["answer", "handling", "promise"],
            CaseStatus.OnHold => ["resumption", "answer", "promise"],
            CaseStatus.Handled => ["follow-ups", "closure", "answer"],
            _ => ["remarks"],
        };
        return [.. wanted.Where(possible.Contains).Take(3)];
    }
}
