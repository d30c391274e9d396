using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>
/// <c>POST /api/v1/calls</c>: a telephone system reports a call, answered or missed. The answer names the
/// page to open on the clerk's screen.
/// </summary>
internal sealed record LogCall(
    DateTimeOffset? At,
    string? Phone,
    string? Name,
    int? RingSeconds,
    int? WaitSeconds,
    bool? Missed,
    string? TransferredTo,
    string? Note,
    string? Case
)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapChange<LogCall>("/api/v1/calls", Operation.LogCalls, On)
            .WithTags("desk")
            .Produces<CallView>(StatusCodes.Status201Created);

    private static async Task<Outcome<Reply>> On(LogCall input, HttpContext http)
    {
        var services = http.RequestServices;
        var (book, register) = (services.GetRequiredService<CallBook>(), services.GetRequiredService<CaseRegister>());
        var facts = new CallFacts(
            input.Name,
            input.RingSeconds,
            input.WaitSeconds,
            input.Missed ?? false,
            input.TransferredTo,
            input.Note
        );
        if ((await book.Log(facts, input.Phone, input.At)).Refused(out var call, out var no))
            return no;
        Case? about = null;
        if (input.Case is { Length: > 0 } number)
        {
            // The case's change looks the call up again, so it must be on record first.
            await register.Db.SaveChangesAsync();
            var linked = await register.Change(
                number,
                null,
                found => book.Link(new CallTaken(call.Id), found, input.Phone)
            );
            if (linked.Refused(out about, out var unlinked))
                return unlinked == Refusal.NotFound ? Refusal.Invalid("case", "没有 {0} 这件诉求。", number) : unlinked;
        }
        var roster = await register.Roster();
        return Reply.Created($"/api/v1/calls/{call.Id}", CallView.Of(call, about?.Number, roster));
    }
}

/// <summary>A call as programs read it.</summary>
/// <param name="InTime">Within three rings; null when nobody measured it.</param>
/// <param name="Intake">The page to open on the clerk's screen.</param>
internal sealed record CallView(
    Guid Id,
    DateTimeOffset At,
    string? Name,
    string? Phone,
    int? RingSeconds,
    int? WaitSeconds,
    bool Missed,
    bool? InTime,
    string? TransferredTo,
    string? Note,
    string? TakenBy,
    string? Case,
    DateTimeOffset? CalledBackAt,
    string Intake
)
{
    public static CallView Of(Call call, string? number, CommunityRoster roster) =>
        new(
            call.Id,
            roster.Local(call.At),
            call.CallerName,
            call.PhoneMasked,
            call.RingSeconds,
            call.WaitSeconds,
            call.Missed,
            call.InTime,
            call.TransferredTo,
            call.Note,
            roster.Known(call.TakenById)?.Login,
            number,
            roster.Local(call.CalledBackAt),
            $"/intake?call={call.Id}"
        );
}
