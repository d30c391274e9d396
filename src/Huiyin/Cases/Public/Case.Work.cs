using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Cases.Public;

/// <summary>The work itself: arrive, ask consent, start, handle .</summary>
public sealed partial class Case
{
    internal Outcome Arrive(StaffName who, Actor by, DateTimeOffset now)
    {
        var unaccepted = Status == CaseStatus.Dispatched;
        if (Move(CaseMove.Arrive) is { Refusal: { } no })
            return no;
        if (unaccepted)
            AcceptByActing(who, by, now);
        ArrivedAt ??= now;
        Note("TechnicianArrived", by, now, FactKind.Arrived);
        return Outcome.Done;
    }

    internal Outcome AskConsent(string what, string? note, Actor by, DateTimeOffset now)
    {
        if (Move(CaseMove.AskConsent) is { Refusal: { } no })
            return no;
        Note("ConsentRequested", by, now, FactKind.ConsentRequested, ("what", what), ("note", note));
        return Outcome.Done;
    }

    internal Outcome TakeConsent(bool given, string who, string how, string? what, Actor by, DateTimeOffset now)
    {
        if (Status != CaseStatus.AwaitingConsent)
            return CaseRefusals.NotFromHere(CaseMove.GiveConsent, Status);
        if (given && Move(CaseMove.GiveConsent) is { Refusal: { } no })
            return no;
        Note(
            given ? "ConsentGiven" : "ConsentRefused",
            by,
            now,
            given ? FactKind.ConsentGiven : FactKind.ConsentRefused,
            ("what", what),
            ("who", who),
            ("how", how)
        );
        return Outcome.Done;
    }

    /// <param name="overriding">Why the work starts without the owner's consent (danger to life), else null.</param>
    internal Outcome Start(string? overriding, StaffName who, Actor by, DateTimeOffset now)
    {
        var unaccepted = Status == CaseStatus.Dispatched;
        if (Status == CaseStatus.AwaitingConsent && overriding is null)
            return CaseRefusals.ConsentRequired;
        if (Move(CaseMove.Start) is { Refusal: { } no })
            return no;
        if (unaccepted)
            AcceptByActing(who, by, now);
        if (overriding is not null)
            Note("ConsentOverridden", by, now, null, ("reason", overriding));
        Note("WorkStarted", by, now, FactKind.Started);
        return Outcome.Done;
    }

    /// <summary>The matter is done from our side; the customer is asked next.</summary>
    internal Outcome Handle(string result, string? signedBy, string? satisfaction, Actor by, DateTimeOffset now)
    {
        if (Status == CaseStatus.AwaitingConsent)
            return CaseRefusals.ConsentRequired;
        var onTheSpot = Status == CaseStatus.Registered && Cycle == 1;
        if (Move(CaseMove.Handle) is { Refusal: { } no })
            return no;
        (Result, HandledAt) = (result, now);
        Note(
            onTheSpot ? "CaseHandledOnTheSpot" : "CaseHandled",
            by,
            now,
            FactKind.Handled,
            ("result", result),
            ("signedBy", signedBy),
            ("satisfaction", satisfaction)
        );
        return Outcome.Done;
    }

    /// <summary>Arriving or starting without having tapped "accept" is accepting.</summary>
    private void AcceptByActing(StaffName who, Actor by, DateTimeOffset now)
    {
        Status = CaseStatus.Accepted == Status || CaseStatus.InProgress == Status ? Status : CaseStatus.Accepted;
        (AssigneeId, AssigneeName) = (who.Id, who.Name);
        Note("CaseAccepted", by, now, FactKind.Accepted);
    }
}
