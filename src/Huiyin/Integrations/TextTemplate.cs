using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Huiyin.Platform.Sheets;

namespace Huiyin.Integrations;

/// <summary>A text made of columns: a column's name, or text with names in braces; each line is made on its own.</summary>
internal sealed class TextTemplate
{
    /// <summary>Left over at the ends when a column between them is empty.</summary>
    private const string Separators = " ,;:·-/|，；：、\t\u00A0";

    private readonly (string Literal, string? Column)[][] lines;

    public TextTemplate(IEnumerable<string> lines) => this.lines = [.. lines.Select(Split)];

    public IEnumerable<string> Columns => lines.SelectMany(line => line).Select(part => part.Column).OfType<string>();

    /// <summary>The template bound to a header: from a row to its text, empty when all of its columns are.</summary>
    public Func<SheetRow, string> Bind(SheetHeader header)
    {
        var bound = Array.ConvertAll(
            lines,
            line => Array.ConvertAll(line, p => (p.Literal, Column: p.Column is null ? -1 : header.Find(p.Column)))
        );
        if (bound is [[("", var only)]])
        {
            return row => row[only];
        }
        return row =>
        {
            var text = new StringBuilder();
            foreach (var line in bound)
            {
                if (!Array.Exists(line, part => row[part.Column].Length > 0))
                {
                    continue;
                }
                var start = text.Length > 0 ? text.Append('\n').Length : 0;
                foreach (var (literal, column) in line)
                {
                    text.Append(literal).Append(row[column]);
                }
                TrimLine(text, start);
            }
            return text.ToString();
        };
    }

    private static void TrimLine(StringBuilder text, int start)
    {
        while (text.Length > start && Separators.Contains(text[^1], StringComparison.Ordinal))
        {
            text.Length--;
        }
        var leading = 0;
        while (start + leading < text.Length && Separators.Contains(text[start + leading], StringComparison.Ordinal))
        {
            leading++;
        }
        text.Remove(start, leading);
    }

    private static (string Literal, string? Column)[] Split(string line)
    {
        if (!line.Contains('{', StringComparison.Ordinal))
        {
            return [("", line)];
        }
        var parts = new List<(string, string?)>();
        var at = 0;
        while (at < line.Length)
        {
            var open = line.IndexOf('{', at);
            var close = open < 0 ? -1 : line.IndexOf('}', open);
            if (open >= 0 && close < 0)
            {
                throw new FormatException($"A brace is left open in \"{line}\".");
            }
            parts.Add(open < 0 ? (line[at..], null) : (line[at..open], line[(open + 1)..close]));
            at = open < 0 ? line.Length : close + 1;
        }
        return [.. parts];
    }
}

internal sealed class TextTemplateConverter : JsonConverter<TextTemplate>
{
    public override TextTemplate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var lines = reader.TokenType switch
        {
            JsonTokenType.String => [reader.GetString()!],
            JsonTokenType.StartArray => JsonSerializer.Deserialize<string[]>(ref reader, options)!,
            _ => throw new JsonException("A column's name, a text with names in braces, or a list of them."),
        };
        try
        {
            return lines.Length > 0 && lines.All(line => !string.IsNullOrWhiteSpace(line))
                ? new(lines)
                : throw new JsonException("An empty name names no column.");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, TextTemplate value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Maps are written by people.");
}
