using System.Globalization;
using Huiyin.Shell.Controls;

namespace Huiyin.Shell;

/// <summary>The language of the page, for <c>lang</c>: the reader's, or that of the source where none was chosen.</summary>
internal static class ShellLanguage
{
    /// <summary>Each language by its own name, never translated.</summary>
    internal static readonly IReadOnlyList<Choice> All =
    [
        new("zh-Hans", "简体"),
        new("zh-Hant", "繁體"),
        new("en", "English"),
    ];

    /// <summary>As pages write it: without the system's tables .NET calls the same language zh-HANS.</summary>
    internal static string Current =>
        All.FirstOrDefault(one =>
            one.Value.Equals(CultureInfo.CurrentUICulture.Name, StringComparison.OrdinalIgnoreCase)
        )?.Value
        ?? All[0].Value;
}
