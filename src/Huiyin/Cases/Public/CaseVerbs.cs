using System.Text.Json;
using Huiyin.Cases.Screens;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <summary>
/// A verb of a case at the edge: one handler, reached by a program (<c>POST /api/v1/cases/{case}/verb</c>) and by the
/// form on the case's page (<c>POST /cases/{case}/verb</c>).
/// </summary>
internal static class CaseVerbs
{
    public static void MapCaseVerb<TInput>(
        this IEndpointRouteBuilder routes,
        string path,
        Operation operation,
        Func<Case, TInput, CaseRegister, ValueTask<Outcome>> verb,
        Func<HttpContext, Refusal, Task<IResult>>? showAgain = null,
        Func<Case, bool>? openToRespondent = null
    )
        where TInput : class
    {
        routes
            .MapChange<TInput>(
                $"/api/v1/cases/{{case}}/{path}",
                operation,
                async (input, http) =>
                {
                    var register = http.RequestServices.GetRequiredService<CaseRegister>();
                    var outcome = await Change(register, verb, input, http, IfMatch(http.Request), openToRespondent);
                    return outcome.Refused(out var changed, out var no)
                        ? no
                        : Reply.Ok(await CaseView.Of(changed, register));
                }
            )
            .WithTags("cases")
            .Produces<CaseView>();
        routes.ServiceProvider.GetRequiredService<CaseVerbTable>().Add(new CaseVerb<TInput>(path, operation, verb));

        routes.MapForm<TInput>(
            $"/cases/{{case}}/{path}",
            operation,
            async (input, http) =>
            {
                var register = http.RequestServices.GetRequiredService<CaseRegister>();
                var form = await http.Request.ReadFormAsync();
                int? seen = int.TryParse(form["_version"], out var version)
                    ? await Forgiving(version, form, http, register)
                    : null;
                var outcome = await Change(register, verb, input, http, seen, openToRespondent);
                if (outcome.Refused(out var changed, out var no))
                    return no;
                return new Reply(
                    StatusCodes.Status303SeeOther,
                    null,
                    SafeReturn(form["_return"]) ?? $"/cases/{changed.Number}"
                );
            },
            showAgain ?? ShowAgain
        );
    }

    /// <summary>A refused form of a case's page: the page again, with the refusal beside the form that was posted.</summary>
    public static Task<IResult> ShowAgain(HttpContext http, Refusal no) => CaseScreen.Again(http, no);

    /// <summary>Facts that change nothing of what somebody decides with a form open in front of them.</summary>
    private static readonly string[] Quiet =
    [
        "PhoneRevealed",
        "FileAdded",
        "CallLinked",
        "PromiseWarned",
        "DutyHolderCharged",
        "DutyHolderTold",
        "CalendarChanged",
        "DutyPassedOn",
    ];

    /// <summary>The version to check against: a photo that came in meanwhile makes nobody type twice.</summary>
    private static async Task<int> Forgiving(int seen, IFormCollection form, HttpContext http, CaseRegister register)
    {
        if (
            !int.TryParse(form["_seen"], out var facts)
            || await register.Find((string)http.GetRouteValue("case")!) is not { } found
        )
            return seen;
        var (community, id) = (found.CommunityId, found.Id);
        var since = await register
            .Db.Set<TimelineEntry>()
            .Where(t => t.CommunityId == community && t.CaseId == id && t.Seq >= facts)
            .Select(t => t.Name)
            .ToListAsync();
        return since.TrueForAll(Quiet.Contains) ? found.Version : seen;
    }

    private static Task<Outcome<Case>> Change<TInput>(
        CaseRegister register,
        Func<Case, TInput, CaseRegister, ValueTask<Outcome>> verb,
        TInput input,
        HttpContext http,
        int? version,
        Func<Case, bool>? openToRespondent
    ) =>
        register.Change(
            (string)http.GetRouteValue("case")!,
            version,
            found => verb(found, input, register),
            openToRespondent
        );

    /// <summary>The version a program saw, from <c>If-Match</c>; null when it does not mind.</summary>
    public static int? IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
            return null;
        // A tag that is not ours can match no version.
        return int.TryParse(header.Replace("W/", "", StringComparison.Ordinal).Trim('"'), out var version)
            ? version
            : -1;
    }

    /// <summary>Where a form wants to go back to: a path of this site, nothing else.</summary>
    internal static string? SafeReturn(string? path) =>
        path is ['/', not '/', ..] or "/" && !path.Contains('\\', StringComparison.Ordinal) ? path : null;
}

/// <summary>The verbs that a case has, by the last part of their path.</summary>
internal sealed class CaseVerbTable
{
    private readonly Dictionary<string, CaseVerb> verbs = new(StringComparer.Ordinal);

    public void Add(CaseVerb verb) => verbs[verb.Path] = verb;

    public CaseVerb? Find(string path) => verbs.GetValueOrDefault(path);
}

/// <summary>A verb that can be run without the web.</summary>
internal abstract record CaseVerb(string Path, Operation Operation)
{
    /// <summary>Runs the verb with its input as the API takes it.</summary>
    public abstract ValueTask<Outcome> Run(Case found, JsonElement input, CaseRegister register);
}

internal sealed record CaseVerb<TInput>(
    string Path,
    Operation Operation,
    Func<Case, TInput, CaseRegister, ValueTask<Outcome>> Verb
) : CaseVerb(Path, Operation)
    where TInput : class
{
    public override ValueTask<Outcome> Run(Case found, JsonElement input, CaseRegister register) =>
        register.Me.RefusedTo(Operation) is { } no
            ? new(no)
            : Verb(found, input.Deserialize<TInput>(Json.Edge)!, register);
}
