using System.Collections.Concurrent;
using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff.Public;

/// <summary>A member of staff as everybody else needs to know them.</summary>
public sealed record Member(
    StaffId Id,
    string Login,
    string Name,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Departments,
    Guid Stamp
);

/// <summary>A community with its people and departments, read once and kept until somebody changes them.</summary>
public sealed record CommunityRoster(
    Community Community,
    IReadOnlyList<Member> Members,
    IReadOnlyDictionary<string, string> Departments,
    IReadOnlyList<Absence> Absences,
    IReadOnlyList<Shift> Shifts
)
{
    public TimeZoneInfo Zone { get; } = Community.Zone;

    /// <summary>Who worked here once: they do nothing and get nothing, but what they did keeps their name.</summary>
    public IReadOnlyList<Member> Former { get; init; } = [];

    public Member? Find(StaffId? id) => id is null ? null : Members.FirstOrDefault(m => m.Id == id);

    public Member? Find(string? login) => Members.FirstOrDefault(m => m.Login == login?.Trim().ToLowerInvariant());

    /// <summary>Whoever works or has worked here, for what is past.</summary>
    public Member? Known(StaffId? id) => Find(id) ?? Former.FirstOrDefault(m => m.Id == id);

    /// <summary>The same by the login.</summary>
    public Member? Known(string? login) =>
        Find(login) ?? Former.FirstOrDefault(m => m.Login == login?.Trim().ToLowerInvariant());

    public IEnumerable<Member> Holding(Role role) => Members.Where(m => m.Roles.Contains(role));

    public string DepartmentName(string? code) => code is null ? "" : Departments.GetValueOrDefault(code, code);

    /// <summary>A time as this community's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public DateTimeOffset? Local(DateTimeOffset? at) => at is { } time ? Local(time) : null;

    /// <summary>The person, or who stands in while they are away: the deputy, the deputy's deputy; null when nobody does.</summary>
    public Member? OnDuty(Member? member, DateTimeOffset now)
    {
        for (var passed = 0; member is not null && passed <= Absences.Count; passed++)
        {
            if (Absences.FirstOrDefault(a => a.StaffId == member.Id && a.Covers(now)) is not { } away)
                return member;
            member = Find(away.DeputyId);
        }
        return null;
    }

    /// <summary>Who holds a role, whoever is on shift at that time before the others; away or not.</summary>
    public IEnumerable<Member> Holding(Role role, DateTimeOffset now) =>
        Holding(role).OrderByDescending(m => Shifts.Any(s => s.StaffId == m.Id && s.Covers(now)));

    /// <summary>Who answers for a role at a time, or stands in for them; the first before the others.</summary>
    public IEnumerable<Member> OnDuty(Role role, DateTimeOffset now) =>
        Holding(role, now).Select(m => OnDuty(m, now)).OfType<Member>().Distinct();

    /// <summary>When a shift or an absence of these people next begins or ends; null when none is planned.</summary>
    public DateTimeOffset? NextHandover(IReadOnlyCollection<StaffId> people, DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var away in Absences.Where(a => people.Contains(a.StaffId)))
            Consider(away.From, away.To);
        foreach (var shift in Shifts.Where(s => people.Contains(s.StaffId)))
            Consider(shift.From, shift.To);
        return next;

        void Consider(DateTimeOffset from, DateTimeOffset to)
        {
            var change = from > now ? from : to;
            if (change > now && (next is null || change < next))
                next = change;
        }
    }
}

/// <summary>The rosters of all communities, shared by the process.</summary>
public sealed class Rosters(IServiceScopeFactory scopes, LiveChanges live, TokenMemory tokens, TimeProvider clock)
{
    /// <summary>What other nodes hear when somebody was taken on, moved or is away.</summary>
    internal const string Topic = "staff";

    private readonly ConcurrentDictionary<CommunityId, CommunityRoster> known = new();
    private readonly ConcurrentDictionary<StaffId, IReadOnlyList<CommunityId>> communities = new();
    private int generation;

    public async ValueTask<CommunityRoster> Of(CommunityId community)
    {
        if (known.TryGetValue(community, out var roster))
            return roster;
        var begun = Volatile.Read(ref generation);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        roster = await Read(db, community, clock.GetUtcNow() - Past);
        // What was read before somebody changed it must not be kept after.
        if (begun == Volatile.Read(ref generation))
            known[community] = roster;
        return roster;
    }

    /// <summary>The communities somebody works in.</summary>
    public async ValueTask<IReadOnlyList<CommunityId>> CommunitiesOf(StaffId staff)
    {
        if (communities.TryGetValue(staff, out var ids))
            return ids;
        var begun = Volatile.Read(ref generation);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        ids = await db.Set<Membership>()
            .Where(m => m.StaffId == staff)
            .OrderBy(m => m.CommunityId)
            .Select(m => m.CommunityId)
            .ToListAsync();
        if (begun == Volatile.Read(ref generation))
            communities[staff] = ids;
        return ids;
    }

    /// <summary>Absences and shifts that ended longer ago than this decide nothing any more.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(1);

    /// <summary>Call after committing a change of staff, departments or absences; the other nodes forget too.</summary>
    public void ForgetAll()
    {
        ForgetHere();
        live.Elsewhere?.Invoke(new LiveChange(default, Topic));
    }

    /// <summary>Another node has changed something.</summary>
    internal void ForgetHere()
    {
        Interlocked.Increment(ref generation);
        known.Clear();
        communities.Clear();
        tokens.Forget();
    }

    internal static async Task<CommunityRoster> Read(HuiyinDb db, CommunityId community, DateTimeOffset since)
    {
        var place = await db.Set<Community>().AsNoTracking().SingleAsync(c => c.Id == community);
        var members = await (
            from m in db.Set<Membership>().IgnoreQueryFilters().AsNoTracking()
            join a in db.Set<Account>().AsNoTracking() on m.StaffId equals a.Id
            where m.CommunityId == community
            orderby a.Id
            select new { m, a }
        ).ToListAsync();
        var departments = await db.Set<Department>()
            .AsNoTracking()
            .Where(d => d.CommunityId == community)
            .ToListAsync();
        var absences = await db.Set<Absence>()
            .AsNoTracking()
            .Where(a => a.CommunityId == community && a.To > since)
            .OrderBy(a => a.From)
            .ToListAsync();
        var shifts = await db.Set<Shift>()
            .AsNoTracking()
            .Where(s => s.CommunityId == community && s.To > since)
            .OrderBy(s => s.From)
            .ThenBy(s => s.Id)
            .ToListAsync();
        return new CommunityRoster(
            place,
            [.. members.Where(x => IsHere(x.m, x.a)).Select(x => Of(x.m, x.a))],
            departments.ToDictionary(d => d.Code, d => d.Name),
            absences,
            shifts
        )
        {
            Former = [.. members.Where(x => !IsHere(x.m, x.a)).Select(x => Of(x.m, x.a))],
        };
    }

    private static bool IsHere(Membership membership, Account account) => membership.LeftAt is null && account.Active;

    private static Member Of(Membership membership, Account account) =>
        new(account.Id, account.Login, account.Name, membership.Roles, membership.Departments, account.Stamp);
}
