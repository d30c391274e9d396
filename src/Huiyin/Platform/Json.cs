using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Huiyin.Platform;

/// <summary>The JSON of the house: camelCase, snake_case enums, Chinese as Chinese.</summary>
public static class Json
{
    /// <summary>At the edge: numbers may come as text, as forms send them.</summary>
    public static readonly JsonSerializerOptions Edge = Tuned(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>What comes in: as at the edge, and text holds nothing that no database could keep.</summary>
    public static readonly JsonSerializerOptions Incoming = new(Edge) { Converters = { new StorableTextConverter() } };

    /// <summary>What comes in from a form, in which everything is text: a ticked box says so in words.</summary>
    public static readonly JsonSerializerOptions FromForm = new(Incoming) { Converters = { new TickedBoxConverter() } };

    /// <summary>In the database.</summary>
    public static readonly JsonSerializerOptions Stored = Tuned(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        }
    );

    internal static JsonSerializerOptions Tuned(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new OffsetTimeConverter());
        return options;
    }

    /// <summary>The word of an enum at the edge: <c>awaiting_consent</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads the word of an enum; null when it is none.</summary>
    public static T? FromWord<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Word(value), word, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return null;
    }

    /// <summary>PostgreSQL keeps no U+0000, and nobody writes one in good faith.</summary>
    private sealed class StorableTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && text.Contains('\0', StringComparison.Ordinal)
                ? throw new JsonException("U+0000 cannot be kept.")
                : reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    private sealed class TickedBoxConverter : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() switch
            {
                "true" or "on" => true,
                "false" => false,
                _ => throw new JsonException("Neither true nor false."),
            };

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
            writer.WriteBooleanValue(value);
    }

    /// <summary>RFC 3339 only; milliseconds are as fine as the house counts.</summary>
    private sealed class OffsetTimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            DateTimeOffset.TryParseExact(
                reader.GetString(),
                WithOffset,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
                ? DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()).ToOffset(time.Offset)
                : throw new JsonException("Expected an RFC 3339 time with offset.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);

        // A time without its offset would be another time in another place.
        private static readonly string[] WithOffset =
        [
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
            "yyyy-MM-dd'T'HH:mmzzz",
            "yyyy-MM-dd'T'HH:mm'Z'",
        ];
    }
}
