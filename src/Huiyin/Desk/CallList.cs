using System.Globalization;
using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>Which calls somebody wants to see.</summary>
internal enum CallsShown
{
    All,

    /// <summary>Missed, and not called back yet.</summary>
    Missed,

    /// <summary>Answered, and no case came of it.</summary>
    Unlinked,
}

internal sealed record CallRow(Call Call, string? CaseNumber, string? CaseSummary);

internal sealed record CallPage(IReadOnlyList<CallRow> Rows, string? Next);

/// <summary>How the day went on the telephone .</summary>
/// <param name="Calls">Calls that rang.</param>
/// <param name="Measured">Calls whose ringing was measured, and the missed ones.</param>
/// <param name="InTime">Of those, the ones answered within three rings.</param>
/// <param name="ToCallBack">Missed and not called back.</param>
/// <param name="Unlinked">Answered without a case.</param>
internal sealed record CallDay(int Calls, int Measured, int InTime, int ToCallBack, int Unlinked)
{
    public int? PercentInTime => Measured == 0 ? null : (int)Math.Round(100.0 * InTime / Measured);
}

/// <summary>The calls of a community, newest first, by key.</summary>
internal sealed class CallList(HuiyinDb db, CurrentStaff me, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/calls", List).Needing(Operation.LogCalls).WithTags("desk").Produces<CallsAnswer>();

    public async Task<Outcome<CallPage>> Page(CallsShown shown, string? cursor, int limit)
    {
        if (Paging.Refused(limit) is { } tooMany)
            return tooMany;
        var community = me.CommunityId;
        var calls = Shown(db.Set<Call>().AsNoTracking().Where(c => c.CommunityId == community), shown);
        if (cursor is { Length: > 0 })
        {
            if (!Before(cursor, out var at, out var id))
                return Refusal.Invalid("cursor", "这个翻页标记读不懂，请从第一页看起。");
            calls = calls.Where(c => c.At < at || (c.At == at && c.Id.CompareTo(id) < 0));
        }
        var rows = await (
            from c in calls.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(limit + 1)
            join about in db.Set<Case>().AsNoTracking()
                on new { c.CommunityId, c.CaseId } equals new { about.CommunityId, CaseId = (CaseId?)about.Id }
                into cases
            from about in cases.DefaultIfEmpty()
            orderby c.At descending, c.Id descending
            select new CallRow(c, about.Number, about.Summary)
        ).ToListAsync();
        var more = rows.Count > limit;
        if (more)
            rows.RemoveAt(limit);
        return new CallPage(rows, more ? $"{rows[^1].Call.At.ToUnixTimeMilliseconds()}.{rows[^1].Call.Id:N}" : null);
    }

    public async Task<CallDay> Today()
    {
        var (community, zone) = (me.CommunityId, me.Community.Zone);
        var midnight = Times.StartOf(Times.DayOf(clock.GetUtcNow(), zone), zone);
        var calls = await db.Set<Call>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community && c.At >= midnight)
            .ToListAsync();
        return new CallDay(
            calls.Count,
            calls.Count(c => c.InTime is not null),
            calls.Count(c => c.InTime == true),
            calls.Count(c => c is { Missed: true, CalledBackAt: null }),
            calls.Count(c => c is { Missed: false, CaseId: null })
        );
    }

    private static IQueryable<Call> Shown(IQueryable<Call> calls, CallsShown shown) =>
        shown switch
        {
            CallsShown.All => calls,
            CallsShown.Missed => calls.Where(c => c.Missed && c.CalledBackAt == null),
            CallsShown.Unlinked => calls.Where(c => !c.Missed && c.CaseId == null),
        };

    private static bool Before(string cursor, out DateTimeOffset at, out Guid id)
    {
        (at, id) = (default, default);
        if (cursor.Split('.') is not [var time, var key] || !Guid.TryParseExact(key, "N", out id))
            return false;
        if (!long.TryParse(time, NumberStyles.None, null, out var milliseconds) || milliseconds > 253_402_300_799_999)
            return false;
        at = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }

    private static async Task<IResult> List(
        CallList calls,
        Rosters rosters,
        CurrentStaff me,
        string? show,
        string? cursor,
        int limit = 50
    )
    {
        var shown = CallsShown.All;
        if (show is not null)
        {
            if (Json.FromWord<CallsShown>(show) is not { } asked)
                return Problems.Of(Refusal.Invalid("show", "不认识的值：{0}。", show));
            shown = asked;
        }
        if ((await calls.Page(shown, cursor, limit)).Refused(out var page, out var no))
            return Problems.Of(no);
        var roster = await rosters.Of(me.CommunityId);
        return Answers.Json(
            Reply.Ok(new CallsAnswer([.. page.Rows.Select(r => CallView.Of(r.Call, r.CaseNumber, roster))], page.Next))
        );
    }
}

internal sealed record CallsAnswer(IReadOnlyList<CallView> Items, string? Next);
