using System.Text.RegularExpressions;

namespace Huiyin.Platform.Sheets;

/// <summary>
/// The headings of a sheet. 建筑面积（㎡）, * 建筑面积 and 建筑面积： are the same column to the person who typed them, and so are
/// Unique Key and unique_key.
/// </summary>
internal sealed partial class SheetHeader
{
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    public SheetHeader(IReadOnlyList<string> headings)
    {
        for (var column = 0; column < headings.Count; column++)
        {
            columns.TryAdd(Plain(headings[column]), column);
        }
        columns.Remove("");
    }

    public int Count => columns.Count;

    /// <summary>The first column that carries one of the names; -1 when there is none.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (columns.TryGetValue(Plain(name), out var column))
            {
                return column;
            }
        }
        return -1;
    }

    private static string Plain(string heading) => Decoration().Replace(heading, "");

    [GeneratedRegex(@"[\s*＊:：_]|[(（\[【][^)）\]】]*[)）\]】]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decoration();
}
