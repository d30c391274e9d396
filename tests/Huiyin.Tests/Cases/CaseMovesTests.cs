using Huiyin.Cases.Public;
using Xunit;
using static Huiyin.Cases.Public.CaseMove;
using static Huiyin.Cases.Public.CaseStatus;

namespace Huiyin.Tests.Cases;

/// <summary>The table of moves, pair by pair: what is not written here is not possible.</summary>
public sealed class CaseMovesTests
{
    /// <summary>Where a move leads that goes back to where the case waited.</summary>
    private const CaseStatus Back = Accepted;

    private static readonly Dictionary<CaseStatus, (CaseMove Move, CaseStatus To)[]> Possible = new()
    {
        [Registered] =
        [
            (Dispatch, Dispatched),
            (Hold, OnHold),
            (Handle, Handled),
            (CloseUnresolved, ClosedUnresolved),
            (Withdraw, Withdrawn),
        ],
        [Dispatched] =
        [
            (Dispatch, Dispatched),
            (Accept, Accepted),
            (Reject, Registered),
            (Arrive, Accepted),
            (AskConsent, AwaitingConsent),
            (Start, InProgress),
            (Hold, OnHold),
            (Handle, Handled),
            (CloseUnresolved, ClosedUnresolved),
            (Withdraw, Withdrawn),
        ],
        [Accepted] =
        [
            (Dispatch, Dispatched),
            (Arrive, Accepted),
            (AskConsent, AwaitingConsent),
            (Start, InProgress),
            (Hold, OnHold),
            (Handle, Handled),
            (CloseUnresolved, ClosedUnresolved),
            (Withdraw, Withdrawn),
        ],
        [AwaitingConsent] =
        [
            (AskConsent, AwaitingConsent),
            (GiveConsent, Back),
            // Only with the supervisor's override; the verb asks for it.
            (Start, InProgress),
            (Hold, OnHold),
            (CloseUnresolved, ClosedUnresolved),
            (Withdraw, Withdrawn),
        ],
        [InProgress] =
        [
            (Dispatch, Dispatched),
            (Arrive, InProgress),
            (AskConsent, AwaitingConsent),
            (Hold, OnHold),
            (Handle, Handled),
            (CloseUnresolved, ClosedUnresolved),
            (Withdraw, Withdrawn),
        ],
        [OnHold] = [(Dispatch, Dispatched), (Resume, Back), (CloseUnresolved, ClosedUnresolved), (Withdraw, Withdrawn)],
        [Handled] = [(Reopen, Back), (Close, Closed), (CloseUnresolved, ClosedUnresolved), (Withdraw, Withdrawn)],
        [Closed] = [],
        [ClosedUnresolved] = [],
        [Withdrawn] = [],
    };

    [Fact]
    public void Every_pair_of_status_and_move_leads_where_the_table_says()
    {
        var wrong =
            from status in Enum.GetValues<CaseStatus>()
            from move in Enum.GetValues<CaseMove>()
            let wanted = Possible[status].Where(p => p.Move == move).Select(p => (CaseStatus?)p.To).FirstOrDefault()
            let found = status.After(move, Back)
            where found != wanted
            select $"{status} {move} → {found}, not {wanted}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_pause_in_waiting_for_consent_ends_in_waiting_for_consent_and_nowhere_else()
    {
        Assert.Equal(AwaitingConsent, OnHold.After(Resume, AwaitingConsent));
        Assert.Null(OnHold.After(Dispatch, AwaitingConsent));
    }
}
