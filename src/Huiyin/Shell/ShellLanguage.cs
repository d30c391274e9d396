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

    internal static string Current => CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "zh-Hans";
}
