using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Huiyin.Charters;

/// <summary>
/// Changes one place of a charter's text and leaves the rest, its comments and its lay-out, as its author wrote it. The text
/// is a charter without mistakes.
/// </summary>
internal static class CharterText
{
    private const int Width = 120;

    private static readonly JsonReaderOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonDocumentOptions LenientDocument = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The charter as JSON without comments, for programs.</summary>
    public static JsonNode Parsed(string text) => JsonNode.Parse(text, null, LenientDocument)!;

    /// <summary>The rule of that id as its JSON; null when there is none.</summary>
    public static JsonObject? Rule(string text, string id) =>
        Find(text).Rules.TryGetValue(id, out var span)
            ? (JsonObject)JsonNode.Parse(Slice(text, span), null, LenientDocument)!
            : null;

    /// <summary>The ids of the rules in the order in which they stand, those switched off included.</summary>
    public static IReadOnlyList<string> RuleIds(string text) =>
        [.. Find(text).Rules.OrderBy(rule => rule.Value.Start).Select(rule => rule.Key)];

    /// <summary>The text with its number and date; a draft has no date yet.</summary>
    public static string Numbered(string text, int version, DateOnly? validFrom)
    {
        text = With(text, "validFrom", validFrom is { } day ? $"\"{day:yyyy-MM-dd}\"" : "null");
        return With(text, "version", version.ToString());
    }

    /// <summary>The text with another rule in the place of the one of the same id.</summary>
    public static string WithRule(string text, string id, JsonObject rule)
    {
        var span = Find(text).Rules[id];
        return Splice(text, span, Printed(rule, 4));
    }

    /// <summary>The text with other desk hours.</summary>
    public static string WithDesk(string text, JsonObject hours) => With(text, "deskHours", Printed(hours, 2));

    /// <summary>The text with one rule more, after all others.</summary>
    public static string WithNewRule(string text, JsonObject rule)
    {
        var found = Find(text);
        if (found.Rules.Count == 0)
            return Splice(text, found.Members["rules"], $"[\n    {Printed(rule, 4)}\n  ]");
        var end = found.Rules.Values.Max(span => span.End);
        return Splice(text, (end, end), $",\n    {Printed(rule, 4)}");
    }

    private static string With(string text, string member, string value)
    {
        var found = Find(text);
        return found.Members.TryGetValue(member, out var span)
            ? Splice(text, span, value)
            : Splice(text, (found.Begin + 1, found.Begin + 1), $"\n  \"{member}\": {value},");
    }

    private sealed record Places(
        int Begin,
        Dictionary<string, (int Start, int End)> Members,
        Dictionary<string, (int Start, int End)> Rules
    );

    /// <summary>Where the members of the charter and its rules stand, in bytes.</summary>
    private static Places Find(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Lenient);
        var (members, rules) = (new Dictionary<string, (int, int)>(), new Dictionary<string, (int, int)>());
        reader.Read();
        var begin = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "rules")
                FindRules(ref reader, rules);
            else
                reader.Skip();
            members[name] = (start, (int)reader.BytesConsumed);
        }
        return new Places(begin, members, rules);
    }

    private static void FindRules(ref Utf8JsonReader reader, Dictionary<string, (int, int)> rules)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (start, id) = ((int)reader.TokenStartIndex, "");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id");
                reader.Read();
                if (isId)
                    id = reader.GetString()!;
                reader.Skip();
            }
            rules[id] = (start, (int)reader.BytesConsumed);
        }
    }

    private static string Slice(string text, (int Start, int End) span) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[span.Start..span.End]);

    private static string Splice(string text, (int Start, int End) span, string instead)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString([
            .. bytes[..span.Start],
            .. Encoding.UTF8.GetBytes(instead),
            .. bytes[span.End..],
        ]);
    }

    /// <summary>One member to a line; lists and small objects stay on theirs while they are short.</summary>
    private static string Printed(JsonNode? node, int indent)
    {
        var line = InOneLine(node);
        if (indent > 4 && line.Length + indent <= Width)
            return line;
        var (inside, outside) = (new string(' ', indent + 2), new string(' ', indent));
        return node switch
        {
            JsonObject found when found.Count > 0 => "{\n"
                + string.Join(
                    ",\n",
                    found.Select(member => $"{inside}\"{member.Key}\": {Printed(member.Value, indent + 2)}")
                )
                + $"\n{outside}}}",
            JsonArray found when found.Count > 0 => "[\n"
                + string.Join(",\n", found.Select(item => inside + Printed(item, indent + 2)))
                + $"\n{outside}]",
            _ => line,
        };
    }

    private static string InOneLine(JsonNode? node) =>
        node switch
        {
            JsonObject { Count: > 0 } found =>
                $"{{ {string.Join(", ", found.Select(member => $"\"{member.Key}\": {InOneLine(member.Value)}"))} }}",
            JsonArray found => $"[{string.Join(", ", found.Select(InOneLine))}]",
            null => "null",
            _ => node.ToJsonString(Plain),
        };
}
