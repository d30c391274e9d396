using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Huiyin.Staff;

/// <summary>Passwords as ASP.NET Core Identity keeps them: PBKDF2 with HMAC-SHA512.</summary>
internal sealed class Passwords
{
    internal const int Iterations = 210_000;
    internal const int Shortest = 10;

    private readonly PasswordHasher<Account> hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations })
    );

    // Checked when there is no such account, so that the answer takes as long.
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new Lazy<string>(() => hasher.HashPassword(null!, "nobody's password"));

    public Outcome<string> Hash(Account account, string? password)
    {
        if (password is null || password.Length < Shortest)
            return Refusal.Invalid("password", "密码至少 {0} 个字符。", Shortest);
        if (password.Length > 200)
            return Refusal.Invalid("password", "密码最长 200 个字符。");
        if (password.Contains(account.Login, StringComparison.OrdinalIgnoreCase))
            return Refusal.Invalid("password", "密码里不要有登录名。");
        return hasher.HashPassword(account, password);
    }

    public bool Fits(Account? account, string password) =>
        hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodys.Value, password)
            is not PasswordVerificationResult.Failed
        && account?.PasswordHash is not null;
}

/// <summary>
/// Slows down guessing: after a few failures each further try must wait longer, at most a minute. The real person is
/// never locked out for good.
/// </summary>
internal sealed class GuessBrake(TimeProvider clock)
{
    private const int FreeTries = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, (int Failures, DateTimeOffset Last)> tries = [];
    private readonly Lock gate = new();

    /// <summary>How long this login must wait before the next try; zero when it need not.</summary>
    public TimeSpan Wait(string login)
    {
        lock (gate)
        {
            if (!tries.TryGetValue(login, out var seen) || seen.Failures < FreeTries)
                return TimeSpan.Zero;
            var pause = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, seen.Failures - FreeTries)));
            var left = seen.Last + pause - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public static Refusal TooFast(string field, TimeSpan wait) =>
        Refusal.Invalid(field, "试得太快了，请过 {0} 秒再试。", (int)Math.Ceiling(wait.TotalSeconds));

    public void Failed(string login)
    {
        lock (gate)
        {
            // Names that nobody has are remembered too; keep the table small.
            if (tries.Count > 10_000)
                tries.Clear();
            tries[login] = (tries.GetValueOrDefault(login).Failures + 1, clock.GetUtcNow());
        }
    }

    public void Succeeded(string login)
    {
        lock (gate)
            tries.Remove(login);
    }
}
