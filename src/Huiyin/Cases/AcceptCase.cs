using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
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
        routes.MapCaseVerb<WithReason>(
            "rejection",
            Operation.WorkOnCase,
            (found, input, register) =>
            {
                if (WorkDuty.Refused(found, register.Me) is { } no)
                    return new(no);
                return string.IsNullOrWhiteSpace(input.Reason)
                    ? new(Refusal.Invalid("reason", "退回要写明理由，不能推诿。"))
                    : new(found.Reject(input.Reason, register.Actor, register.Now));
            }
        );
    }
}
