using Huiyin.Platform;

namespace Huiyin.Edge;

/// <summary>One page of a list for programs; <c>Next</c> is the cursor of the page after it, null on the last.</summary>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How many a page holds.</summary>
internal static class Paging
{
    /// <summary>The most that one page may hold.</summary>
    public const int Most = 200;

    private const int Usual = 50;

    /// <summary>How many were asked for in the query string.</summary>
    public static Outcome<int> Limit(HttpRequest request)
    {
        var text = request.Query["limit"].ToString();
        if (text.Length == 0)
            return Usual;
        return int.TryParse(text, out var limit) && Refused(limit) is null ? limit : TooMany;
    }

    /// <summary>Null when a page may hold so many.</summary>
    public static Refusal? Refused(int limit) => limit is < 1 or > Most ? TooMany : null;

    private static Refusal TooMany => Refusal.Invalid("limit", "每页 1 到 {0} 件。", Most);
}
