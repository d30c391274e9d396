using System.Globalization;
using System.Text;

namespace Huiyin.Platform;

internal enum SearchEngine
{
    /// <summary>An FTS5 table with <c>tokenize='unicode61'</c>; the query goes to the right of MATCH.</summary>
    Fts5,

    /// <summary>
    /// A tsvector made by <c>array_to_tsvector(string_to_array(words, ' '))</c>, so that no parser or dictionary of the
    /// server has a say; the query is cast by <c>::tsquery</c>.
    /// </summary>
    Postgres,
}

/// <summary>
/// The words under which a text is found. Chinese has no spaces, so every character and every pair of neighbours is a
/// word; 漏水 is found by one lookup. Index and query cut a text in the same way, so what is written is found.
/// </summary>
internal static class SearchWords
{
    /// <summary>More words narrow nothing and cost a lookup each; someone pasted a letter into the search box.</summary>
    private const int MostQueryWords = 32;

    private const int LongestWord = 40;
    private const int SpokenTail = 4;

    /// <summary>The words of a text, each once, separated by single spaces; empty when it has none.</summary>
    public static string Index(string? text)
    {
        var words = new List<string>();
        foreach (var run in Runs(text))
        {
            switch (run.Script)
            {
                case Script.Character:
                    AddCharacters(run.Text, words);
                    break;
                case Script.Digit:
                    words.Add(run.Text);
                    if (run.Text.Length > SpokenTail)
                    {
                        // Card, order and plate numbers are asked for by their last four digits.
                        words.Add(run.Text[^SpokenTail..]);
                    }
                    break;
                case Script.Letter:
                    words.Add(run.Text);
                    break;
                case Script.None:
                default:
                    break;
            }
        }
        return string.Join(' ', words.Distinct(StringComparer.Ordinal));
    }

    /// <summary>
    /// A query that finds the texts which have all of the words, letters by their beginning (zhangs finds zhangsan);
    /// null when the text has nothing to search for. Only letters and digits reach the engine, so nothing can be injected.
    /// </summary>
    public static string? Query(string? text, SearchEngine engine)
    {
        var words = new List<(string Word, bool Beginning)>();
        foreach (var run in Runs(text))
        {
            if (run.Script == Script.Character)
            {
                var pairs = new List<string>();
                AddPairs(run.Text, pairs);
                words.AddRange(pairs.Count == 0 ? [(run.Text, false)] : pairs.Select(pair => (pair, false)));
            }
            else
            {
                words.Add((run.Text, run.Script == Script.Letter && run.Text.Length > 1));
            }
        }
        if (words.Count == 0)
        {
            return null;
        }
        var distinct = words.Distinct().Take(MostQueryWords);
        return engine == SearchEngine.Fts5
            ? string.Join(" AND ", distinct.Select(w => w.Beginning ? $"\"{w.Word}\" *" : $"\"{w.Word}\""))
            : string.Join(" & ", distinct.Select(w => w.Beginning ? $"'{w.Word}':*" : $"'{w.Word}'"));
    }

    private static void AddCharacters(string run, List<string> words)
    {
        foreach (var character in run.EnumerateRunes())
        {
            words.Add(character.ToString());
        }
        AddPairs(run, words);
    }

    private static void AddPairs(string run, List<string> words)
    {
        Rune? before = null;
        foreach (var character in run.EnumerateRunes())
        {
            if (before is { } first)
            {
                words.Add(first.ToString() + character);
            }
            before = character;
        }
    }

    private enum Script
    {
        None,
        Character,
        Digit,
        Letter,
    }

    private static IEnumerable<(Script Script, string Text)> Runs(string? text)
    {
        var run = new StringBuilder();
        var script = Script.None;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var folded = Fold(rune);
            var next = ScriptOf(folded);
            if (next != script)
            {
                if (IsWord(script, run))
                {
                    yield return (script, run.ToString());
                }
                run.Clear();
                script = next;
            }
            if (next != Script.None && (next == Script.Character || run.Length < LongestWord))
            {
                run.Append(folded.ToString());
            }
        }
        if (IsWord(script, run))
        {
            yield return (script, run.ToString());
        }
    }

    /// <summary>
    /// A mobile or an ID number in a text never enters the index: it stands in plain, and people are found by the blind
    /// index of their phone.
    /// </summary>
    private static bool IsWord(Script script, StringBuilder run) =>
        script switch
        {
            Script.None => false,
            Script.Digit => !(run.Length == 11 && run[0] == '1' && run[1] >= '3') && run.Length is not (17 or 18),
            Script.Character or Script.Letter => true,
            _ => throw new InvalidOperationException($"No such script: {script}"),
        };

    /// <summary>Ｂ２ from a Chinese keyboard is B2.</summary>
    private static Rune Fold(Rune rune) =>
        Rune.ToLowerInvariant(rune.IsBmp ? new Rune(FullWidth.Narrow((char)rune.Value)) : rune);

    private static Script ScriptOf(Rune rune)
    {
        // 〇 and 々 are written inside words but are no "letters" to Unicode.
        if (rune.Value is 0x3007 or 0x3005)
        {
            return Script.Character;
        }
        if (rune.Value is >= '0' and <= '9')
        {
            return Script.Digit;
        }
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.OtherLetter => Script.Character,
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter => Script.Letter,
            _ => Script.None,
        };
    }
}
