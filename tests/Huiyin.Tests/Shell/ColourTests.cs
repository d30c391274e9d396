using System.Text.RegularExpressions;
using Huiyin.Cases.Public;
using Huiyin.Staff.Public;
using Xunit;

namespace Huiyin.Tests.Shell;

/// <summary>Text can be read on its ground, light and dark: WCAG 2.2 AA asks for 4.5 to 1.</summary>
public sealed partial class ColourTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token()
        .Matches(File.ReadAllText(Path.Combine(Rendered.WebRoot.FullName, "css", "huiyin.css")))
        .ToDictionary(
            found => found.Groups["name"].Value,
            found => (found.Groups["light"].Value, found.Groups["dark"].Value)
        );

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "hover")]
    [InlineData("ink-2", "sheet")]
    [InlineData("ink-2", "paper-deep")]
    [InlineData("ink-3", "paper")]
    [InlineData("ink-3", "paper-deep")]
    [InlineData("ink-3", "sheet")]
    [InlineData("ink-3", "raised")]
    [InlineData("ink-3", "hover")]
    [InlineData("accent", "paper")]
    [InlineData("accent", "paper-deep")]
    [InlineData("accent", "sheet")]
    [InlineData("accent", "accent-tint")]
    [InlineData("soon", "soon-tint")]
    [InlineData("soon", "sheet")]
    [InlineData("late", "late-tint")]
    [InlineData("late", "sheet")]
    [InlineData("late", "hover")]
    [InlineData("kept", "kept-tint")]
    [InlineData("kept", "sheet")]
    public void Words_stand_out_from_their_ground(string text, string ground)
    {
        Assert.InRange(Contrast(Tokens[text].Light, Tokens[ground].Light), 4.5, 21);
        Assert.InRange(Contrast(Tokens[text].Dark, Tokens[ground].Dark), 4.5, 21);
    }

    [Theory]
    [InlineData("accent-fill")]
    [InlineData("accent-fill-deep")]
    [InlineData("late-fill")]
    public void White_words_stand_out_from_a_filled_ground(string fill)
    {
        Assert.InRange(Contrast("#ffffff", Tokens[fill].Light), 4.5, 21);
        Assert.InRange(Contrast("#ffffff", Tokens[fill].Dark), 4.5, 21);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex(
        @"--(?<name>[a-z0-9-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();
}
