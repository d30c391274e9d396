using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock.Public;

/// <summary>
/// Who holds each duty for one case at one time; absences pass to the deputy. The person complained of holds none: it
/// passes to the next of that role, else upward.
/// </summary>
internal sealed class DutyHolders(Case about, StaffId? steward, CommunityRoster roster, DateTimeOffset now)
{
    /// <summary>From the unit to the top: where a duty goes that nobody of its own role may hold.</summary>
    private static readonly Role[] Upward =
    [
        Role.Steward,
        Role.ServiceSupervisor,
        Role.ProjectManager,
        Role.GeneralManager,
        // Above the general manager stands nobody; quality answers to no line.
        Role.QualityManager,
    ];

    public static async Task<DutyHolders> Of(Case about, HuiyinDb db, CommunityRoster roster, DateTimeOffset now)
    {
        StaffId? steward = null;
        if (about.UnitId is { } unit)
        {
            steward = await db.Set<Estate.Public.Unit>()
                .Where(u => u.CommunityId == about.CommunityId && u.Id == unit)
                .Select(u => u.StewardId)
                .SingleOrDefaultAsync();
        }
        return new DutyHolders(about, steward, roster, now);
    }

    /// <summary>The one person who answers for a duty, or null when a whole department or nobody does.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="promise">For which promise; whom to ask is judged more strictly than who works.</param>
    public Member? Holding(DutyRole duty, PromiseKind? promise = null)
    {
        var asks = promise is PromiseKind.FollowUp or PromiseKind.Visit;
        if (roster.OnDuty(Proper(duty), now) is not { } holder)
            return null;
        if (!IsBarred(holder, asks))
            return holder;
        return duty is DutyRole.Assignee or DutyRole.Department
            ? null
            : Instead(duty).Select(m => roster.OnDuty(m, now)).FirstOrDefault(m => m is not null && !IsBarred(m, asks));
    }

    /// <summary>Everybody to tell when the duty has no single holder.</summary>
    public IReadOnlyList<Member> ToTell(DutyRole duty) =>
        Holding(duty) is { } one ? [one]
        : about.Department is { } department
            ? [.. roster.Members.Where(m => m.Departments.Contains(department) && !IsBarred(m, asks: false))]
        : [];

    /// <summary>What to call a duty that nobody in particular holds.</summary>
    public string? NameOf(DutyRole duty) =>
        duty is DutyRole.Assignee or DutyRole.Department or DutyRole.DepartmentManager
        && about.Department is { } department
            ? roster.DepartmentName(department)
            : null;

    private Member? Proper(DutyRole duty) =>
        duty switch
        {
            DutyRole.Receptionist => roster.Find(about.ReceivedById),
            DutyRole.Steward => roster.Find(steward) ?? First(Role.Steward) ?? roster.Find(about.ReceivedById),
            DutyRole.Assignee => roster.Find(about.AssigneeId),
            DutyRole.Department => roster.Find(about.AssigneeId),
            DutyRole.DepartmentManager => HeadOf(about.Department),
            DutyRole.ServiceSupervisor => First(Role.ServiceSupervisor),
            DutyRole.ProjectManager => First(Role.ProjectManager),
            DutyRole.QualityManager => First(Role.QualityManager),
            DutyRole.GeneralManager => First(Role.GeneralManager),
        };

    /// <summary>Who else may hold it, the nearest first: the same role, then upward.</summary>
    private IEnumerable<Member> Instead(DutyRole duty)
    {
        var role = duty switch
        {
            DutyRole.Receptionist => Role.Receptionist,
            DutyRole.Steward => Role.Steward,
            DutyRole.DepartmentManager => Role.DepartmentManager,
            DutyRole.ServiceSupervisor => Role.ServiceSupervisor,
            DutyRole.ProjectManager => Role.ProjectManager,
            DutyRole.QualityManager => Role.QualityManager,
            _ => Role.GeneralManager,
        };
        var same = roster.Holding(role);
        if (role == Role.DepartmentManager)
            same = same.Where(m => about.Department is { } own && m.Departments.Contains(own));
        // Who is in no line of their own passes to the supervisor, a head of department to the manager.
        var above = role switch
        {
            Role.DepartmentManager => Role.ProjectManager,
            Role.Receptionist => Role.ServiceSupervisor,
            Role.QualityManager => Role.GeneralManager,
            _ => role,
        };
        return same.Concat(Upward.SkipWhile(r => r != above).SelectMany(roster.Holding));
    }

    private bool IsBarred(Member member, bool asks) =>
        about.IsAbout(member.Id)
        || (asks && about.RespondentDepartment is { } department && member.Departments.Contains(department));

    private Member? HeadOf(string? department) =>
        department is null
            ? null
            : roster.Holding(Role.DepartmentManager).FirstOrDefault(m => m.Departments.Contains(department));

    private Member? First(Role role) => roster.Holding(role).FirstOrDefault();
}
