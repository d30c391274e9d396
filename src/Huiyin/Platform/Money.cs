using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Huiyin.Platform;

/// <summary>An amount of renminbi in whole 分; written and read as 元 with two decimals.</summary>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly partial record struct Money(long Fen) : IComparable<Money>, IParsable<Money>
{
    /// <summary>Ten billion 元; a larger number in a form is a slip of the finger.</summary>
    private const decimal Most = 10_000_000_000m;

    public static readonly Money Zero;

    /// <summary>元, for sheets and charts.</summary>
    public decimal Yuan => Fen / 100m;

    /// <summary>A price times a quantity (2.5 m of cable), rounded to the 分 as a till does: half upward.</summary>
    public Money Times(decimal quantity) => new((long)Math.Round(Fen * quantity, MidpointRounding.AwayFromZero));

    /// <summary>Reads 35, 35.5, 1,200.50, ¥35.00, ￥３５ and 35元; more than two decimals are no amount.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Money result)
    {
        result = default;
        var text = FullWidth.Narrow(s ?? "").Trim();
        var negative = text.StartsWith('-');
        text = text[(negative ? 1 : 0)..].TrimStart('¥', '￥').Trim();
        text = text.EndsWith('元') ? text[..^1].TrimEnd() : text;
        const NumberStyles style = NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint;
        // 35,5 is 35.5 to some and 355 to the parser; commas are thousands only where thousands stand.
        if (
            text.Length > 24
            || !Written().IsMatch(text)
            || !decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var yuan)
            || !TryOf(negative ? -yuan : yuan, out result)
        )
        {
            return false;
        }
        return true;
    }

    public static Money Parse(string s) =>
        TryParse(s, out var money)
            ? money
            : throw new FormatException("Not an amount of money with at most two decimals.");

    static bool IParsable<Money>.TryParse(string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s, out result);

    static Money IParsable<Money>.Parse(string s, IFormatProvider? provider) => Parse(s);

    internal static bool TryOf(decimal yuan, out Money money)
    {
        var fits = Math.Abs(yuan) <= Most && decimal.Round(yuan, 2) == yuan;
        money = fits ? new((long)(yuan * 100)) : default;
        return fits;
    }

    // No time limit: what comes here is at most 24 characters, and a limit would measure how busy the machine is.
    [GeneratedRegex(@"^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\z", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Written();

    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;
}

/// <summary>Writes the number 35.00; reads 35, 35.00 and "35.00", for programs that fear for their decimals.</summary>
internal sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetDecimal(out var yuan) && Money.TryOf(yuan, out var money) => money,
            JsonTokenType.String when Money.TryParse(reader.GetString(), out var money) => money,
            _ => throw new JsonException("An amount of money is a number of yuan with at most two decimals."),
        };

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(), skipInputValidation: true);
}
