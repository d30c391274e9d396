using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

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
    public static Outcome? Refused(Case found, CurrentStaff me) => Refused(found.AssigneeId, found.Department, me);

    /// <summary>The same of a case of which only this much is known.</summary>
    public static Outcome? Refused(StaffId? assignee, string? department, CurrentStaff me) =>
        me.IsSystem
        || me.Is(AnyDepartment)
        || (assignee is not null && assignee == me.Actor.Id)
        || (department is not null && me.Departments.Contains(department))
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
