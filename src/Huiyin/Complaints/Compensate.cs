using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints;

/// <summary>
/// 补偿: asked for by whoever sees the trouble, approved by another, and by how high a one goes by the amount.
/// </summary>
internal sealed record Compensate(Money? Amount, string? Reason)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<Compensate>("compensation", Operation.AnswerCustomer, Request);
        routes.MapCaseVerb<CompensationRuling>("compensation-ruling", Operation.JudgeComplaint, Rule);
    }

    /// <summary>Up to which amounts who approves; the default where nobody has said otherwise.</summary>
    internal static async Task<ComplaintSettings> Settings(HuiyinDb db, CommunityId community) =>
        await db.Set<ComplaintSettings>().SingleOrDefaultAsync(s => s.CommunityId == community)
        ?? new ComplaintSettings(community);

    private static async ValueTask<Outcome> Request(Case found, Compensate input, CaseRegister register)
    {
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (input.Amount is not { Fen: > 0 } amount)
            return Refusal.Invalid("amount", "金额写成元，例如 200.00。");
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "请写明补偿什么、为什么。");
        var (community, id) = (found.CommunityId, found.Id);
        var waiting = await register
            .Db.Set<Compensation>()
            .AnyAsync(c => c.CommunityId == community && c.CaseId == id && c.State == CompensationState.Requested);
        if (waiting)
            return ComplaintRefusals.CompensationWaits;
        // Two small ones are one large one: what was approved before counts in.
        var given = await register
            .Db.Set<Compensation>()
            .Where(c => c.CommunityId == community && c.CaseId == id && c.State == CompensationState.Approved)
            .Select(c => c.Amount)
            .ToListAsync();
        var total = given.Aggregate(amount, (sum, before) => sum + before);
        var approver = (await Settings(register.Db, community)).ApproverOf(total);
        await ComplaintBook.Of(found, register.Db);
        register.Db.Add(new Compensation(found, amount, input.Reason.Trim(), approver, register.Actor, register.Now));
        found.Note(
            "CompensationRequested",
            register.Actor,
            register.Now,
            null,
            ("amount", amount.ToString()),
            ("reason", input.Reason.Trim()),
            ("approver", RoleWords.Of(approver))
        );
        var holders = await DutyHolders.Of(found, register.Db, await register.Roster(), register.Now);
        var duty = approver switch
        {
            Role.ServiceSupervisor => DutyRole.ServiceSupervisor,
            Role.ProjectManager => DutyRole.ProjectManager,
            _ => DutyRole.GeneralManager,
        };
        register.Tell(
            holders.Holding(duty),
            "compensation_requested",
            T("{0} {1} 元：{2}", found.Number, amount, input.Reason.Trim()),
            found
        );
        return Outcome.Done;
    }

    private static async ValueTask<Outcome> Rule(Case found, CompensationRuling input, CaseRegister register)
    {
        var (community, id) = (found.CommunityId, found.Id);
        var asked = await register
            .Db.Set<Compensation>()
            .SingleOrDefaultAsync(c =>
                c.CommunityId == community && c.CaseId == id && c.State == CompensationState.Requested
            );
        if (found.BarFromJudging(register.Me) is { } bar)
            return bar;
        if (asked is null)
            return ComplaintRefusals.NoCompensationAsked;
        if (input.Approve is not { } approve)
            return Refusal.Invalid("approve", "请选择同意或不同意。");
        if (asked.RequestedById == register.Actor.Id)
            return ComplaintRefusals.NotOnesOwnRequest;
        if (!asked.MayBeRuledBy(register.Me))
            return ComplaintRefusals.BeyondAuthority(RoleWords.Of(asked.Approver));
        if (!approve && string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "不同意要写明理由。");
        asked.Rule(approve, input.Reason?.Trim(), register.Actor, register.Now);
        found.Note(
            approve ? "CompensationApproved" : "CompensationRefused",
            register.Actor,
            register.Now,
            null,
            ("amount", asked.Amount.ToString()),
            ("reason", input.Reason?.Trim())
        );
        var roster = await register.Roster();
        register.Tell(
            roster.OnDuty(roster.Find(asked.RequestedById), register.Now),
            "compensation_ruled",
            T("{0} {1} 元：{2}", found.Number, asked.Amount, approve ? T("同意") : T("不同意")),
            found
        );
        return Outcome.Done;
    }
}

/// <summary>What the approver says.</summary>
internal sealed record CompensationRuling(bool? Approve, string? Reason);
