using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Staff;

/// <summary>Somebody has seen what they were told: one notification, or all of them.</summary>
internal static class ReadNotification
{
    private const int MostOnPage = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/notifications", Show).Needing(Operation.OwnAccount).ExcludeFromDescription();
        routes
            .MapChange<Nothing>("/api/v1/notifications/{id}/reading", Operation.OwnAccount, (_, http) => One(http))
            .WithTags("me")
            .Produces(StatusCodes.Status204NoContent);
        routes
            .MapChange<Nothing>("/api/v1/notifications/reading", Operation.OwnAccount, (_, http) => All(http))
            .WithTags("me")
            .Produces(StatusCodes.Status204NoContent);
        routes.MapForm<Nothing>(
            "/notifications/{id}/reading",
            Operation.OwnAccount,
            (_, http) => Back(One(http), http),
            ShowAgain
        );
        routes.MapForm<Nothing>(
            "/notifications/reading",
            Operation.OwnAccount,
            (_, http) => Back(All(http), http),
            ShowAgain
        );
    }

    private static async Task<IResult> Show(HuiyinDb db, CurrentStaff me) =>
        Page<NotificationsPage>.With(await Told(db, me, MostOnPage));

    private static Task<IResult> ShowAgain(HttpContext http, Refusal no) => Task.FromResult(Answers.Refuse(http, no));

    /// <summary>What somebody was told lately, newest first.</summary>
    internal static Task<List<ToldNotification>> Told(HuiyinDb db, CurrentStaff me, int most) =>
        (
            from n in db.Set<Notification>().AsNoTracking()
            where n.CommunityId == me.CommunityId && n.StaffId == me.Id
            orderby n.At descending, n.Id descending
            select new ToldNotification(
                n,
                db.Set<Case>()
                    .Where(c => c.CommunityId == n.CommunityId && c.Id == n.CaseId)
                    .Select(c => c.Number)
                    .FirstOrDefault()
            )
        )
            .Take(most)
            .ToListAsync();

    private static async Task<Outcome<Reply>> One(HttpContext http)
    {
        if (!Guid.TryParse((string?)http.GetRouteValue("id"), out var id))
            return Refusal.NotFound;
        return await Mine(http).Where(n => n.Id == id).SingleOrDefaultAsync() is { } told
            ? Seen(http, [told])
            : Refusal.NotFound;
    }

    private static async Task<Outcome<Reply>> All(HttpContext http) =>
        Seen(http, await Mine(http).Where(n => n.ReadAt == null).ToListAsync());

    private static Reply Seen(HttpContext http, List<Notification> told)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().WholeMilliseconds();
        foreach (var notification in told)
            notification.Read(now);
        return Reply.Nothing;
    }

    private static IQueryable<Notification> Mine(HttpContext http)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        return http
            .RequestServices.GetRequiredService<HuiyinDb>()
            .Set<Notification>()
            .Where(n => n.CommunityId == me.CommunityId && n.StaffId == me.Id);
    }

    private static async Task<Outcome<Reply>> Back(Task<Outcome<Reply>> read, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        return (await read).Refused(out var reply, out var no)
            ? no
            : reply with
            {
                Location = CaseVerbs.SafeReturn(form["_return"]) ?? "/notifications",
            };
    }
}

/// <summary>A notification with the number of its case.</summary>
internal sealed record ToldNotification(Notification Notification, string? Number);
