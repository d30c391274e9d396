using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff.Public;

/// <summary>Tokens for programs: shown once, kept as a hash.</summary>
internal sealed class Tokens(HuiyinDb db, UnitOfWork work, TokenMemory memory, TimeProvider clock)
{
    private const string Prefix = "hy_";

    /// <summary>A token in the name of its owner.</summary>
    public Task<Outcome<string>> Make(StaffId owner, string? name, DateTimeOffset? expires) =>
        work.Run<string>(() =>
        {
            var now = clock.GetUtcNow();
            if (string.IsNullOrWhiteSpace(name) || name.Length > 80)
                return Task.FromResult<Outcome<string>>(Refusal.Invalid("name", "请给令牌起个名字，不超过 80 个字。"));
            if (expires <= now)
                return Task.FromResult<Outcome<string>>(Refusal.Invalid("expires", "到期时间要在现在之后。"));
            var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            db.Add(new ApiToken(owner, name.Trim(), Hash(token), now, expires));
            return Task.FromResult<Outcome<string>>(token);
        });

    /// <summary>Only the shell of the machine makes a token for somebody else.</summary>
    public async Task<Outcome<string>> MakeFromTheMachine(string? login, string? name)
    {
        var wanted = login?.Trim().ToLowerInvariant();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Login == wanted && a.Active);
        return account is null
            ? Refusal.Invalid("login", "没有登录名为“{0}”的员工。", login)
            : await Make(account.Id, name ?? "shell", expires: null);
    }

    /// <summary>Whose token this is; null when it is nobody's, has expired, or its owner has left.</summary>
    public async ValueTask<StaffId?> OwnerOf(string token)
    {
        var hash = Hash(token);
        var key = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();
        if (!memory.Known.TryGetValue(key, out var found))
        {
            var row = await (
                from t in db.Set<ApiToken>().AsNoTracking()
                join a in db.Set<Account>().AsNoTracking() on t.StaffId equals a.Id
                where t.Hash == hash && a.Active
                select new { t.StaffId, t.ExpiresAt }
            ).SingleOrDefaultAsync();
            if (row is null)
                return null;
            memory.Known[key] = found = (row.StaffId, row.ExpiresAt);
        }
        return found.Expires <= now ? null : found.Owner;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>Tokens seen lately, so that a busy program costs no query each time.</summary>
internal sealed class TokenMemory
{
    public ConcurrentDictionary<string, (StaffId Owner, DateTimeOffset? Expires)> Known { get; } = new();

    public void Forget() => Known.Clear();
}
