using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Huiyin.Platform;

/// <summary>
/// Readings of characters, one character per line: <c>张 zhang</c>, <c>乐 le yue</c>, the likeliest first.
/// </summary>
internal sealed class PinyinTable
{
    /// <summary>Three characters of two readings each; rarer readings are not worth the space in the index.</summary>
    private const int MostReadings = 8;

    /// <summary>Characters that sound differently as a surname; the everyday reading stays second.</summary>
    private static readonly FrozenDictionary<string, string> Surnames = new Dictionary<string, string>
    {
        ["单"] = "shan",
        ["曾"] = "zeng",
        ["解"] = "xie",
        ["仇"] = "qiu",
        ["查"] = "zha",
        ["区"] = "ou",
        ["任"] = "ren",
        ["朴"] = "piao",
        ["盖"] = "ge",
        ["尉"] = "wei",
        ["翟"] = "zhai",
        ["乐"] = "yue",
        ["员"] = "yun",
        ["繁"] = "po",
        ["黑"] = "he",
        ["秘"] = "bi",
        ["冼"] = "xian",
        ["折"] = "she",
        ["召"] = "shao",
        ["缪"] = "miao",
        ["柏"] = "bai",
        ["洗"] = "xian",
        ["覃"] = "qin",
        ["重"] = "chong",
        ["种"] = "chong",
        ["牟"] = "mou",
        ["么"] = "yao",
        ["都"] = "du",
        ["石"] = "shi",
        ["沈"] = "shen",
        ["贾"] = "jia",
        ["盛"] = "sheng",
        ["祭"] = "zhai",
        ["那"] = "na",
        ["粘"] = "nian",
        ["句"] = "gou",
        ["长孙"] = "zhang sun",
        ["单于"] = "chan yu",
        ["尉迟"] = "yu chi",
        ["万俟"] = "mo qi",
        ["澹台"] = "tan tai",
        ["宰父"] = "zai fu",
        ["夏侯"] = "xia hou",
        ["欧阳"] = "ou yang",
        ["令狐"] = "ling hu",
        ["宿"] = "su",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string[]> readings;

    public PinyinTable(TextReader table)
    {
        var all = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (table.ReadLine() is { } line)
        {
            var words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1)
            {
                all[words[0]] = [.. words.Skip(1).Select(Typed).Distinct()];
            }
        }
        readings = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every likely full reading and its initials: "zhangsan zs"; letters and digits in a name stand for themselves.</summary>
    public string Keys(string? name)
    {
        var characters = Characters(name);
        if (!characters.Exists(readings.ContainsKey))
        {
            return "";
        }
        var spoken = new List<(string Full, string Initials)> { ("", "") };
        for (var at = 0; at < characters.Count; at++)
        {
            var sounds = Sounds(characters, at);
            // The first readings of the surname times the first of each given name; beyond the limit only the first.
            var fits = spoken.Count * sounds.Length <= MostReadings;
            spoken =
            [
                .. from sound in fits ? sounds : sounds.Take(1)
                from before in spoken
                select (before.Full + sound, before.Initials + sound[..1]),
            ];
        }
        return string.Join(' ', spoken.Select(s => s.Full).Concat(spoken.Select(s => s.Initials)).Distinct());
    }

    private string[] Sounds(List<string> characters, int at)
    {
        var usual = readings.GetValueOrDefault(characters[at]) ?? [characters[at]];
        if (at > 1)
        {
            return usual;
        }
        if (characters.Count > 2 && Surnames.TryGetValue(characters[0] + characters[1], out var twofold))
        {
            return [twofold.Split(' ')[at]];
        }
        return at == 0 && Surnames.TryGetValue(characters[0], out var surname)
            ? [.. usual.Prepend(surname).Distinct()]
            : usual;
    }

    /// <summary>Dots and spaces within a name (买买提·艾力) are not spoken; a character without a reading is passed over.</summary>
    private List<string> Characters(string? name)
    {
        var characters = new List<string>();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            var character = rune.ToString();
            if (readings.ContainsKey(character))
            {
                characters.Add(character);
            }
            else if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                characters.Add(character.ToLowerInvariant());
            }
        }
        return characters;
    }

    /// <summary>As it is typed on a keyboard: without tones, ü as v.</summary>
    private static string Typed(string sound)
    {
        var typed = new StringBuilder(sound.Length);
        foreach (var c in sound.ToLower(CultureInfo.InvariantCulture))
        {
            typed.Append(
                c switch
                {
                    'ü' or 'ǖ' or 'ǘ' or 'ǚ' or 'ǜ' => 'v',
                    'ā' or 'á' or 'ǎ' or 'à' => 'a',
                    'ē' or 'é' or 'ě' or 'è' => 'e',
                    'ī' or 'í' or 'ǐ' or 'ì' => 'i',
                    'ō' or 'ó' or 'ǒ' or 'ò' => 'o',
                    'ū' or 'ú' or 'ǔ' or 'ù' => 'u',
                    'ń' or 'ň' or 'ǹ' => 'n',
                    _ => c,
                }
            );
        }
        return typed.ToString();
    }
}
