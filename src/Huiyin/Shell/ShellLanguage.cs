using System.Globalization;

namespace Huiyin.Shell;

/// <summary>The language of the page, for <c>lang</c>: the reader's, or that of the source where none was chosen.</summary>
internal static class ShellLanguage
{
    internal static string Current => CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "zh-Hans";
}
