using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>Rehearsals for programs.</summary>
internal static class RehearsalCalls
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapChange<AskRehearsal>("/api/v1/charters/draft/rehearsals", Operation.KeepCharter, Ask)
            .WithTags("charter")
            .WithSummary("Plays the draft on the cases of some days; ask at Location how far it is")
            .Produces<RehearsalView>(StatusCodes.Status202Accepted);
        routes
            .MapGet("/api/v1/charters/rehearsals/{rehearsal:guid}", Read)
            .Needing(Operation.SeeCharter)
            .WithTags("charter")
            .WithSummary("How far a rehearsal is, and what it found")
            .Produces<RehearsalView>();
        routes
            .MapGet("/api/v1/charters/rehearsals/{rehearsal:guid}/cases", Cases)
            .Needing(Operation.SeeCharter)
            .WithTags("charter")
            .WithSummary("The cases that would have gone another way, by number")
            .WithQuery([new QueryWord("rule", "Only cases in which this rule differs."), .. QueryWords.Paging])
            .Produces<PageOf<ChangedCase>>();
    }

    private static async Task<Outcome<Reply>> Ask(AskRehearsal input, HttpContext http) =>
        (await AskRehearsal.On(input, http)).Refused(out var asked, out var no)
            ? no
            : new Reply(
                StatusCodes.Status202Accepted,
                RehearsalView.Of(asked),
                $"/api/v1/charters/rehearsals/{asked.Id}"
            );

    private static async Task<IResult> Read(Guid rehearsal, Rehearsals rehearsals) =>
        await rehearsals.Find(rehearsal) is { } found
            ? Answers.Json(Reply.Ok(RehearsalView.Of(found)))
            : Problems.Of(Refusal.NotFound);

    private static async Task<IResult> Cases(Guid rehearsal, HttpRequest request, Rehearsals rehearsals)
    {
        if (await rehearsals.Find(rehearsal) is not { } found)
            return Problems.Of(Refusal.NotFound);
        if (Paging.Limit(request).Refused(out var limit, out var no))
            return Problems.Of(no);
        var (items, next) = await rehearsals.Cases(found, Word(request, "rule"), Word(request, "cursor"), limit);
        return Answers.Json(Reply.Ok(new PageOf<ChangedCase>(items, next)));
    }

    internal static string? Word(HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } word ? word : null;
}

/// <summary>Which days' cases to play the draft on.</summary>
internal sealed record AskRehearsal(DateOnly? From, DateOnly? To)
{
    public static Task<Outcome<Rehearsal>> On(AskRehearsal input, HttpContext http) =>
        http.RequestServices.GetRequiredService<Rehearsals>().Ask(input.From, input.To);
}

/// <summary>A rehearsal as programs read it; <c>result</c> is null until it is done.</summary>
internal sealed record RehearsalView(
    Guid Id,
    RehearsalState State,
    int Version,
    DateOnly From,
    DateOnly To,
    long Cases,
    long Replayed,
    long Changed,
    RehearsalResult? Result
)
{
    public static RehearsalView Of(Rehearsal r) =>
        new(r.Id, r.State, r.Version, r.From, r.To, r.Cases, r.Replayed, r.Changed, Rehearsals.ResultOf(r));
}
