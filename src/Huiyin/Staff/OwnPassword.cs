using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>
/// One's own password, changed by whoever knows the old one. Every other session ends with it, and the tokens too where
/// that is wished. There is no such call for programs: a token that could change the password would be more than its owner.
/// </summary>
internal static class OwnPassword
{
    /// <summary>For the link and for the change: what is written twice is written alike.</summary>
    internal static readonly Refusal NotTheSame = Refusal.Invalid("passwordAgain", "两次写的密码不一样。");

    public static void Map(IEndpointRouteBuilder routes, Func<HttpContext, Refusal, Task<IResult>> showAgain) =>
        // Not by MapForm: its record of what was posted is a quick hash, which would tell a password to whoever guesses.
        routes
            .MapPost(
                "/me/password",
                async (HttpContext http) =>
                    (await Change(http)).Refused(out _, out var no)
                        ? await showAgain(http, no)
                        : Answers.SeeOther("/me?password=changed")
            )
            .WithMetadata(new FormPost())
            .Needing(Operation.OwnAccount)
            .ExcludeFromDescription();

    private static async Task<Outcome<Account>> Change(HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var (passwords, brake) = (services.GetRequiredService<Passwords>(), services.GetRequiredService<GuessBrake>());
        var form = await http.Request.ReadFormAsync();
        if (brake.Wait(me.Actor.Login) is var wait && wait > TimeSpan.Zero)
            return GuessBrake.TooFast("old", wait);
        var known = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == me.Id);
        if (!passwords.Fits(known, form["old"].ToString()))
        {
            brake.Failed(me.Actor.Login);
            return Refusal.Invalid("old", "现在的密码不对。");
        }
        brake.Succeeded(me.Actor.Login);
        if (form["password"] != form["passwordAgain"])
            return NotTheSame;
        if (passwords.Hash(known, form["password"]).Refused(out var hash, out var weak))
            return weak;

        var work = services.GetRequiredService<UnitOfWork>();
        var changed = await work.Run<Account>(async () =>
        {
            var account = await db.Set<Account>().SingleAsync(a => a.Id == me.Id);
            if (account.Stamp != known.Stamp)
                return ChangedMeanwhile;
            account.UsePassword(hash, services.GetRequiredService<TimeProvider>().GetUtcNow());
            if (form["endTokens"] == "true")
                await services.GetRequiredService<Tokens>().EndAll(account.Id);
            work.AfterCommit(services.GetRequiredService<Rosters>().ForgetAll);
            return account;
        });
        // The one who changed it goes on; the cookie of every other session has the old stamp.
        if (!changed.Refused(out var mine, out _))
            await SignIn.Remember(http, mine, me.Community);
        return changed;
    }

    private static readonly Refusal ChangedMeanwhile = new(
        "password_changed_meanwhile",
        "密码刚才已经在别处换过，请用新密码重新登录。"
    );
}
