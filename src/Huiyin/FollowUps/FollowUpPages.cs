using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.FollowUps;

/// <summary>The queue of whom to ask, and the call sheet for one of them.</summary>
internal static class FollowUpPages
{
    private const string Everybody = "all";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/follow-ups", Queue).Needing(Operation.FollowUp).ExcludeFromDescription();
        routes.MapGet("/follow-ups/next", GoOn).Needing(Operation.FollowUp).ExcludeFromDescription();
        routes.MapGet("/follow-ups/{case}", Sheet).Needing(Operation.FollowUp).ExcludeFromDescription();
    }

    private static async Task<IResult> Queue(FollowUpQueue queue, CurrentStaff me, string? who)
    {
        // Whose work it is to ask begins with everybody who waits to be asked.
        var everybody = who is null ? me.Is(Role.FollowUpStaff) : who == Everybody;
        return Page<FollowUpsPage>.With(
            new FollowUpsModel(await queue.Read(everybody ? null : me.Id), everybody, queue.Now)
        );
    }

    /// <summary>On to the next one who can be asked now; when nobody is left, back to the queue.</summary>
    private static async Task<IResult> GoOn(FollowUpQueue queue, CurrentStaff me, string? after, string? who)
    {
        var next = await queue.Next(who == Everybody ? null : me.Id, after);
        var scope = who == Everybody ? "?who=all" : "";
        return Answers.SeeOther(next is null ? $"/follow-ups{scope}" : $"/follow-ups/{next.Row.Number}{scope}");
    }

    private static async Task<IResult> Sheet(string @case, HttpContext http, string? who)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        if (await register.Find(@case) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        if (found.BarFromJudging(register.Me) is { } bar)
            return Answers.Refuse(http, bar);
        return Page<CallSheetPage>.With(await CallSheet.Of(found, http, who == Everybody, no: null));
    }

    /// <summary>A refused result: the call sheet again where it was posted from there, else the page of the case.</summary>
    public static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var form = await http.Request.ReadFormAsync();
        return form["_return"].ToString().StartsWith("/follow-ups", StringComparison.Ordinal)
            ? await ShowSheetAgain(http, no)
            : await CaseVerbs.ShowAgain(http, no);
    }

    private static async Task<IResult> ShowSheetAgain(HttpContext http, Refusal no)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        register.Db.ChangeTracker.Clear();
        if (await register.Find((string)http.GetRouteValue("case")!) is not { } found)
            return Answers.Refuse(http, no);
        var form = await http.Request.ReadFormAsync();
        return Page<CallSheetPage>.With(
            await CallSheet.Of(found, http, form["_who"] == Everybody, no),
            Problems.StatusOf(no)
        );
    }
}

internal sealed record FollowUpsModel(IReadOnlyList<ToAsk> Items, bool Everybody, DateTimeOffset Now);
