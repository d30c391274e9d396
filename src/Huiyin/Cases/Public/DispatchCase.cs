using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>派单: the desk gives a case to a department, or passes it on .</summary>
internal sealed record DispatchCase(string? Department, string? Assignee, string? Note)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<DispatchCase>("dispatch", Operation.DispatchCase, Dispatch);
        routes.MapCaseVerb<ArbitrateCase>("arbitration", Operation.Arbitrate, Arbitrate);
    }

    public static async ValueTask<Outcome> Dispatch(Case found, DispatchCase input, CaseRegister register)
    {
        var roster = await register.Roster();
        if (Receiver(roster, input.Department, input.Assignee).Refused(out var receiver, out var no))
            return no;
        if (MayNotReceive(found, receiver) is { } bar)
            return bar;
        var handed = found.Dispatch(receiver.Department, receiver.Assignee, input.Note, register.Actor, register.Now);
        return handed.Refusal is null ? TellReceiver(found, receiver, roster, register) : handed;
    }

    private static async ValueTask<Outcome> Arbitrate(Case found, ArbitrateCase input, CaseRegister register)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "请写明裁定的理由。");
        var roster = await register.Roster();
        if (Receiver(roster, input.Department, input.Assignee).Refused(out var receiver, out var no))
            return no;
        if (MayNotReceive(found, receiver) is { } bar)
            return bar;
        var ruled = found.Arbitrate(receiver.Department, receiver.Assignee, input.Reason, register.Actor, register.Now);
        return ruled.Refusal is null ? TellReceiver(found, receiver, roster, register) : ruled;
    }

    /// <summary>Who was named to get it; refused when there is no such department or person.</summary>
    internal static Outcome<Receiver> Receiver(CommunityRoster roster, string? department, string? assignee)
    {
        if (string.IsNullOrWhiteSpace(department))
            return Refusal.Invalid("department", "请选择部门。");
        if (!roster.Departments.TryGetValue(department, out var name))
            return Refusal.Invalid("department", "没有这个部门：{0}。", department);
        if (string.IsNullOrWhiteSpace(assignee))
            return new Receiver(new DepartmentName(department, name), null);
        return roster.Find(assignee) is { } member
            ? new Receiver(new DepartmentName(department, name), new StaffName(member.Id, member.Login, member.Name))
            : Refusal.Invalid("assignee", "没有这位员工：{0}。", assignee);
    }

    private static Refusal? MayNotReceive(Case found, Receiver receiver) =>
        receiver.Assignee is { } assignee && found.IsAbout(assignee.Id)
            ? CaseRefusals.NotToTheRespondent(assignee.Name)
            : null;

    private static Outcome TellReceiver(Case found, Receiver receiver, CommunityRoster roster, CaseRegister register)
    {
        var told = receiver.Assignee is { } assignee
            ? [roster.Find(assignee.Id)!]
            : roster.Members.Where(m => m.Departments.Contains(receiver.Department.Code)).ToList();
        foreach (var member in told)
            register.Tell(
                roster.OnDuty(member, register.Now) ?? member,
                "dispatched",
                $"{found.Number} {found.Summary}",
                found
            );
        return Outcome.Done;
    }
}

/// <summary>仲裁: where duties overlap or nobody wants it, the supervisor rules .</summary>
internal sealed record ArbitrateCase(string? Department, string? Assignee, string? Reason);

internal sealed record Receiver(DepartmentName Department, StaffName? Assignee);
