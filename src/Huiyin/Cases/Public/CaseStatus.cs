using Huiyin.Edge;

namespace Huiyin.Cases.Public;

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    /// <summary>已登记: written down, no department yet.</summary>
    Registered,

    /// <summary>已派单: a department has it, nobody has accepted.</summary>
    Dispatched,

    /// <summary>已接单: somebody answers for it.</summary>
    Accepted,

    /// <summary>待同意: the owner was asked to consent to an outage .</summary>
    AwaitingConsent,

    /// <summary>处理中: work has begun.</summary>
    InProgress,

    /// <summary>已暂停: waiting for somebody or something outside.</summary>
    OnHold,

    /// <summary>已处理: done from our side; the customer has not been asked yet.</summary>
    Handled,

    /// <summary>已销案: the customer is satisfied, or nothing remained to ask.</summary>
    Closed,

    /// <summary>未解决销案: closed by the manager although it could not be achieved .</summary>
    ClosedUnresolved,

    /// <summary>已撤回: the customer took it back.</summary>
    Withdrawn,
}

/// <summary>The verbs that move a case; see <see cref="CaseStatuses.After"/>.</summary>
public enum CaseMove
{
    Dispatch,
    Accept,
    Reject,
    Arrive,
    AskConsent,
    GiveConsent,
    Start,
    Hold,
    Resume,
    Handle,
    Reopen,
    Close,
    CloseUnresolved,
    Withdraw,
}

/// <summary>The one table of moves.</summary>
public static class CaseStatuses
{
    /// <summary>Nothing more happens to it.</summary>
    public static bool IsFinal(this CaseStatus status) =>
        status is CaseStatus.Closed or CaseStatus.ClosedUnresolved or CaseStatus.Withdrawn;

    /// <summary>
    /// The status after a move, or null when the move is not possible from there. Arriving or starting without
    /// having accepted counts as accepting; resuming and consent return to <paramref name="before"/>, where it waited.
    /// </summary>
    public static CaseStatus? After(this CaseStatus from, CaseMove move, CaseStatus before = CaseStatus.Accepted) =>
        (from, move) switch
        {
            (CaseStatus.Registered or CaseStatus.Dispatched or CaseStatus.Accepted, CaseMove.Dispatch) =>
                CaseStatus.Dispatched,
            (CaseStatus.InProgress, CaseMove.Dispatch) => CaseStatus.Dispatched,
            // A pause is no way round the owner's consent.
            (CaseStatus.OnHold, CaseMove.Dispatch) => before == CaseStatus.AwaitingConsent
                ? null
                : CaseStatus.Dispatched,
            (CaseStatus.Dispatched, CaseMove.Accept) => CaseStatus.Accepted,
            (CaseStatus.Dispatched, CaseMove.Reject) => CaseStatus.Registered,
            (CaseStatus.Dispatched or CaseStatus.Accepted, CaseMove.Arrive) => CaseStatus.Accepted,
            (CaseStatus.InProgress, CaseMove.Arrive) => CaseStatus.InProgress,
            (CaseStatus.Dispatched or CaseStatus.Accepted or CaseStatus.InProgress, CaseMove.AskConsent) =>
                CaseStatus.AwaitingConsent,
            (CaseStatus.AwaitingConsent, CaseMove.AskConsent) => CaseStatus.AwaitingConsent,
            (CaseStatus.AwaitingConsent, CaseMove.GiveConsent) => before,
            (CaseStatus.Dispatched or CaseStatus.Accepted or CaseStatus.AwaitingConsent, CaseMove.Start) =>
                CaseStatus.InProgress,
            (CaseStatus.Registered or CaseStatus.Dispatched or CaseStatus.Accepted, CaseMove.Hold) => CaseStatus.OnHold,
            (CaseStatus.AwaitingConsent or CaseStatus.InProgress, CaseMove.Hold) => CaseStatus.OnHold,
            (CaseStatus.OnHold, CaseMove.Resume) => before,
            (CaseStatus.Registered or CaseStatus.Dispatched or CaseStatus.Accepted, CaseMove.Handle) =>
                CaseStatus.Handled,
            (CaseStatus.InProgress, CaseMove.Handle) => CaseStatus.Handled,
            (CaseStatus.Handled, CaseMove.Reopen) => before,
            (CaseStatus.Handled, CaseMove.Close) => CaseStatus.Closed,
            (CaseStatus.Closed or CaseStatus.ClosedUnresolved or CaseStatus.Withdrawn, _) => null,
            (_, CaseMove.CloseUnresolved) => CaseStatus.ClosedUnresolved,
            (_, CaseMove.Withdraw) => CaseStatus.Withdrawn,
            _ => null,
        };
}
