using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Huiyin.Promises;

/// <summary>
/// Writes and reads an enum as its snake_case word (<c>developer_defect</c>), and refuses bare numbers.
/// Put on the enum itself, so that JSON, columns and the charter all speak the same words.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class SnakeCase<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>The snake_case words of an enum: how its values are called outside the code.</summary>
public static class SnakeCase
{
    /// <summary>The word of a value, e.g. <c>followed_up_unsatisfied</c>. Does not allocate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var index = Array.IndexOf(Words<T>.Values, value);
        return index >= 0
            ? Words<T>.Names[index]
            : throw new ArgumentOutOfRangeException(nameof(value), value, "unnamed value");
    }

    /// <summary>Reads a word; false when no value is called so. Case and spelling are exact.</summary>
    public static bool TryRead<T>([NotNullWhen(true)] string? word, out T value)
        where T : struct, Enum
    {
        var index = word is null ? -1 : Array.IndexOf(Words<T>.Names, word);
        value = index >= 0 ? Words<T>.Values[index] : default;
        return index >= 0;
    }

    /// <summary>Every word of the enum, in the order of its values.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.Names;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();

        public static readonly string[] Names = Array.ConvertAll(
            Values,
            value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())
        );
    }
}
