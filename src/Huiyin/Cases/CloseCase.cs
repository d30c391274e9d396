using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>
/// 销案: struck off only when everything is done, or as unresolved by the manager, who then writes down the
/// reason, that the customer was told, the apology and what was offered instead.
/// </summary>
internal sealed record CloseCase(
    bool? Unresolved,
    string? Reason,
    bool? CustomerTold,
    bool? Apologised,
    string? Alternative
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<CloseCase>("closure", Operation.CloseCase, Close);
        routes.MapCaseVerb<WithReason>("withdrawal", Operation.WithdrawCase, Withdraw);
    }

    private static async ValueTask<Outcome> Close(Case found, CloseCase input, CaseRegister register)
    {
        // Asking for a case that is closed to be closed is no mistake: a satisfied follow-up closes it by itself.
        if (found.Status == CaseStatus.Closed && input.Unresolved is not true)
            return Outcome.Done;
        if (found.BarFromJudging(register.Me) is { } bar)
            return bar;
        var childrenOpen = await register.HasOpenChildren(found);
        if (input.Unresolved is not true)
            return found.Close(childrenOpen, await FollowUpIsOwed(found, register), register.Actor, register.Now);
        if (!register.Me.May(Operation.CloseUnresolved))
            return CaseRefusals.OnlyManagerClosesUnresolved;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "请写明为什么没有办成。");
        if (input.CustomerTold is not true)
            return CaseRefusals.CustomerNotTold;
        if (await ComplaintBook.Lacking(found, register.Db) is { } lacking)
            return lacking;
        var amends = new Amends(
            input.Apologised == true,
            input.Alternative?.Trim() is { Length: > 0 } other ? other : null
        );
        return found.CloseUnresolved(input.Reason, amends, childrenOpen, register.Actor, register.Now);
    }

    private static async ValueTask<Outcome> Withdraw(Case found, WithReason input, CaseRegister register)
    {
        if (found.BarFromWithdrawing(register.Me) is { } bar)
            return bar;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "请写明客户为什么撤回。");
        return found.Withdraw(input.Reason, await register.HasOpenChildren(found), register.Actor, register.Now);
    }

    /// <summary>Whether this customer is still to be asked; one who would not be asked again is left in peace .</summary>
    private static async Task<bool> FollowUpIsOwed(Case found, CaseRegister register) =>
        found.Satisfied is not true
        && await register
            .Db.Set<PromiseRow>()
            .AnyAsync(p =>
                p.CommunityId == found.CommunityId
                && p.CaseId == found.Id
                && p.Cycle == found.Cycle
                && !p.Ended
                && (p.Kind == PromiseKind.FollowUp || p.Kind == PromiseKind.Visit)
            );
}
