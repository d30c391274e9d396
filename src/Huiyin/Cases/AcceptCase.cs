using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>A verb that needs no input.</summary>
internal sealed record Nothing;

internal sealed record WithReason(string? Reason);

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

/// <summary>Who may work on a case, and in whose name.</summary>
internal static class WorkDuty
{
    private static readonly Role[] AnyDepartment =
    [
        Role.Receptionist,
        Role.ReceptionLead,
        Role.Steward,
        Role.AreaAdministrator,
        Role.ServiceSupervisor,
        Role.ProjectManager,
        Role.GeneralManager,
        Role.Administrator,
    ];

    /// <summary>A technician works on the cases of the own department and the own cases, nobody else's.</summary>
    public static Outcome? Refused(Case found, CurrentStaff me) =>
        me.IsSystem
        || me.Is(AnyDepartment)
        || found.AssigneeId == me.Actor.Id
        || (found.Department is { } department && me.Departments.Contains(department))
            ? (Outcome?)null
            : CaseRefusals.OnlyTheirDepartment;

    /// <summary>Who does the work: the hands that tap; a clerk who taps for them leaves the assignee as it is.</summary>
    public static async ValueTask<StaffName> Worker(Case found, CaseRegister register)
    {
        var me = register.Me;
        var roster = await register.Roster();
        var handsOn = found.Department is { } department && me.Departments.Contains(department);
        var worker = handsOn ? null : roster.Find(found.AssigneeId);
        return worker is null
            ? new StaffName(me.Actor.Id ?? default, me.Actor.Login, me.Actor.Name)
            : new StaffName(worker.Id, worker.Login, worker.Name);
    }
}
