using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Shell.Controls;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Staff;

/// <summary>The staff of a community, and one's own account.</summary>
internal static class StaffPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/staff", (Delegate)((HttpContext http) => Staff(http, null, null)))
            .Needing(Operation.KeepStaff)
            .ExcludeFromDescription();
        routes.MapForm<TakeOnStaff>(
            "/staff",
            Operation.KeepStaff,
            TakeOn,
            async (http, no) => await Staff(http, await Posted.Of(http, no), null)
        );
        routes.MapForm<Nothing>(
            "/staff/{login}/end",
            Operation.KeepStaff,
            async (nothing, http) => (await EndMembership.On(http)).Refused(out _, out var no) ? no : Back,
            async (http, no) => await Staff(http, await Posted.Of(http, no), null)
        );
        routes
            .MapPost("/staff/{login}/invitation", Invite)
            .WithMetadata(new FormPost())
            .Needing(Operation.KeepStaff)
            .ExcludeFromDescription();
        routes
            .MapGet("/me", (Delegate)((HttpContext http) => Me(http, null, null)))
            .Needing(Operation.OwnAccount)
            .ExcludeFromDescription();
        OwnPassword.Map(routes, async (http, no) => await Me(http, null, await Posted.Of(http, no)));
        routes
            .MapPost("/me/tokens", MakeToken)
            .WithMetadata(new FormPost())
            .Needing(Operation.OwnAccount)
            .ExcludeFromDescription();
    }

    private static readonly Reply Back = new(StatusCodes.Status303SeeOther, null, "/staff");

    private static async Task<Outcome<Reply>> TakeOn(TakeOnStaff input, HttpContext http) =>
        (await TakeOnStaff.On(input, http)).Refused(out _, out var no) ? no : Back;

    /// <summary>The link is shown once, to be handed over; nobody but its receiver learns the password.</summary>
    private static async Task<IResult> Invite(
        string login,
        HttpContext http,
        HuiyinDb db,
        CurrentStaff me,
        Rosters rosters,
        Invitations invitations
    )
    {
        if ((await rosters.Of(me.CommunityId)).Find(login) is not { } member)
            return Answers.Refuse(http, Refusal.NotFound);
        if (!await Administered.Wholly(member.Id, db, me))
            return await Staff(http, await Posted.Of(http, WorksElsewhere(member.Name)), null);
        if (await Administered.StandsAbove(member.Id, db, me))
            return await Staff(http, await Posted.Of(http, TakeOnStaff.AboveYou), null);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == member.Id);
        var link = $"{http.Request.Scheme}://{http.Request.Host}{invitations.LinkFor(account)}";
        return await Staff(http, null, new Invitation(member.Name, link));
    }

    /// <summary>A new password opens every community of its owner.</summary>
    private static Refusal WorksElsewhere(string name) =>
        new(
            "works_elsewhere",
            "{0}还在别的项目任职，您不是那里的管理员，不能重设密码。请管理服务器的人用 ./run invite 发链接。",
            RefusalKind.NotAllowed,
            null,
            name
        );

    private static async Task<IResult> MakeToken(HttpContext http, CurrentStaff me, Tokens tokens)
    {
        var form = await http.Request.ReadFormAsync();
        var scopes = form["scopes[]"].OfType<string>().ToArray();
        var asked = new MakeToken(form["name"], scopes.Length == 0 ? null : scopes, Expires: null);
        var made = await tokens.Make(me.Id, asked, me.Scopes);
        return made.Refused(out var token, out var no)
            ? await Me(http, null, await Posted.Of(http, no))
            : await Me(http, token, null);
    }

    private static async Task<IResult> Staff(HttpContext http, Posted? posted, Invitation? invitation)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var db = http.RequestServices.GetRequiredService<HuiyinDb>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var roster = await http.RequestServices.GetRequiredService<Rosters>().Of(me.CommunityId);
        var ids = roster.Members.Select(m => m.Id).ToList();
        var signingIn = await db.Set<Account>()
            .AsNoTracking()
            .Where(a => ids.Contains(a.Id) && a.PasswordHash != null)
            .Select(a => a.Id)
            .ToListAsync();
        return Page<StaffPage>.With(
            new StaffModel
            {
                Roster = roster,
                WithPassword = signingIn.ToHashSet(),
                Away = roster
                    .Members.Where(m => roster.OnDuty(m, clock.GetUtcNow()) != m)
                    .Select(m => m.Id)
                    .ToHashSet(),
                Posted = posted,
                MayReach = member => Permissions.MayAppoint(me.Roles, member.Roles),
                RoleChoices = Enum.GetValues<Role>()
                    .Where(role => Permissions.MayAppoint(me.Roles, [role]))
                    .Select(role => new Choice(Json.Word(role), RoleWords.Of(role))),
                Adjusted = posted is null ? roster.Find(http.Request.Query["login"].ToString()) : null,
                Invitation = invitation,
            },
            posted is null ? StatusCodes.Status200OK : Problems.StatusOf(posted.Refusal)
        );
    }

    private static async Task<IResult> Me(HttpContext http, string? token, Posted? posted)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var db = http.RequestServices.GetRequiredService<HuiyinDb>();
        var tokens = await OwnTokens.Of(me, db);
        return Page<MePage>.With(
            new MeModel(me, tokens, token, posted, PasswordChanged: http.Request.Query["password"] == "changed"),
            posted is null ? StatusCodes.Status200OK : Problems.StatusOf(posted.Refusal)
        );
    }
}

internal sealed record Invitation(string Name, string Link);

internal sealed record MeModel(
    CurrentStaff Me,
    IReadOnlyList<ApiToken> Tokens,
    string? NewToken,
    Posted? Posted,
    bool PasswordChanged
)
{
    public static IEnumerable<Choice> ScopeChoices => Scopes.All.Select(word => new Choice(word, Scopes.Said(word)));
}

internal sealed record StaffModel
{
    public required CommunityRoster Roster { get; init; }
    public required IReadOnlySet<StaffId> WithPassword { get; init; }
    public required IReadOnlySet<StaffId> Away { get; init; }
    public Posted? Posted { get; init; }
    public Invitation? Invitation { get; init; }

    /// <summary>Whose roles and departments stand in the form, to be changed.</summary>
    public Member? Adjusted { get; init; }

    /// <summary>The buttons follow from what the one who looks may do.</summary>
    public required Func<Member, bool> MayReach { get; init; }

    /// <summary>The roles that the one who looks may give.</summary>
    public required IEnumerable<Choice> RoleChoices { get; init; }
    public IEnumerable<Choice> DepartmentChoices => Roster.Departments.Select(d => new Choice(d.Key, T(d.Value)));
}
