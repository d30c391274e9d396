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
        routes.MapForm<WithReason>("/follow-ups/{case}/number", Operation.SeePersonalData, ShowNumber, ShowSheetAgain);
    }

    private static async Task<IResult> Queue(FollowUpQueue queue, CurrentStaff me, string? who)
    {
        var everybody = who == Everybody;
        return Page<FollowUpsPage>.With(new FollowUpsModel(await queue.Read(everybody ? null : me.Id), everybody, queue.Now));
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
        return Page<CallSheetPage>.With(await CallSheet.Of(found, http, who == Everybody, no: null));
    }

    /// <summary>
    /// The number in full is shown to whoever has written down why, for a few minutes: the fact on the timeline is the
    /// permit, so nothing personal ever stands in an address.
    /// </summary>
    private static async Task<Outcome<Reply>> ShowNumber(WithReason input, HttpContext http)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Invalid("reason", "请写明为什么要看电话号码。");
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        if (http.RequestServices.GetRequiredService<RevealLimit>().Refused(register.Me, register.Now) is { } enough)
            return enough;
        var number = (string)http.GetRouteValue("case")!;
        var noted = await register.Change(
            number,
            null,
            found =>
            {
                found.Note(CallSheet.Revealed, register.Actor, register.Now, null, ("reason", input.Reason));
                return new(Outcome.Done);
            }
        );
        if (noted.Refused(out var about, out var no))
            return no;
        var form = await http.Request.ReadFormAsync();
        return new Reply(StatusCodes.Status303SeeOther, null, $"/follow-ups/{about.Number}{(form["_who"] == Everybody ? "?who=all" : "")}");
    }

    /// <summary>A refused result: the call sheet again where it was posted from there, else the page of the case.</summary>
    public static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var form = await http.Request.ReadFormAsync();
        return form["_return"].ToString().StartsWith("/follow-ups", StringComparison.Ordinal)
            ? await ShowSheetAgain(http, no)
            : await CasePages.ShowAgain(http, no);
    }

    private static async Task<IResult> ShowSheetAgain(HttpContext http, Refusal no)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        register.Db.ChangeTracker.Clear();
        if (await register.Find((string)http.GetRouteValue("case")!) is not { } found)
            return Answers.Refuse(http, no);
        var form = await http.Request.ReadFormAsync();
        return Page<CallSheetPage>.With(await CallSheet.Of(found, http, form["_who"] == Everybody, no), Problems.StatusOf(no));
    }
}

internal sealed record FollowUpsModel(IReadOnlyList<ToAsk> Items, bool Everybody, DateTimeOffset Now);
