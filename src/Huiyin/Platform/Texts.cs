using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Huiyin.Platform;

/// <summary>
/// The sentences people read. The zh-Hans sentence is its own key; en and zh-Hant come from <c>Texts/*.json</c>.
/// See docs/decisions/sentences-are-their-own-keys.md.
/// </summary>
public static class Texts
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages = Load();

    /// <summary>The sentence in the reader's language, with its arguments filled in.</summary>
    public static string T(string sentence, params object?[] args)
    {
        var translated = Translate(sentence, CultureInfo.CurrentUICulture);
        return args.Length == 0 ? translated : string.Format(CultureInfo.InvariantCulture, translated, args);
    }

    /// <summary>Whether there are sentences in this language: those of the source, or a file of their own.</summary>
    public static bool Speaks(string language) => language == "zh-Hans" || Languages.ContainsKey(language);

    private static string Translate(string sentence, CultureInfo language)
    {
        for (var at = language; at.Name.Length > 0; at = at.Parent)
        {
            if (Languages.TryGetValue(at.Name, out var sentences))
                return sentences.GetValueOrDefault(sentence, sentence);
        }
        return sentence;
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string prefix = "Huiyin.Texts.";
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[prefix.Length..^".json".Length],
                name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
                },
                // Without the system's tables .NET calls zh-Hant zh-HANT.
                StringComparer.OrdinalIgnoreCase
            );
    }
}
