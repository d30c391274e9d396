using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>接单 / 退回: the department takes a case or gives it back with a reason .</summary>
internal static class AcceptCase
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<Nothing>(
            "acceptance",
            Operation.WorkOnCase,
            async (found, _, register) =>
                WorkDuty.Refused(found, register.Me)
                ?? found.Accept(await WorkDuty.Worker(found, register), register.Actor, register.Now)
        );
        routes.MapCaseVerb<WithReason>("rejection", Operation.WorkOnCase, Reject);
    }

    /// <summary>Given back, it lies with nobody: whoever took it in sends it on, and the second time the supervisor rules.</summary>
    private static async ValueTask<Outcome> Reject(Case found, WithReason input, CaseRegister register)
    {
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "退回要写明理由，不能推诿。");
        var rejected = found.Reject(input.Reason, register.Actor, register.Now);
        if (rejected.Refusal is not null)
            return rejected;
        var holders = await DutyHolders.Of(found, register.Db, await register.Roster(), register.Now);
        var text = $"{found.Number} {input.Reason.Trim()}";
        register.Tell(holders.Holding(DutyRole.Receptionist), "rejected", text, found);
        if (found.NeedsRuling)
            register.Tell(holders.Holding(DutyRole.ServiceSupervisor), "ruling_needed", text, found);
        return Outcome.Done;
    }
}
