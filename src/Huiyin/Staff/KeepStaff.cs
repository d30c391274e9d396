using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>Takes somebody on, or changes what they are in this community.</summary>
internal sealed record TakeOnStaff(
    string? Login,
    string? Name,
    IReadOnlyList<Role>? Roles,
    IReadOnlyList<string>? Departments,
    IReadOnlyList<string>? Communities
)
{
    public static async Task<Outcome<StaffView>> On(TakeOnStaff input, HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        if (input.Roles is not { Count: > 0 })
            return Refusal.Invalid("roles", "请至少选择一个岗位。");
        if ((await Where(input, db, me)).Refused(out var communities, out var nowhere))
            return nowhere;
        foreach (var community in communities)
        {
            var known = await db.Set<Department>()
                .Where(d => d.CommunityId == community)
                .Select(d => d.Code)
                .ToListAsync();
            if ((input.Departments ?? []).FirstOrDefault(d => !known.Contains(d)) is { } unknown)
                return Refusal.Invalid("departments", "没有这个部门：{0}。", unknown);
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var login = input.Login?.Trim().ToLowerInvariant();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Login == login);
        if (account is null)
        {
            if (Account.Open(input.Login, input.Name, now).Refused(out account, out var no))
                return no;
            db.Add(account);
        }
        else if (!await Administered.Knows(account.Id, db, me))
        {
            return LoginTaken;
        }
        foreach (var community in communities)
        {
            var membership = await db.Set<Membership>()
                .IgnoreQueryFilters()
                .SingleOrDefaultAsync(m => m.CommunityId == community && m.StaffId == account.Id);
            if (!await Administered.Reaches(community, [.. input.Roles, .. membership?.Roles ?? []], db, me))
                return AboveYou;
            if (membership is not null && await IsLastKeeper(membership, input.Roles, db))
                return LastKeeper(account.Name, "roles");
            // Whoever rises above others may have got a link from one of them, who may have kept it.
            if (Permissions.StandAbove(input.Roles) && !Permissions.StandAbove(membership?.Roles ?? []))
                account.Renew(now);
            if (membership is null)
                db.Add(new Membership(community, account.Id, input.Roles, input.Departments ?? []));
            else
                membership.Appoint(input.Roles, input.Departments ?? []);
        }
        account.Return();
        services.GetRequiredService<UnitOfWork>().AfterCommit(services.GetRequiredService<Rosters>().ForgetAll);
        return new StaffView(
            account.Login,
            account.Name,
            input.Roles,
            input.Departments ?? [],
            account.PasswordHash is not null
        );
    }

    /// <summary>Somebody must be left who may keep the staff; nobody else could ever appoint one again.</summary>
    internal static async Task<bool> IsLastKeeper(Membership held, IReadOnlyList<Role> wanted, HuiyinDb db)
    {
        if (
            Permissions.Allow(wanted, Operation.KeepStaff)
            || held.LeftAt is not null
            || !Permissions.Allow(held.Roles, Operation.KeepStaff)
        )
            return false;
        var others = await db.Set<Membership>()
            .Where(m => m.CommunityId == held.CommunityId && m.StaffId != held.StaffId)
            .ToListAsync();
        return !others.Exists(m => Permissions.Allow(m.Roles, Operation.KeepStaff));
    }

    internal static readonly Refusal AboveYou = new(
        "above_you",
        "总经理和系统管理员的任免、调整和登录密码，只有系统管理员能办。",
        RefusalKind.NotAllowed
    );

    private static readonly Refusal LoginTaken = new(
        "login_taken",
        "这个登录名已经有人用了，请换一个。",
        RefusalKind.Conflict,
        "login"
    );

    internal static Refusal LastKeeper(string name, string? field) =>
        new(
            "last_administrator",
            "{0}是最后一位能管理员工的人，请先让别人担任管理员。",
            RefusalKind.Conflict,
            field,
            name
        );

    /// <summary>Only communities that the one who appoints administers.</summary>
    private static async Task<Outcome<List<CommunityId>>> Where(TakeOnStaff input, HuiyinDb db, CurrentStaff me)
    {
        if (input.Communities is not { Count: > 0 } codes)
            return new List<CommunityId> { me.CommunityId };
        var found = await db.Set<Community>()
            .Where(c => codes.Contains(c.Code) && me.Communities.Contains(c.Id))
            .ToListAsync();
        var missing = codes.FirstOrDefault(code => found.TrueForAll(c => c.Code != code));
        if (missing is not null)
            return Refusal.Invalid("communities", "没有代码为“{0}”的项目。", missing);
        foreach (var community in found)
        {
            var mine = await db.Set<Membership>().FindAsync(community.Id, me.Id);
            if (mine is null || !Permissions.Allow(mine.Roles, Operation.KeepStaff))
                return me.RefusedTo(Operation.KeepStaff)
                    ?? Refusal.Invalid("communities", "您不是“{0}”的管理员。", community.Code);
        }
        return found.Select(c => c.Id).ToList();
    }
}

/// <summary>
/// Whose account somebody may touch: an account is one for all communities, so it belongs to the administrators of those
/// in which its owner works, and to no others.
/// </summary>
internal static class Administered
{
    /// <summary>Its owner works, worked or will work, where this administrator keeps the staff.</summary>
    public static async Task<bool> Knows(StaffId owner, HuiyinDb db, CurrentStaff me)
    {
        if (me.IsSystem)
            return true;
        // Whoever has left is still of the house they left, and a stranger to every other.
        var theirs = await Communities(owner, db, ever: true);
        return theirs.Count == 0 || theirs.Overlaps(await By(me, db));
    }

    /// <summary>Whether this administrator may give these roles there, or take them.</summary>
    public static async Task<bool> Reaches(CommunityId where, IEnumerable<Role> roles, HuiyinDb db, CurrentStaff me) =>
        me.IsSystem
        || (
            await db.Set<Membership>().FindAsync(where, me.Id) is { } mine && Permissions.MayAppoint(mine.Roles, roles)
        );

    /// <summary>Whether its owner stands above this administrator in any community: a password opens them all.</summary>
    public static async Task<bool> StandsAbove(StaffId owner, HuiyinDb db, CurrentStaff me)
    {
        foreach (var held in await db.Set<Membership>().AsNoTracking().Where(m => m.StaffId == owner).ToListAsync())
        {
            if (!await Reaches(held.CommunityId, held.Roles, db, me))
                return true;
        }
        return false;
    }

    /// <summary>Its owner works nowhere else.</summary>
    public static async Task<bool> Wholly(StaffId owner, HuiyinDb db, CurrentStaff me) =>
        me.IsSystem || (await Communities(owner, db)).IsSubsetOf(await By(me, db));

    private static async Task<HashSet<CommunityId>> Communities(StaffId owner, HuiyinDb db, bool ever = false)
    {
        var held = db.Set<Membership>().Where(m => m.StaffId == owner);
        return await (ever ? held.IgnoreQueryFilters() : held).Select(m => m.CommunityId).ToHashSetAsync();
    }

    private static async Task<HashSet<CommunityId>> By(CurrentStaff me, HuiyinDb db)
    {
        var mine = await db.Set<Membership>().AsNoTracking().Where(m => m.StaffId == me.Id).ToListAsync();
        return [.. mine.Where(m => Permissions.Allow(m.Roles, Operation.KeepStaff)).Select(m => m.CommunityId)];
    }
}

internal sealed record StaffView(
    string Login,
    string Name,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Departments,
    bool HasPassword
);
