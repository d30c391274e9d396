using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>A case that another system has already taken some way: its course is told again with its own times.</summary>
public sealed partial class Case
{
    /// <summary>
    /// Writes the history that led to <paramref name="status"/>. Only what the other system knows is told: when it was
    /// received, and when it ended. The import itself is the last fact, at its own time.
    /// </summary>
    /// <param name="registration">What was asked for; its time is when it was received.</param>
    /// <param name="number">Number of the day it was received.</param>
    /// <param name="charterVersion">The charter whose promises it is measured by.</param>
    /// <param name="past">How far it had come.</param>
    /// <param name="now">When it is imported.</param>
    internal static Case Import(
        Registration registration,
        string number,
        int charterVersion,
        ImportedPast past,
        DateTimeOffset now
    )
    {
        var imported = Register(registration, number, charterVersion, Actor.System);
        var received = registration.ReceivedAt;
        var ended = past.EndedAt ?? received;
        switch (past.Status)
        {
            case CaseStatus.Registered:
                break;
            case CaseStatus.Dispatched
            or CaseStatus.Accepted
            or CaseStatus.AwaitingConsent
            or CaseStatus.InProgress
            or CaseStatus.OnHold:
                imported.GoOnAsImported(past, received);
                break;
            case CaseStatus.Withdrawn:
                Must(imported.Withdraw(past.Result, childrenOpen: false, Actor.System, ended));
                break;
            case CaseStatus.ClosedUnresolved:
                Must(
                    imported.CloseUnresolved(
                        past.Result,
                        new Amends(Apologised: false, Alternative: null),
                        childrenOpen: false,
                        Actor.System,
                        ended
                    )
                );
                break;
            case CaseStatus.Handled or CaseStatus.Closed:
                Must(imported.Handle(past.Result, null, null, Actor.System, ended));
                if (past.Status == CaseStatus.Closed)
                    Must(imported.Close(childrenOpen: false, followUpOpen: false, Actor.System, ended));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(past), past.Status, "A status that no import knows.");
        }
        imported.Note("CaseImported", Actor.System, now, null, ("externalId", registration.ExternalId));
        return imported;
    }

    /// <summary>It was in somebody's hands; whose, the other system does not say in our words.</summary>
    private void GoOnAsImported(ImportedPast past, DateTimeOffset received)
    {
        Must(Dispatch(past.Department, null, null, Actor.System, received));
        if (past.Status == CaseStatus.Dispatched)
            return;
        Must(Move(CaseMove.Accept));
        Note("CaseAccepted", Actor.System, received, FactKind.Accepted);
        if (past.Status == CaseStatus.InProgress)
            Must(Start(null, new StaffName(default, Actor.System.Login, Actor.System.Name), Actor.System, received));
        else if (past.Status == CaseStatus.OnHold)
            Must(PutOnHold(HoldReason.Other, null, Actor.System, received));
        else if (past.Status == CaseStatus.AwaitingConsent)
            Must(AskConsent("水电", null, Actor.System, received));
    }

    private static void Must(Outcome done)
    {
        if (done.Refusal is { } no)
            throw new InvalidOperationException($"An imported course is refused: {no.Code}");
    }
}

/// <summary>What another system knows of a case's course.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="EndedAt">When it was handled, closed or withdrawn; null when it does not know.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Department">Who has it here while it is open.</param>
internal sealed record ImportedPast(
    CaseStatus Status,
    DateTimeOffset? EndedAt,
    string Result,
    DepartmentName Department
);
