using System.Globalization;

namespace Huiyin.Platform;

/// <summary>
/// A Chinese resident identity number (GB 11643): six digits of place, eight of birth, three of sequence, one check
/// character by ISO 7064 mod 11-2.
/// </summary>
public readonly record struct IdNumber
{
    private const string CheckCharacters = "10X98765432";

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? number;

    private IdNumber(string number) => this.number = number;

    public string Value => number ?? "";

    public DateOnly BornOn => DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public bool IsMale => (Value[16] - '0') % 2 == 1;

    public static bool TryParse(string? text, out IdNumber id)
    {
        id = default;
        var plain = FullWidth.Narrow(text ?? "").Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain.Length != 18 || plain.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || plain[0] is '0' or '9')
        {
            return false;
        }
        if (
            !DateOnly.TryParseExact(
                plain.AsSpan(6, 8),
                "yyyyMMdd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var born
            )
            || born.Year < 1850
        )
        {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (plain[i] - '0') * Weights[i];
        }
        if (plain[17] != CheckCharacters[sum % 11])
        {
            return false;
        }
        id = new(plain);
        return true;
    }

    /// <summary>3301***********23X: the place of a city, and enough to tell two people of a household apart.</summary>
    public string Masked() =>
        Value.Length == 0 ? "" : string.Concat(Value.AsSpan(0, 4), "***********", Value.AsSpan(15));

    /// <summary>Masked, because a string is what ends up in logs; <see cref="Value"/> is the number.</summary>
    public override string ToString() => Masked();
}
