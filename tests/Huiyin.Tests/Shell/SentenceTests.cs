using System.Text.RegularExpressions;
using Xunit;

namespace Huiyin.Tests.Shell;

/// <summary>Every sentence that a person reads goes through <c>T("…")</c>, or it stays Chinese in every language.</summary>
public sealed partial class SentenceTests
{
    [Fact]
    public void No_page_says_anything_that_cannot_be_translated()
    {
        var untranslated =
            from file in Rendered.WebRoot.Parent!.EnumerateFiles("*.razor", SearchOption.AllDirectories)
            where !file.Name.StartsWith("Gallery", StringComparison.Ordinal)
            let lines = Comment().Replace(File.ReadAllText(file.FullName), "").Split('\n')
            from line in lines
            where Han().IsMatch(Sentence().Replace(line, ""))
            select $"{file.Name}: {line.Trim()}";

        Assert.Empty(untranslated);
    }

    /// <summary>A call of T with its sentence and any sentences among its arguments.</summary>
    [GeneratedRegex("""\bT\("[^"]*"(, *"[^"]*")*""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"@\*[^@]*\*@|//[^\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\u4e00-\u9fff]", RegexOptions.NonBacktracking)]
    private static partial Regex Han();
}
