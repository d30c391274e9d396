using System.Text;
using System.Text.Json;

namespace Huiyin.Promises;

/// <summary>A JSON value that remembers the line it stands on, so that a mistake in a charter can be pointed at.</summary>
internal sealed record LinedValue(
    int Line,
    JsonTokenType Type,
    string Text,
    List<LinedValue> Items,
    List<LinedMember> Members
)
{
    /// <summary>Reads a text; comments and trailing commas are allowed, for charters are written by people.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static LinedValue Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lines = new LineCounter(bytes);
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        reader.Read();
        var value = Value(ref reader, ref lines);
        reader.Read();
        return value;
    }

    private static LinedValue Value(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        var type = reader.TokenType;
        var text = type switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null =>
                Encoding.UTF8.GetString(reader.ValueSpan),
            _ => "",
        };
        var value = new LinedValue(line, type, text, [], []);
        while (type == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            value.Items.Add(Value(ref reader, ref lines));
        }
        while (type == JsonTokenType.StartObject && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var nameLine = lines.At(reader.TokenStartIndex);
            reader.Read();
            value.Members.Add(new LinedMember(nameLine, name, Value(ref reader, ref lines)));
        }
        return value;
    }

    private ref struct LineCounter(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int counted;
        private int line = 1;

        public int At(long position)
        {
            line += bytes[counted..(int)position].Count((byte)'\n');
            counted = (int)position;
            return line;
        }
    }
}

/// <summary>A member of an object, and the line its name stands on.</summary>
internal sealed record LinedMember(int Line, string Name, LinedValue Value);
