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
        routes
            .MapChange<FoundCommunity>("/api/v1/communities", Operation.FoundCommunity, Found)
            .WithTags("setting up")
            .Produces<CommunityView>(StatusCodes.Status201Created);
        routes
            .MapChange<TakeOnStaff>("/api/v1/staff", Operation.KeepStaff, TakeOn)
            .WithTags("setting up")
            .Produces<StaffView>(StatusCodes.Status201Created);
        EndMembership.Map(routes);
        OwnTokens.Map(routes);
        routes
            .MapGet("/api/v1/notifications", Notifications)
            .Needing(Operation.OwnAccount)
            .WithTags("me")
            .Produces<IReadOnlyList<NotificationView>>();
        ReadNotification.Map(routes);
        routes
            .MapGet("/api/v1/staff", List)
            .Needing(Operation.SeeStaff)
            .WithTags("setting up")
            .Produces<PageOf<ColleagueView>>();
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
                new CommunityView(community.Code, community.Name, community.TimeZone)
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
                new PageOf<ColleagueView>(
                    [.. roster.Members.Select(m => new ColleagueView(m.Login, m.Name, m.Roles, m.Departments))],
                    null
                )
            )
        );
    }

    private static async Task<IResult> Notifications(HuiyinDb db, CurrentStaff me, Rosters rosters)
    {
        var roster = await rosters.Of(me.CommunityId);
        var told = await ReadNotification.Told(db, me, most: 100);
        return Answers.Json(
            Reply.Ok(
                told.Select(t => new NotificationView(
                        t.Notification.Id,
                        roster.Local(t.Notification.At),
                        t.Notification.Kind,
                        t.Number,
                        t.Notification.Text,
                        roster.Local(t.Notification.ReadAt)
                    ))
                    .ToList()
            )
        );
    }
}

internal sealed record CommunityView(string Code, string Name, string TimeZone);

/// <summary>Somebody on the staff, as their colleagues know them.</summary>
internal sealed record ColleagueView(
    string Login,
    string Name,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Departments
);

/// <summary>What somebody was told.</summary>
/// <param name="Case">The number of the case it is about.</param>
internal sealed record NotificationView(
    Guid Id,
    DateTimeOffset At,
    string Kind,
    string? Case,
    string Text,
    DateTimeOffset? ReadAt
);
