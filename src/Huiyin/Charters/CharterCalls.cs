using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>The charter for programs.</summary>
internal static class CharterCalls
{
    private const int LargestText = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/charters", List)
            .Readable("Every version, the latest first, and which holds today")
            .Produces<CharterList>();
        routes
            .MapGet("/api/v1/charters/current", Current)
            .Readable("The version under which a case received now begins")
            .Produces<CharterView>();
        routes.MapGet("/api/v1/charters/draft", Draft).Readable("The draft").Produces<CharterView>();
        routes
            .MapGet("/api/v1/charters/draft/diff", Diff)
            .Readable("What the draft changes, as sentences")
            .Produces<DiffView>();
        routes
            .MapGet("/api/v1/charters/{version:int}", Read)
            .Readable("One version, its rules as JSON and as sentences")
            .Produces<CharterView>();

        routes
            .MapPost("/api/v1/charters/draft", Begin)
            .Needing(Operation.KeepCharter)
            .WithTags("charter")
            .WithSummary("Begins a draft from what was published last")
            .Produces<CharterView>(StatusCodes.Status201Created);
        routes
            .MapPut("/api/v1/charters/draft", Keep)
            .Accepts<JsonObject>("application/json")
            .Needing(Operation.KeepCharter)
            .WithTags("charter")
            .WithSummary("Keeps the draft: the charter itself, as /charter.schema.json describes it")
            .WithDescription("A text with mistakes is refused with the line and the rule of each in `mistakes`.")
            .Produces<CharterView>();
        routes
            .MapDelete("/api/v1/charters/draft", Discard)
            .Needing(Operation.KeepCharter)
            .WithTags("charter")
            .WithSummary("Gives the draft up")
            .Produces(StatusCodes.Status204NoContent);
        routes
            .MapChange<PublishCharter>("/api/v1/charters/draft/publication", Operation.KeepCharter, Publish)
            .WithTags("charter")
            .Produces<CharterView>();
        routes
            .MapChange<WithReason>("/api/v1/charters/{version:int}/withdrawal", Operation.KeepCharter, Withdraw)
            .WithTags("charter")
            .Produces<CharterView>();
    }

    private static RouteHandlerBuilder Readable(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.Needing(Operation.SeeCharter).WithTags("charter").WithSummary(summary);

    private static async Task<IResult> List(CharterDesk desk, CurrentStaff me)
    {
        var (versions, current) = (await desk.Versions(), await desk.InForce());
        var lines = versions.ConvertAll(v => CharterLine.Of(v, current.Version, me.Community.Zone));
        return Answers.Json(
            Reply.Ok(
                new CharterList(
                    lines.FindAll(v => v.Status != CharterStatus.Draft),
                    lines.Find(v => v.Status == CharterStatus.Draft)
                )
            )
        );
    }

    private static async Task<IResult> Current(CharterDesk desk, CurrentStaff me)
    {
        var current = await desk.InForce();
        return Answers.Json(Reply.Ok(CharterView.Of(current, current.Version, me)));
    }

    private static async Task<IResult> Read(int version, CharterDesk desk, CurrentStaff me) =>
        await desk.Find(version) is { } found
            ? Answers.Json(Reply.Ok(CharterView.Of(found, (await desk.InForce()).Version, me)))
            : Problems.Of(Refusal.NotFound);

    private static async Task<IResult> Draft(CharterDesk desk, CurrentStaff me) =>
        await desk.Draft() is { } draft
            ? Answers.Json(Reply.Ok(CharterView.Of(draft, 0, me)))
            : Problems.Of(CharterRefusals.NoDraft);

    private static async Task<IResult> Diff(CharterDesk desk)
    {
        if (await desk.Draft() is not { } draft)
            return Problems.Of(CharterRefusals.NoDraft);
        var current = await desk.InForce();
        var diff = CharterDiff.Between(current.Charter(), draft.Charter());
        return Answers.Json(Reply.Ok(new DiffView(current.Version, draft.Version, diff.General, diff.Rules)));
    }

    private static async Task<IResult> Begin(HttpContext http, Change change, CharterDesk desk)
    {
        var outcome = await change.Once(
            http.Request,
            null,
            async () =>
                (await desk.Begin()).Refused(out var draft, out var no)
                    ? no
                    : Reply.Created("/api/v1/charters/draft", View(draft, http))
        );
        return outcome.Refused(out var reply, out var refused) ? Problems.Of(refused) : Answers.Json(reply);
    }

    /// <summary>The body is the charter's text as it was written: its lines are what the mistakes are named by.</summary>
    private static async Task<IResult> Keep(HttpContext http, Change change, CharterDesk desk)
    {
        if (http.Request.ContentLength > LargestText)
            return Problems.Of(Refusal.Invalid("text", "承诺书太长了，最多 1 MB。"));
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (CharterMistake.In(text) is { Count: > 0 } mistakes)
            return Mistaken(mistakes);
        var outcome = await change.Once(
            http.Request,
            text,
            async () =>
                (await desk.Save(text, CaseVerbs.IfMatch(http.Request))).Refused(out var draft, out var no)
                    ? no
                    : Reply.Ok(View(draft, http))
        );
        return outcome.Refused(out var reply, out var refused) ? Problems.Of(refused) : Answers.Json(reply);
    }

    private static IResult Mistaken(IReadOnlyList<CharterMistake> mistakes)
    {
        var no = CharterRefusals.Mistaken(mistakes.Count);
        return Results.Problem(
            title: no.Sentence(),
            detail: string.Join('\n', mistakes.Select(mistake => mistake.Sentence)),
            statusCode: Problems.StatusOf(no),
            type: $"/api/docs/problems#{no.Code}",
            extensions: new Dictionary<string, object?>
            {
                ["code"] = no.Code,
                ["errors"] = mistakes
                    .GroupBy(mistake => string.Create(CultureInfo.InvariantCulture, $"line {mistake.Line}"))
                    .ToDictionary(group => group.Key, group => group.Select(mistake => mistake.Message).ToArray()),
                ["mistakes"] = mistakes.Select(mistake => new
                {
                    mistake.Line,
                    mistake.Rule,
                    mistake.Message,
                }),
            }
        );
    }

    private static async Task<IResult> Discard(HttpContext http, Change change, CharterDesk desk)
    {
        var outcome = await change.Once(
            http.Request,
            null,
            async () => (await desk.Discard()).Refused(out _, out var no) ? no : Reply.Nothing
        );
        return outcome.Refused(out var reply, out var refused) ? Problems.Of(refused) : Answers.Json(reply);
    }

    private static async Task<Outcome<Reply>> Publish(PublishCharter input, HttpContext http) =>
        (await PublishCharter.On(input, http)).Refused(out var published, out var no)
            ? no
            : Reply.Ok(View(published, http));

    private static async Task<Outcome<Reply>> Withdraw(WithReason input, HttpContext http)
    {
        var version = int.Parse((string)http.GetRouteValue("version")!, CultureInfo.InvariantCulture);
        return (await Desk(http).Withdraw(version, input.Reason)).Refused(out var withdrawn, out var no)
            ? no
            : Reply.Ok(View(withdrawn, http));
    }

    private static CharterDesk Desk(HttpContext http) => http.RequestServices.GetRequiredService<CharterDesk>();

    private static CharterView View(CharterVersion version, HttpContext http) =>
        CharterView.Of(version, 0, http.RequestServices.GetRequiredService<CurrentStaff>());
}

/// <summary>Publishes the draft: from which day, and why.</summary>
internal sealed record PublishCharter(DateOnly? ValidFrom, string? Reason, int? Revision)
{
    public static Task<Outcome<CharterVersion>> On(PublishCharter input, HttpContext http) =>
        http
            .RequestServices.GetRequiredService<CharterDesk>()
            .Publish(input.ValidFrom, input.Reason, input.Revision ?? CaseVerbs.IfMatch(http.Request));
}

internal sealed record CharterList(IReadOnlyList<CharterLine> Items, CharterLine? Draft);

/// <summary>A version as one line of a list.</summary>
internal sealed record CharterLine(
    int Version,
    CharterStatus Status,
    bool InForce,
    DateOnly? ValidFrom,
    string? PublishedBy,
    DateTimeOffset? PublishedAt,
    string? Reason,
    string ChangedBy,
    DateTimeOffset ChangedAt,
    int Revision
)
{
    public static CharterLine Of(CharterVersion v, int current, TimeZoneInfo zone) =>
        new(
            v.Version,
            v.Status,
            v.Version == current,
            v.ValidFrom,
            v.PublishedByLogin,
            v.PublishedAt is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null,
            v.WithdrawnBecause ?? v.Reason,
            v.ChangedByName,
            TimeZoneInfo.ConvertTime(v.ChangedAt, zone),
            v.Revision
        );
}

/// <summary>A version with its rules, as JSON and as sentences; its ETag is its revision.</summary>
internal sealed record CharterView(
    CharterLine About,
    int Version,
    CharterStatus Status,
    DateOnly? ValidFrom,
    string Title,
    JsonNode Charter,
    string Text,
    IReadOnlyList<RuleSentence> Sentences
) : IVersioned
{
    int IVersioned.Version => About.Revision;

    public static CharterView Of(CharterVersion v, int current, CurrentStaff me)
    {
        var charter = v.Charter();
        return new(
            CharterLine.Of(v, current, me.Community.Zone),
            v.Version,
            v.Status,
            v.ValidFrom,
            charter.Title,
            CharterText.Parsed(v.Text),
            v.Text,
            [.. charter.Rules.Select(rule => new RuleSentence(rule.Id, RuleSentences.Of(rule), rule.Source))]
        );
    }
}

internal sealed record RuleSentence(string Rule, string Sentence, IReadOnlyList<string> Source);

internal sealed record DiffView(
    int From,
    int To,
    IReadOnlyList<PointChanged> General,
    IReadOnlyList<RuleDifference> Rules
);
