using System.Security.Claims;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Shell.Controls;
using Huiyin.Staff;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Edge;

/// <summary>
/// Finds out who is asking and in which community: programs by their token, people by their cookie. Whoever is nobody gets
/// no further than the endpoints that are open to all.
/// </summary>
internal sealed class WhoIsAsking(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string StaffClaim = "staff";
    public const string StampClaim = "stamp";
    public const string CommunityClaim = "community";
    private const string CommunityHeader = "X-Community";

    public async Task InvokeAsync(HttpContext http)
    {
        var refused = http.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal)
            ? await EnterByToken(http)
            : await EnterByCookie(http);
        if (refused is not null && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            await refused.ExecuteAsync(http);
            return;
        }
        FillShell(http);
        if (ShowsPage(http))
        {
            var services = http.RequestServices;
            await services
                .GetRequiredService<WhatWaits>()
                .Tell(services.GetRequiredService<CurrentShell>(), services.GetRequiredService<CurrentStaff>());
        }
        await next(http);
    }

    private static async Task<IResult?> EnterByToken(HttpContext http)
    {
        const string scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return Unknown(http);
        var token = await http.RequestServices.GetRequiredService<Tokens>().Find(header[scheme.Length..].Trim());
        if (token is null)
            return Unknown(http);
        var wanted = http.Request.Headers[CommunityHeader].ToString();
        var entered = await Enter(http, token.Owner, stamp: null, c => wanted.Length == 0 || c.Code == wanted);
        http.RequestServices.GetRequiredService<CurrentStaff>()
            .KeepTo(token.Scopes, writing: !HttpMethods.IsGet(http.Request.Method));
        return entered switch
        {
            Entry.Done => null,
            Entry.SeveralCommunities => Problems.Of(
                Refusal.Invalid(CommunityHeader, "这个令牌可用于多个项目，请用 X-Community 写明是哪一个。")
            ),
            _ => wanted.Length == 0 ? Unknown(http) : Problems.Of(Refusal.NotFound),
        };
    }

    private static async Task<IResult?> EnterByCookie(HttpContext http)
    {
        var who = http.User;
        var toSignIn = Results.Redirect(
            $"/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}"
        );
        if (
            !Guid.TryParse(who.FindFirstValue(StaffClaim), out var staff)
            || !Guid.TryParse(who.FindFirstValue(StampClaim), out var stamp)
        )
            return toSignIn;
        var community = who.FindFirstValue(CommunityClaim);
        var entered = await Enter(http, new StaffId(staff), stamp, c => c.Code == community);
        return entered == Entry.Done ? null : toSignIn;
    }

    private enum Entry
    {
        Done,
        NoMember,
        SeveralCommunities,
    }

    private static async Task<Entry> Enter(HttpContext http, StaffId staff, Guid? stamp, Func<Community, bool> wanted)
    {
        var rosters = http.RequestServices.GetRequiredService<Rosters>();
        var communities = await rosters.CommunitiesOf(staff);
        var fitting = new List<CommunityRoster>();
        foreach (var id in communities)
        {
            if (await rosters.Of(id) is { } roster && wanted(roster.Community))
                fitting.Add(roster);
        }
        if (fitting.Count != 1)
            return fitting.Count == 0 ? Entry.NoMember : Entry.SeveralCommunities;
        if (fitting[0].Find(staff) is not { } member || (stamp is not null && member.Stamp != stamp))
            return Entry.NoMember;
        http.RequestServices.GetRequiredService<CurrentStaff>().Enter(fitting[0].Community, member, communities);
        return Entry.Done;
    }

    /// <summary>Whether the answer has the frame around it: a page for somebody known, not a stream, a list or a part of a page.</summary>
    private static bool ShowsPage(HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentStaff>().IsKnown
        && http.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not null
        && http.Request.Headers.Accept.ToString() is var accepts
        && (accepts.Length == 0 || accepts.Contains("text/html", StringComparison.Ordinal))
        && !http.Request.Headers.ContainsKey("Turbo-Frame")
        && !http.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal);

    private void FillShell(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal))
            return;
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var shell = http.RequestServices.GetRequiredService<CurrentShell>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        shell.Antiforgery = antiforgery.GetAndStoreTokens(http);
        shell.NewFormToken = () => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        if (!me.IsKnown)
            return;
        shell.Name = me.Actor.Name;
        shell.RoleText = me.Roles.Count > 0 ? RoleWords.Of(me.Roles[0]) : null;
        shell.Community = me.Community.Name;
        shell.Zone = me.Community.Zone;
        shell.Allowed = Places.AllowedTo(me);
    }

    private static IResult Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: Texts.T("请用令牌登录：Authorization: Bearer …"),
            extensions: new Dictionary<string, object?> { ["code"] = "not_signed_in" }
        );
    }
}
