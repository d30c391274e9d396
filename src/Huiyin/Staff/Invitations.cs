using System.Security.Cryptography;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>
/// One-time links by which somebody sets the own password: nobody ever knows another's. A link dies when it is used
/// (the account's stamp changes) and after three days.
/// </summary>
internal sealed class Invitations(
    IDataProtectionProvider protection,
    HuiyinDb db,
    UnitOfWork work,
    Passwords passwords,
    Tokens tokens,
    TimeProvider clock
)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(3);

    private IDataProtector Protector => protection.CreateProtector("Huiyin.Invitation");

    public string LinkFor(Account account) =>
        "/password?key="
        + Uri.EscapeDataString(
            Protector.Protect(
                $"{account.Id.Value:N}|{account.Stamp:N}|{(clock.GetUtcNow() + GoodFor).ToUnixTimeMilliseconds()}"
            )
        );

    public async Task<Outcome<Account>> Read(string? key)
    {
        string[] parts;
        try
        {
            parts = Protector.Unprotect(key ?? "").Split('|');
        }
        catch (CryptographicException)
        {
            return LinkIsDead;
        }
        if (clock.GetUtcNow().ToUnixTimeMilliseconds() > long.Parse(parts[2]))
            return LinkIsDead;
        var id = new StaffId(Guid.ParseExact(parts[0], "N"));
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.Active);
        return account is not null && account.Stamp == Guid.ParseExact(parts[1], "N") ? account : LinkIsDead;
    }

    public Task<Outcome<Account>> SetPassword(string? key, string? password, bool endTokens) =>
        work.Run<Account>(async () =>
        {
            if ((await Read(key)).Refused(out var account, out var dead))
                return dead;
            if (passwords.Hash(account, password).Refused(out var hash, out var weak))
                return weak;
            account.UsePassword(hash, clock.GetUtcNow());
            if (endTokens)
                await tokens.EndAll(account.Id);
            return account;
        });

    private static readonly Refusal LinkIsDead = new(
        "link_is_dead",
        "这个链接已经用过或过期，请管理员再发一个。",
        RefusalKind.NotFound
    );
}
