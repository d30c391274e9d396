using System.Text.RegularExpressions;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Architecture;

/// <summary>
/// What docs/coverage.md names exists. A row is <c>| R-001 | … |</c>; in its other cells <c>`/units/{code}`</c> is a page,
/// <c>`POST /cases`</c> a call below <c>/api/v1</c>, and <c>`A_sentence`</c> a test.
/// </summary>
public sealed partial class Coverage
{
    private const int Requirements = 114;

    [Fact]
    public void Every_requirement_has_its_row()
    {
        var all = Enumerable.Range(1, Requirements).Select(number => $"R-{number:000}").ToArray();
        var named = Rows().Select(row => row.Requirement).ToArray();

        House.HasNone(all.Except(named).Select(missing => $"{missing} has no row"));
        House.HasNone(named.Except(all).Select(unknown => $"{unknown} is no requirement"));
        House.HasNone(
            named.GroupBy(id => id).Where(rows => rows.Count() > 1).Select(rows => $"{rows.Key} has several rows")
        );
    }

    [Fact]
    public async Task Every_page_and_call_named_is_there()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var routes = desk.Routes().Select(Shape).ToHashSet(StringComparer.Ordinal);

        House.HasNone(
            from row in Rows()
            from name in row.Names
            where IsRoute(name) && !routes.Contains(Shape(Route(name)))
            select $"{row.Requirement}: {name}"
        );
    }

    [Fact]
    public void Every_test_named_is_there()
    {
        var tests = Repository
            .Files("tests", "*.cs")
            .SelectMany(file => TestName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

        House.HasNone(
            from row in Rows()
            from name in row.Names
            where !IsRoute(name) && !tests.Contains(name)
            select $"{row.Requirement}: {name}"
        );
    }

    private static IEnumerable<(string Requirement, IEnumerable<string> Names)> Rows() =>
        from line in Repository.Read("docs", "coverage.md").Split('\n')
        let row = Row().Match(line)
        where row.Success
        select (row.Groups["id"].Value, Quoted().Matches(line).Select(match => match.Groups["name"].Value));

    private static bool IsRoute(string name) => name.Contains('/', StringComparison.Ordinal);

    private static string Route(string name) =>
        name.Split(' ') is [var method, var path] ? $"{method} /api/v1{path}" : $"GET {name}";

    /// <summary>Two routes are the same whatever they call their parameters, and whatever is asked behind the question mark.</summary>
    private static string Shape(string route) => Parameter().Replace(route.Split('?')[0], "{}").TrimEnd('/');

    [GeneratedRegex(@"^\|\s*(?<id>R-\d{3})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public (async )?(Task|ValueTask|void) (?<name>\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
