using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Huiyin.Platform.Sheets;

/// <summary>
/// XML cannot carry control characters; Excel writes them as _x000B_, and an underscore that only looks like that as _x005F_.
/// </summary>
internal static partial class XlsxText
{
    public static string Escape(string text)
    {
        if (!NeedsEscape().IsMatch(text))
        {
            return text;
        }
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in LooksEscaped().Replace(text, "_x005F_").EnumerateRunes())
        {
            // EnumerateRunes has turned half a surrogate pair into U+FFFD already.
            if (rune.Value < 0x20 && rune.Value is not ('\t' or '\n' or '\r') || rune.Value is 0xFFFE or 0xFFFF)
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_");
            }
            else
            {
                escaped.Append(rune);
            }
        }
        return escaped.ToString();
    }

    [GeneratedRegex(
        @"[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_",
        RegexOptions.None,
        1000
    )]
    private static partial Regex NeedsEscape();

    [GeneratedRegex(@"_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex LooksEscaped();
}
