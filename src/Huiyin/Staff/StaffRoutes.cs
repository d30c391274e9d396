using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

internal static class StaffRoutes
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<Rosters>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<GuessBrake>();
        services.AddSingleton<RevealLimit>();
        services.AddSingleton<TokenMemory>();
        services.AddScoped<CurrentStaff>();
        services.AddScoped<Tokens>();
        services.AddScoped<Founding>();
        services.AddScoped<Invitations>();
        return services;
    }

    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        SignIn.Map(routes);
        StaffPages.Map(routes);
        DutyRoster.Map(routes);
        routes.MapChange<FoundCommunity>("/api/v1/communities", Operation.KeepStaff, Found).WithTags("setting up");
        routes.MapChange<TakeOnStaff>("/api/v1/staff", Operation.KeepStaff, TakeOn).WithTags("setting up");
        routes.MapChange<MakeToken>("/api/v1/me/tokens", Operation.OwnAccount, MakeToken.On).WithTags("me");
        routes.MapGet("/api/v1/notifications", Notifications).Needing(Operation.OwnAccount).WithTags("me");
        ReadNotification.Map(routes);
        routes.MapGet("/api/v1/staff", List).Needing(Operation.SeeCases).WithTags("setting up");
    }

    private static async Task<Outcome<Reply>> Found(FoundCommunity input, HttpContext http)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var founding = http.RequestServices.GetRequiredService<Founding>();
        var founded = await founding.Found(input, me.Actor.Login, me.Actor.Name, password: null);
        return founded.Refused(out var community, out var no)
            ? no
            : Reply.Created(
                $"/api/v1/communities/{community.Code}",
                new
                {
                    community.Code,
                    community.Name,
                    community.TimeZone,
                }
            );
    }

    private static async Task<Outcome<Reply>> TakeOn(TakeOnStaff input, HttpContext http) =>
        (await TakeOnStaff.On(input, http)).Refused(out var view, out var no)
            ? no
            : Reply.Created($"/api/v1/staff/{Uri.EscapeDataString(view.Login)}", view);

    private static async Task<IResult> List(CurrentStaff me, Rosters rosters)
    {
        var roster = await rosters.Of(me.CommunityId);
        return Answers.Json(
            Reply.Ok(
                new
                {
                    items = roster.Members.Select(m => new
                    {
                        m.Login,
                        m.Name,
                        m.Roles,
                        m.Departments,
                    }),
                }
            )
        );
    }

    private static async Task<IResult> Notifications(HuiyinDb db, CurrentStaff me, Rosters rosters)
    {
        var roster = await rosters.Of(me.CommunityId);
        var told = await ReadNotification.Told(db, me, most: 100);
        return Answers.Json(
            Reply.Ok(
                told.Select(t => new
                    {
                        t.Notification.Id,
                        At = roster.Local(t.Notification.At),
                        t.Notification.Kind,
                        Case = t.Number,
                        t.Notification.Text,
                        ReadAt = roster.Local(t.Notification.ReadAt),
                    })
                    .ToList()
            )
        );
    }
}

/// <summary>A token for one's own programs.</summary>
internal sealed record MakeToken(string? Name, DateTimeOffset? Expires)
{
    public static async Task<Outcome<Reply>> On(MakeToken input, HttpContext http)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var made = await http.RequestServices.GetRequiredService<Tokens>().Make(me.Id, input.Name, input.Expires);
        return made.Refused(out var token, out var no) ? no : Reply.Created("/api/v1/me/tokens", new { token });
    }
}
