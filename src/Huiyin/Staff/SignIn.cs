using System.Security.Claims;
using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Shell.Pages;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Staff;

/// <summary>Signing in and out, setting a password through a link, choosing among one's communities.</summary>
internal static class SignIn
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/sign-in", (string? returnUrl) => Show(returnUrl, null, null))
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes.MapPost("/sign-in", Enter).AllowAnonymous().WithMetadata(new FormPost()).ExcludeFromDescription();
        routes
            .MapPost("/sign-out", (Delegate)Leave)
            .AllowAnonymous()
            .WithMetadata(new FormPost())
            .ExcludeFromDescription();
        routes
            .MapPost("/community", Change)
            .WithMetadata(new FormPost())
            .Needing(Operation.OwnAccount)
            .ExcludeFromDescription();
        routes.MapGet("/password", AskPassword).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/password", SetPassword).AllowAnonymous().WithMetadata(new FormPost()).ExcludeFromDescription();
    }

    private static IResult Show(string? returnUrl, string? login, string? error) =>
        new RazorComponentResult<SignInPage>(
            new
            {
                ReturnUrl = returnUrl,
                Login = login,
                Error = error,
            }
        )
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static async Task<IResult> Enter(
        HttpContext http,
        HuiyinDb db,
        Passwords passwords,
        GuessBrake brake,
        Rosters rosters
    )
    {
        var form = await http.Request.ReadFormAsync();
        var login = form["login"].ToString().Trim().ToLowerInvariant();
        var returnUrl = form["returnUrl"].ToString();
        var wait = brake.Wait(login);
        if (wait > TimeSpan.Zero)
            return Show(returnUrl, login, GuessBrake.TooFast("login", wait).Sentence());
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Login == login && a.Active);
        if (!passwords.Fits(account, form["password"].ToString()))
        {
            brake.Failed(login);
            return Show(returnUrl, login, T("登录名或密码不对。"));
        }
        brake.Succeeded(login);
        var communities = await rosters.CommunitiesOf(account!.Id);
        if (communities.Count == 0)
            return Show(returnUrl, login, T("您还没有加入任何项目，请找管理员。"));
        await Remember(http, account, (await rosters.Of(communities[0])).Community);
        return Answers.SeeOther(CaseVerbs.SafeReturn(returnUrl) ?? "/");
    }

    internal static Task Remember(HttpContext http, Account account, Community community) =>
        http.SignInAsync(
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(WhoIsAsking.StaffClaim, account.Id.Value.ToString()),
                        new(WhoIsAsking.StampClaim, account.Stamp.ToString()),
                        new(WhoIsAsking.CommunityClaim, community.Code),
                    ],
                    "password"
                )
            )
        );

    private static async Task<IResult> Leave(HttpContext http)
    {
        await http.SignOutAsync();
        return Answers.SeeOther("/sign-in");
    }

    private static async Task<IResult> Change(HttpContext http, CurrentStaff me, HuiyinDb db)
    {
        var code = (await http.Request.ReadFormAsync())["community"].ToString();
        var community = await db.Set<Community>()
            .SingleOrDefaultAsync(c => c.Code == code && me.Communities.Contains(c.Id));
        if (community is null)
            return Answers.Refuse(http, Refusal.NotFound);
        await Remember(http, await db.Set<Account>().SingleAsync(a => a.Id == me.Id), community);
        return Answers.SeeOther("/");
    }

    private static async Task<IResult> AskPassword(HttpContext http, Invitations invitations, string? key) =>
        (await invitations.Read(key)).Refused(out var account, out var no)
            ? Answers.Refuse(http, no)
            : new RazorComponentResult<PasswordPage>(new { Key = key, account.Name });

    private static async Task<IResult> SetPassword(HttpContext http, Invitations invitations, Rosters rosters)
    {
        var form = await http.Request.ReadFormAsync();
        var (key, password) = (form["key"].ToString(), form["password"].ToString());
        var endTokens = form["endTokens"] == "true";
        string? error = password == form["passwordAgain"] ? null : OwnPassword.NotTheSame.Sentence();
        Account? account = null;
        if (error is null && (await invitations.SetPassword(key, password, endTokens)).Refused(out account, out var no))
        {
            if (no.Field is null)
                return Answers.Refuse(http, no);
            error = no.Sentence();
        }
        if (error is not null)
            return new RazorComponentResult<PasswordPage>(
                new
                {
                    Key = key,
                    Error = error,
                    EndTokens = endTokens,
                }
            )
            {
                StatusCode = 422,
            };
        rosters.ForgetAll();
        var communities = await rosters.CommunitiesOf(account!.Id);
        if (communities.Count > 0)
            await Remember(http, account, (await rosters.Of(communities[0])).Community);
        return Answers.SeeOther("/");
    }
}
