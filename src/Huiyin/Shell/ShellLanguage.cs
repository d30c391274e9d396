using System.Globalization;
using Huiyin.Platform;
using Huiyin.Shell.Controls;

namespace Huiyin.Shell;

/// <summary>The language of the page, for <c>lang</c>: the reader's, or that of the source where none was chosen.</summary>
internal static class ShellLanguage
{
    /// <summary>Each language by its own name, never translated.</summary>
    private static readonly Choice[] Known = [new("zh-Hans", "简体"), new("zh-Hant", "繁體"), new("en", "English")];

    /// <summary>Those that somebody may choose: a language without sentences would change nothing.</summary>
    internal static readonly IReadOnlyList<Choice> All = [.. Known.Where(one => Texts.Speaks(one.Value))];

    /// <summary>As pages write it: without the system's tables .NET calls the same language zh-HANS.</summary>
    internal static string Current =>
        All.FirstOrDefault(one =>
            one.Value.Equals(CultureInfo.CurrentUICulture.Name, StringComparison.OrdinalIgnoreCase)
        )?.Value
        ?? All[0].Value;
}
