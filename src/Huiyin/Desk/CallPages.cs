using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Huiyin.Desk;

internal sealed record CallsModel(
    CallsShown Shown,
    CallPage Page,
    CallDay Today,
    bool OnFirstPage,
    bool MayReveal,
    Refusal? Refusal
);

/// <summary>来电: the calls of the day, the missed ones to call back .</summary>
internal static class CallPages
{
    private const int PerPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calls", Show).Needing(Operation.LogCalls).ExcludeFromDescription();
        routes.MapForm<CallBack>("/calls/{call}/callback", Operation.LogCalls, CallBack.On, ShowAgain);
    }

    /// <summary>The page with no call of its own in the address: what cannot be read is the first page of all.</summary>
    private static async Task<IResult> Show(HttpContext http, CallList calls, string? show, string? cursor) =>
        await Page(http, calls, Json.FromWord<CallsShown>(show) ?? CallsShown.All, cursor, null);

    private static Task<IResult> ShowAgain(HttpContext http, Refusal no) =>
        no == Refusal.NotFound
            ? Task.FromResult(Answers.Refuse(http, no))
            : Page(http, http.RequestServices.GetRequiredService<CallList>(), CallsShown.All, null, no);

    private static async Task<IResult> Page(
        HttpContext http,
        CallList calls,
        CallsShown shown,
        string? cursor,
        Refusal? no
    )
    {
        if ((await calls.Page(shown, cursor, PerPage)).Refused(out var page, out var unreadable))
            return Answers.Refuse(http, unreadable);
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var model = new CallsModel(
            shown,
            page,
            await calls.Today(),
            string.IsNullOrEmpty(cursor),
            me.May(Operation.SeePersonalData),
            no
        );
        return Page<CallsPage>.With(model, no is null ? StatusCodes.Status200OK : Problems.StatusOf(no));
    }
}

/// <summary>
/// 回拨: a missed caller is called back. The number is shown on the intake page that opens, to this clerk, for a quarter of
/// an hour; that they looked at it is written down first.
/// </summary>
internal sealed record CallBack
{
    public const string Revealed = "PhoneRevealed";
    private static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(15);

    public static async Task<Outcome<Reply>> On(CallBack input, HttpContext http)
    {
        var services = http.RequestServices;
        var (book, me) = (services.GetRequiredService<CallBook>(), services.GetRequiredService<CurrentStaff>());
        if (!Guid.TryParse((string?)http.GetRouteValue("call"), out var id) || await book.Find(id) is not { } call)
            return Refusal.NotFound;
        if (me.RefusedTo(Operation.SeePersonalData) is { } no)
            return no;
        if (!call.Missed)
            return CallRefusals.NotMissed;
        if (call.Phone is null)
            return CallRefusals.NoNumber;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().WholeMilliseconds();
        if (services.GetRequiredService<RevealLimit>().Refused(me, now) is { } enough)
            return enough;
        services
            .GetRequiredService<HuiyinDb>()
            .Add(new AuditEntry(me.CommunityId, Revealed, Subject(call), "回拨未接来电", me.Actor, now));
        call.CallBack(now);
        book.Announce();
        return new Reply(StatusCodes.Status303SeeOther, null, $"/intake?call={call.Id}");
    }

    /// <summary>The number for the one who is calling back just now; null for everybody else and later.</summary>
    public static async Task<string?> Number(Call call, IServiceProvider services)
    {
        var me = services.GetRequiredService<CurrentStaff>();
        if (call.CalledBackAt is null || !me.May(Operation.SeePersonalData))
            return null;
        var (community, by, subject) = (me.CommunityId, me.Actor.Id, Subject(call));
        var since = services.GetRequiredService<TimeProvider>().GetUtcNow() - ShownFor;
        var written = await AnyAsync(
            services
                .GetRequiredService<HuiyinDb>()
                .Set<AuditEntry>()
                .Where(a => a.CommunityId == community && a.Subject == subject && a.ById == by && a.At >= since)
        );
        return written ? services.GetRequiredService<CallBook>().PhoneOf(call) : null;
    }

    private static Task<bool> AnyAsync(IQueryable<AuditEntry> entries) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(entries);

    private static string Subject(Call call) => $"call:{call.Id:N}";
}
