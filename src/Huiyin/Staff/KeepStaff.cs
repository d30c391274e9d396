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

        var login = input.Login?.Trim().ToLowerInvariant();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Login == login);
        if (account is null)
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (Account.Open(input.Login, input.Name, now).Refused(out account, out var no))
                return no;
            db.Add(account);
        }
        foreach (var community in communities)
        {
            var membership = await db.Set<Membership>().FindAsync(community, account.Id);
            if (membership is null)
                db.Add(new Membership(community, account.Id, input.Roles, input.Departments ?? []));
            else
                membership.Appoint(input.Roles, input.Departments ?? []);
        }
        services.GetRequiredService<UnitOfWork>().AfterCommit(services.GetRequiredService<Rosters>().ForgetAll);
        return new StaffView(
            account.Login,
            account.Name,
            input.Roles,
            input.Departments ?? [],
            account.PasswordHash is not null
        );
    }

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

internal sealed record StaffView(
    string Login,
    string Name,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Departments,
    bool HasPassword
);
