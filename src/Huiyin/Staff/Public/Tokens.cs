using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff.Public;

/// <summary>Tokens for programs: shown once, kept as a hash.</summary>
internal sealed class Tokens(HuiyinDb db, UnitOfWork work, TokenMemory memory, Rosters rosters, TimeProvider clock)
{
    private const string Shell = "shell";
    private const string Prefix = "hy_";

    /// <summary>A token in the name of its owner.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="asked">Its name, scopes and end.</param>
    /// <param name="limit">The scopes of the token that asks for another; null where a person does.</param>
    public Task<Outcome<string>> Make(StaffId owner, MakeToken asked, Scopes? limit) =>
        work.Run<string>(() =>
        {
            var now = clock.GetUtcNow();
            var (name, expires) = (asked.Name, asked.Expires);
            if (string.IsNullOrWhiteSpace(name) || name.Length > 80)
                return Task.FromResult<Outcome<string>>(Refusal.Invalid("name", "请给令牌起个名字，不超过 80 个字。"));
            if (expires <= now)
                return Task.FromResult<Outcome<string>>(Refusal.Invalid("expires", "到期时间要在现在之后。"));
            if (Scopes.Read(asked.Scopes).Refused(out var scopes, out var unknown))
                return Task.FromResult<Outcome<string>>(unknown);
            if (limit?.Cover(scopes) == false)
                return Task.FromResult<Outcome<string>>(MoreThanItself);
            var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            db.Add(new ApiToken(owner, name.Trim(), Hash(token), scopes, now, expires));
            return Task.FromResult<Outcome<string>>(token);
        });

    /// <summary>Only the shell of the machine makes a token for somebody else.</summary>
    public Task<Outcome<string>> MakeFromTheMachine(
        string? login,
        string? name,
        IReadOnlyList<string>? scopes = null
    ) =>
        work.Run<string>(async () =>
        {
            var wanted = login?.Trim().ToLowerInvariant();
            var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Login == wanted && a.Active);
            if (account is null)
                return Refusal.Invalid("login", "没有登录名为“{0}”的员工。", login);
            var now = clock.GetUtcNow();
            var communities = await db.Set<Membership>()
                .Where(m => m.StaffId == account.Id)
                .Select(m => m.CommunityId)
                .ToListAsync();
            foreach (var community in communities)
                db.Add(
                    new AuditEntry(
                        community,
                        "TokenMade",
                        $"staff:{account.Login}",
                        name ?? Shell,
                        Actor.System,
                        now.WholeMilliseconds()
                    )
                );
            return await Make(account.Id, new MakeToken(name ?? Shell, scopes, Expires: null), limit: null);
        });

    /// <summary>Ends a token of its owner for good; refused as unknown when it is nobody's or somebody else's.</summary>
    /// <param name="owner">Whose it must be.</param>
    /// <param name="key">As <see cref="ApiToken.Key"/> names it.</param>
    public Task<Outcome<ApiToken>> Revoke(StaffId owner, string key) =>
        work.Run<ApiToken>(async () =>
        {
            var own = await db.Set<ApiToken>().Where(t => t.StaffId == owner).ToListAsync();
            if (own.Find(t => t.Key == key) is not { } token)
                return Refusal.NotFound;
            db.Remove(token);
            work.AfterCommit(rosters.ForgetAll);
            return token;
        });

    /// <summary>Ends all of somebody's tokens, within the change that asks for it.</summary>
    public async Task EndAll(StaffId owner)
    {
        await db.Set<ApiToken>().Where(t => t.StaffId == owner).ExecuteDeleteAsync();
        work.AfterCommit(rosters.ForgetAll);
    }

    /// <summary>The token of this text; null when it is nobody's, has expired, or its owner has left.</summary>
    public async ValueTask<KnownToken?> Find(string token)
    {
        var hash = Hash(token);
        var key = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();
        if (memory.Find(key) is not { } found)
        {
            var begun = memory.Generation;
            var row = await (
                from t in db.Set<ApiToken>().AsNoTracking()
                join a in db.Set<Account>().AsNoTracking() on t.StaffId equals a.Id
                where t.Hash == hash && a.Active
                select new KnownToken(t.StaffId, t.ExpiresAt, t.Scopes)
            ).SingleOrDefaultAsync();
            if (row is null)
                return null;
            found = row;
            memory.Keep(key, found, begun);
        }
        return found.Expires <= now ? null : found;
    }

    /// <summary>A scoped token that made a wider one would be no scoped token.</summary>
    private static readonly Refusal MoreThanItself = new(
        "scope_missing",
        "令牌不能再做一个范围比自己大的令牌：请写明 scopes，并且不超出这个令牌自己的范围。",
        RefusalKind.NotAllowed,
        "scopes"
    );

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>What a request learns from its token.</summary>
internal sealed record KnownToken(StaffId Owner, DateTimeOffset? Expires, Scopes? Scopes);

/// <summary>Tokens seen lately, so that a busy program costs no query each time.</summary>
public sealed class TokenMemory
{
    private readonly ConcurrentDictionary<string, KnownToken> known = new();
    private int generation;

    internal int Generation => Volatile.Read(ref generation);

    internal KnownToken? Find(string key) => known.GetValueOrDefault(key);

    /// <summary>What was read before somebody revoked it must not be kept after.</summary>
    internal void Keep(string key, KnownToken token, int begun)
    {
        known[key] = token;
        if (begun != Generation)
            known.TryRemove(key, out _);
    }

    internal void Forget()
    {
        Interlocked.Increment(ref generation);
        known.Clear();
    }
}
