using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>暂停 / 恢复: a reason says which clocks may stand still meanwhile.</summary>
internal sealed record HoldCase(string? Reason, string? Note)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<HoldCase>(
            "hold",
            Operation.HoldCase,
            (found, input, register) =>
            {
                if (WorkDuty.Refused(found, register.Me) is { } no)
                    return new(no);
                if (string.IsNullOrWhiteSpace(input.Reason))
                    return new(Refusal.Invalid("reason", "请选择暂停的原因。"));
                // A reason in other words is kept as a note; it stops no clock.
                return Json.FromWord<HoldReason>(input.Reason) is { } reason
                    ? new(found.PutOnHold(reason, input.Note, register.Actor, register.Now))
                    : new(found.PutOnHold(HoldReason.Other, input.Reason, register.Actor, register.Now));
            }
        );
        routes.MapCaseVerb<Nothing>(
            "resumption",
            Operation.HoldCase,
            (found, _, register) =>
                new(WorkDuty.Refused(found, register.Me) ?? found.Resume(register.Actor, register.Now))
        );
    }
}
