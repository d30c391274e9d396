using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Clock.Public;

/// <summary>
/// Who holds each duty for one case at one time. Whoever is away passes it to their deputy, else to the next of the same
/// role, else upward, and nobody waits for them; the person complained of holds none.
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

    public static async Task<DutyHolders> Of(Case about, HuiyinDb db, CommunityRoster roster, DateTimeOffset now) =>
        new(about, await StewardOf(about, db), roster, now);

    internal static async ValueTask<StaffId?> StewardOf(Case about, HuiyinDb db) =>
        about.UnitId is { } id ? (await db.Set<Unit>().FindAsync(about.CommunityId, id))?.StewardId : null;

    /// <summary>The one person who answers for a duty, or null when a whole department or nobody does.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="promise">For which promise; who judges is looked at more strictly than who works.</param>
    public Member? Holding(DutyRole duty, PromiseKind? promise = null)
    {
        var judges = Judges(promise);
        // Work that nobody in particular has is the department's, and so is what a head would do where there is none. What
        // comes back from a follow-up and never was a department's is with whoever took it in.
        if (duty is DutyRole.Assignee or DutyRole.Department && about.AssigneeId is null)
            return about is { Department: null, Cycle: > 1 } ? Holding(DutyRole.Receptionist, promise) : null;
        if (duty is DutyRole.DepartmentManager && !HeadsOf(about.Department).Any())
            return null;
        return Proper(duty)
            .Select(m => roster.OnDuty(m, now))
            .Concat(Instead(duty))
            .FirstOrDefault(m => m is not null && !IsBarred(m, judges));
    }

    /// <summary>When it may next pass on because somebody comes or goes; null when no such time is planned.</summary>
    public DateTimeOffset? NextHandover(DutyRole duty, Member? holder)
    {
        var people = Proper(duty).OfType<Member>().Select(m => m.Id).ToHashSet();
        if (holder is not null)
            people.Add(holder.Id);
        return roster.NextHandover(people, now);
    }

    /// <summary>Everybody to tell when the duty has no single holder.</summary>
    public IReadOnlyList<Member> ToTell(DutyRole duty, PromiseKind promise) =>
        Holding(duty, promise) is { } one ? [one]
        : about.Department is { } department
            ? [.. roster.Members.Where(m => m.Departments.Contains(department) && !IsBarred(m, Judges(promise)))]
        : [];

    /// <summary>What nobody keeps whose department is complained of: to grade, to ask the customer, to strike off .</summary>
    private static bool Judges(PromiseKind? promise) =>
        promise is PromiseKind.Grade or PromiseKind.FollowUp or PromiseKind.Visit or PromiseKind.StrikeOff;

    /// <summary>What to call a duty that nobody in particular holds.</summary>
    public string? NameOf(DutyRole duty) =>
        duty is DutyRole.Assignee or DutyRole.Department or DutyRole.DepartmentManager
        && about.Department is { } department
            ? roster.DepartmentName(department)
            : null;

    /// <summary>Whose duty it is, away or not: one person of this case, or all of a role.</summary>
    private IEnumerable<Member?> Proper(DutyRole duty) =>
        duty switch
        {
            DutyRole.Receptionist => [roster.Find(about.ReceivedById)],
            DutyRole.Steward when roster.Find(steward) is { } own => [own],
            DutyRole.Steward => roster.Holding(Role.Steward, now).DefaultIfEmpty(roster.Find(about.ReceivedById)),
            DutyRole.Assignee or DutyRole.Department => [roster.Find(about.AssigneeId)],
            DutyRole.DepartmentManager => HeadsOf(about.Department),
            DutyRole.ServiceSupervisor => roster.Holding(Role.ServiceSupervisor, now),
            DutyRole.ProjectManager => roster.Holding(Role.ProjectManager, now),
            DutyRole.QualityManager => roster.Holding(Role.QualityManager, now),
            DutyRole.GeneralManager => roster.Holding(Role.GeneralManager, now),
        };

    /// <summary>Where it goes when whose duty it is are away or complained of: to the same role, then upward.</summary>
    private IEnumerable<Member> Instead(DutyRole duty) =>
        duty switch
        {
            DutyRole.Receptionist => roster.OnDuty(Role.Receptionist, now).Concat(Above(Role.ServiceSupervisor)),
            DutyRole.Steward => Above(Role.Steward),
            // What somebody cannot do who was named for it is their head's to give to another.
            DutyRole.Assignee or DutyRole.Department or DutyRole.DepartmentManager => HeadsOf(about.Department)
                .Select(m => roster.OnDuty(m, now))
                .OfType<Member>()
                .Concat(Above(Role.ProjectManager)),
            DutyRole.ServiceSupervisor => Above(Role.ServiceSupervisor),
            DutyRole.ProjectManager => Above(Role.ProjectManager),
            _ => Above(Role.GeneralManager),
        };

    private IEnumerable<Member> Above(Role role) =>
        Upward.SkipWhile(r => r != role).SelectMany(r => roster.OnDuty(r, now));

    private IEnumerable<Member> HeadsOf(string? department) =>
        department is null
            ? []
            : roster.Holding(Role.DepartmentManager, now).Where(m => m.Departments.Contains(department));

    private bool IsBarred(Member member, bool judges) =>
        about.IsAbout(member.Id)
        || (judges && about.RespondentDepartment is { } department && member.Departments.Contains(department));
}
