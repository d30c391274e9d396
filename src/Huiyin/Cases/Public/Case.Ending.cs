using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>How a case ends: asked after until satisfied, never by time running out .</summary>
public sealed partial class Case
{
    /// <summary>From this cycle on the manager visits in person.</summary>
    internal const int ManagersCycle = 3;

    /// <summary>Whether the next follow-up must be a visit: an unsatisfied customer is not asked by phone again .</summary>
    public bool VisitRequired => Cycle > 1;

    /// <summary>Whether that visit is the manager's.</summary>
    public bool ManagerMustVisit => Cycle >= ManagersCycle;

    /// <summary>The customer is satisfied; the case closes unless a child is still open.</summary>
    internal Outcome FollowUpSatisfied(string method, string? notes, bool childrenOpen, Actor by, DateTimeOffset now)
    {
        if (Status != CaseStatus.Handled)
            return CaseRefusals.NotHandledYet;
        Satisfied = true;
        Note("FollowUpSatisfied", by, now, FactKind.FollowedUpSatisfied, ("method", method), ("notes", notes));
        return childrenOpen || OwesReply ? Outcome.Done : Close(childrenOpen: false, followUpOpen: false, by, now);
    }

    /// <summary>What a follow-up brought up is not done until the head of the department has replied and signed .</summary>
    public bool OwesReply => RaisedInId is not null && Reply is null;

    /// <summary>The head's reply; it ends a case whose customer is satisfied already.</summary>
    internal Outcome SignReply(string text, bool childrenOpen, Actor by, DateTimeOffset now)
    {
        if (RaisedInId is null)
            return CaseRefusals.NotRaisedInFollowUp;
        if (Status.IsFinal())
            return CaseRefusals.AlreadyEnded(Status);
        (Reply, RepliedByName, RepliedAt) = (text, by.Name, now);
        Note("DepartmentReplied", by, now, FactKind.Replied, ("text", text));
        return Satisfied == true && Status == CaseStatus.Handled && !childrenOpen
            ? Close(childrenOpen: false, followUpOpen: false, by, now)
            : Outcome.Done;
    }

    /// <summary>Round again: the next cycle begins with the same department.</summary>
    internal Outcome FollowUpUnsatisfied(string method, string? notes, Actor by, DateTimeOffset now)
    {
        if (Status != CaseStatus.Handled)
            return CaseRefusals.NotHandledYet;
        StatusBefore = Department is null ? CaseStatus.Registered : CaseStatus.Dispatched;
        if (Move(CaseMove.Reopen) is { Refusal: { } no })
            return no;
        Satisfied = false;
        Cycle++;
        Note("FollowUpUnsatisfied", by, now, FactKind.FollowedUpUnsatisfied, ("method", method), ("notes", notes));
        Note("CaseReopened", by, now, null, ("cycle", Cycle.ToString()), ("department", Department));
        if (NeedsRuling)
            Note("RulingNeeded", Actor.System, now, FactKind.RulingNeeded);
        return Outcome.Done;
    }

    /// <summary>Nobody answered, or the customer would not be asked: counted, and the case stays open .</summary>
    internal Outcome FollowUpWithoutAnswer(bool refused, string method, string? notes, Actor by, DateTimeOffset now)
    {
        if (Status != CaseStatus.Handled)
            return CaseRefusals.NotHandledYet;
        Note(
            refused ? "FollowUpRefused" : "FollowUpUnreachable",
            by,
            now,
            refused ? FactKind.FollowedUpRefused : FactKind.FollowedUpUnreachable,
            ("method", method),
            ("notes", notes)
        );
        return Outcome.Done;
    }

    internal Outcome Close(bool childrenOpen, bool followUpOpen, Actor by, DateTimeOffset now)
    {
        if (childrenOpen)
            return CaseRefusals.ChildrenOpen;
        if (Status is CaseStatus.Handled && followUpOpen)
            return CaseRefusals.FollowUpRequired;
        if (OwesReply)
            return CaseRefusals.ReplyRequired;
        if (Status is not CaseStatus.Handled && Cycle > 1)
            return CaseRefusals.FollowUpRequired;
        if (Move(CaseMove.Close) is { Refusal: { } no })
            return no;
        EndedAt = now;
        Note("CaseClosed", by, now, FactKind.Closed);
        return Outcome.Done;
    }

    internal Outcome CloseUnresolved(string reason, Amends amends, bool childrenOpen, Actor by, DateTimeOffset now)
    {
        if (childrenOpen)
            return CaseRefusals.ChildrenOpen;
        if (Move(CaseMove.CloseUnresolved) is { Refusal: { } no })
            return no;
        EndedAt = now;
        Note(
            "CaseClosedUnresolved",
            by,
            now,
            FactKind.ClosedUnresolved,
            ("reason", reason),
            ("customerTold", "true"),
            ("apologised", amends.Apologised ? "true" : null),
            ("alternative", amends.Alternative)
        );
        return Outcome.Done;
    }

    /// <summary>
    /// Why these people may not write down that the customer takes it back; null when they may. What weighs heavily or has
    /// failed already does not end on a word that nobody checked.
    /// </summary>
    internal Refusal? BarFromWithdrawing(CurrentStaff who) =>
        BarFromJudging(who) is { } bar ? bar
        : ManagerMustVisit && !who.May(Operation.CloseUnresolved) ? CaseRefusals.OnlyTheManagerWithdraws
        : (VisitRequired || Grade >= Grade.Major || LeaderMustAsk || RespondentId is not null)
        && !who.May(Operation.JudgeComplaint)
            ? CaseRefusals.OnlyTheSupervisorWithdraws
        : null;

    internal Outcome Withdraw(string reason, bool childrenOpen, Actor by, DateTimeOffset now)
    {
        if (childrenOpen)
            return CaseRefusals.ChildrenOpen;
        if (Move(CaseMove.Withdraw) is { Refusal: { } no })
            return no;
        EndedAt = now;
        Note("CaseWithdrawn", by, now, FactKind.Withdrawn, ("reason", reason));
        return Outcome.Done;
    }
}

/// <summary>What the customer was given for what could not be done: an apology, something else instead .</summary>
internal sealed record Amends(bool Apologised, string? Alternative);
