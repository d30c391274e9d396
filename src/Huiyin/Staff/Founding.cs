using Huiyin.Charters.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>What a new community needs to be told.</summary>
internal sealed record FoundCommunity(string? Code, string? Name, string? TimeZone, string? Phone);

/// <summary>Founds a community: its first charter, its departments, its administrator.</summary>
internal sealed class Founding(HuiyinDb db, UnitOfWork work, Passwords passwords, Rosters rosters, TimeProvider clock)
{
    public Task<bool> AnyCommunity() => db.Set<Community>().AnyAsync();

    /// <param name="input">Code and name of the community.</param>
    /// <param name="adminLogin">The administrator; an account of that login is taken on, else opened.</param>
    /// <param name="adminName">The administrator's name.</param>
    /// <param name="password">Null when it is set later, through a link.</param>
    public Task<Outcome<Community>> Found(
        FoundCommunity input,
        string? adminLogin,
        string? adminName,
        string? password
    ) =>
        work.Run<Community>(async () =>
        {
            var now = clock.GetUtcNow();
            if (
                Community
                    .Found(input.Code, input.Name, input.TimeZone, input.Phone, now)
                    .Refused(out var community, out var no)
            )
                return no;
            if (await db.Set<Community>().AnyAsync(c => c.Code == community.Code))
                return new Refusal(
                    "community_exists",
                    "已经有代码为“{0}”的项目。",
                    RefusalKind.Conflict,
                    "code",
                    community.Code
                );
            db.Add(community);
            db.Add(CharterVersion.First(community.Id, now));
            foreach (var (code, name) in Department.ToBeginWith)
                db.Add(new Department(community.Id, code, name));

            if ((await Administrator(adminLogin, adminName, password, now)).Refused(out var account, out var unfit))
                return unfit;
            db.Add(new Membership(community.Id, account.Id, [Role.Administrator], ["customer_service"]));
            await db.SaveChangesAsync();
            work.AfterCommit(rosters.ForgetAll);
            return community;
        });

    private async Task<Outcome<Account>> Administrator(
        string? login,
        string? name,
        string? password,
        DateTimeOffset now
    )
    {
        var wanted = login?.Trim().ToLowerInvariant();
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Login == wanted) is { } known)
        {
            known.Return();
            return known;
        }
        if (Account.Open(login, name, now).Refused(out var opened, out var no))
            return no;
        if (password is not null)
        {
            if (passwords.Hash(opened, password).Refused(out var hash, out var weak))
                return weak;
            opened.UsePassword(hash, now);
        }
        db.Add(opened);
        return opened;
    }
}
