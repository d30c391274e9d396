using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>Who has the case: dispatch, accept, reject, arbitrate, hold and resume.</summary>
public sealed partial class Case
{
    /// <summary>Rejections after which only the supervisor decides who has the case.</summary>
    internal const int RejectionsBeforeRuling = 2;

    /// <summary>It has been given back so often that only the supervisor says who has it .</summary>
    internal bool NeedsRuling => Rejections >= RejectionsBeforeRuling;

    internal Outcome Dispatch(
        DepartmentName department,
        StaffName? assignee,
        string? note,
        Actor by,
        DateTimeOffset now
    )
    {
        if (NeedsRuling)
            return CaseRefusals.ArbitrationRequired;
        return HandTo("CaseDispatched", FactKind.Dispatched, department, assignee, note, by, now);
    }

    /// <summary>The supervisor's ruling: it ends the passing round.</summary>
    internal Outcome Arbitrate(
        DepartmentName department,
        StaffName? assignee,
        string reason,
        Actor by,
        DateTimeOffset now
    )
    {
        var handed = HandTo("CaseArbitrated", FactKind.Arbitrated, department, assignee, reason, by, now);
        if (handed.Refusal is null)
            Rejections = 0;
        return handed;
    }

    internal Outcome Accept(StaffName by, Actor actor, DateTimeOffset now)
    {
        if (Move(CaseMove.Accept) is { Refusal: { } no })
            return no;
        (AssigneeId, AssigneeName) = (by.Id, by.Name);
        Note("CaseAccepted", actor, now, FactKind.Accepted);
        return Outcome.Done;
    }

    internal Outcome Reject(string reason, Actor by, DateTimeOffset now)
    {
        if (Move(CaseMove.Reject) is { Refusal: { } no })
            return no;
        var department = Department;
        (Department, AssigneeId, AssigneeName) = (null, null, null);
        Rejections++;
        Note("CaseRejected", by, now, FactKind.Rejected, ("reason", reason), ("department", department));
        if (NeedsRuling)
            Note("RulingNeeded", Actor.System, now, FactKind.RulingNeeded);
        return Outcome.Done;
    }

    /// <summary>Who did not answer is waited for no longer: somebody else has it, who may accept or pass it back.</summary>
    internal void PassOverTo(StaffName to) => (AssigneeId, AssigneeName) = (to.Id, to.Name);

    internal Outcome PutOnHold(HoldReason reason, string? note, Actor by, DateTimeOffset now)
    {
        if (Move(CaseMove.Hold) is { Refusal: { } no })
            return no;
        Note("CaseHeld", by, now, FactKind.Held, reason, null, ("reason", Json.Word(reason)), ("note", note));
        return Outcome.Done;
    }

    internal Outcome Resume(Actor by, DateTimeOffset now)
    {
        if (Move(CaseMove.Resume) is { Refusal: { } no })
            return no;
        Note("CaseResumed", by, now, FactKind.Resumed);
        return Outcome.Done;
    }

    private Outcome HandTo(
        string fact,
        FactKind kind,
        DepartmentName department,
        StaffName? assignee,
        string? note,
        Actor by,
        DateTimeOffset now
    )
    {
        if (Move(CaseMove.Dispatch) is { Refusal: { } no })
            return no;
        Department = department.Code;
        (AssigneeId, AssigneeName) = (assignee?.Id, assignee?.Name);
        Note(
            fact,
            by,
            now,
            kind,
            ("department", department.Code),
            ("departmentName", department.Name),
            ("assignee", assignee?.Login),
            ("assigneeName", assignee?.Name),
            ("note", note)
        );
        return Outcome.Done;
    }
}

/// <summary>A department as a sentence names it.</summary>
internal sealed record DepartmentName(string Code, string Name);

/// <summary>A member of staff as a sentence names them.</summary>
internal sealed record StaffName(StaffId Id, string Login, string Name);
