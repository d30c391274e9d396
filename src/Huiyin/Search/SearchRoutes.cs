using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Search.Public;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Search;

/// <summary>One box for everything: case numbers, units, telephone numbers, names in characters, pinyin or initials, words.</summary>
internal static class SearchRoutes
{
    private const int OnThePage = 10;
    private const int WhileTyping = 4;
    private const int Longest = 100;

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", Show).Needing(Operation.SeeCases).ExcludeFromDescription();
        routes.MapGet("/search/suggest", Suggest).Needing(Operation.SeeCases).ExcludeFromDescription();
        routes
            .MapGet("/api/v1/search", Answer)
            .Needing(Operation.SeeCases)
            .Produces<SearchAnswer>()
            .WithTags("search")
            .WithSummary("Finds cases, residents, units and calls by whatever is known of them")
            .WithQuery([
                new(
                    "q",
                    "A case's number, the beginning of a unit's code, a whole telephone number, a name, its pinyin or initials, or words of two characters or more."
                ),
                new("limit", "How many of each kind, 1 to 50; 10 where nothing is said."),
            ]);
    }

    /// <summary>Somebody who types a case's number wants that case and no list.</summary>
    private static async Task<IResult> Show(HttpContext http, string? q)
    {
        var results = await Find(http, q, OnThePage);
        return results.Exact is { } exact ? Results.Redirect(exact.Href) : Page<SearchPage>.With(results);
    }

    private static async Task<IResult> Suggest(HttpContext http, string? q) =>
        Page<SearchSuggestions>.With(await Find(http, q, WhileTyping));

    private static async Task<IResult> Answer(HttpContext http, string? q)
    {
        var wanted = http.Request.Query["limit"].ToString();
        var limit = OnThePage;
        if (wanted.Length > 0 && !(int.TryParse(wanted, out limit) && limit is >= 1 and <= 50))
            return Problems.Of(Refusal.Invalid("limit", "每类 1 到 {0} 件。", 50));
        if (string.IsNullOrWhiteSpace(q) || q.Length > Longest)
            return Problems.Of(
                Refusal.Invalid("q", "请写要找的房号、姓名、电话、单号或词，不超过 {0} 个字。", Longest)
            );
        var results = await Find(http, q, limit);
        return Answers.Json(
            Reply.Ok(
                new SearchAnswer(
                    results.Text,
                    results.Exact,
                    [.. results.Groups.Select(g => new SearchGroup(g.Finder.Kind, g.Found.Items))]
                )
            )
        );
    }

    private static async Task<SearchResults> Find(HttpContext http, string? q, int limit)
    {
        var text = FullWidth.Narrow(q ?? "").Trim();
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        var groups = new List<(IFinder, FoundGroup)>();
        if (text.Length is 0 or > Longest)
            return new SearchResults(text, groups);
        var finders = http.RequestServices.GetServices<IFinder>().Where(f => me.May(f.Needs)).OrderBy(f => f.Place);
        foreach (var finder in finders)
        {
            var found = await finder.Find(new Asked(me.CommunityId, text, limit));
            if (found.Items.Count > 0)
                groups.Add((finder, found));
        }
        return new SearchResults(text, groups);
    }
}

/// <summary>What was found, kind by kind; kinds without anything are not among them.</summary>
internal sealed record SearchResults(string Text, IReadOnlyList<(IFinder Finder, FoundGroup Found)> Groups)
{
    /// <summary>The one thing that can be meant; null when there may be others.</summary>
    public Found? Exact => Groups.SelectMany(g => g.Found.Items).FirstOrDefault(f => f.Exact);
}

/// <summary>What was found, as programs read it.</summary>
internal sealed record SearchAnswer(string Q, Found? Exact, IReadOnlyList<SearchGroup> Groups);

internal sealed record SearchGroup(string Kind, IReadOnlyList<Found> Items);
