using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Huiyin.Platform;

/// <summary>
/// A phone number as people in China write it: a mobile, a landline with or without its area code and extension, a 400
/// number, or one abroad with its country code. Two spellings of the same number are equal.
/// </summary>
public readonly partial record struct PhoneNumber
{
    private readonly string? canonical;

    private PhoneNumber(string canonical) => this.canonical = canonical;

    /// <summary>The form that is stored and dialled: 13812345678, 057188000000-12, 4008001234, +85221234567.</summary>
    public string Value => canonical ?? "";

    /// <summary>What the blind index is made of: digits only, without +86 and without an extension.</summary>
    public string Digits => Value.TrimStart('+').Split('-')[0];

    public bool IsMobile => Mobile().IsMatch(Value);

    public static bool TryParse(string? text, out PhoneNumber phone)
    {
        phone = default;
        var plain = Narrow(text ?? "");
        if (plain.Length > 40)
        {
            return false;
        }
        var split = Extension().Match(plain);
        var extension = split.Success ? "-" + split.Groups["extension"].Value : "";
        var number = Separators().Replace(split.Success ? plain[..split.Index] : plain, "");
        var home = ChinaPrefix().Replace(number, "");
        // Dialled from abroad a landline loses its zero: +86 571 8800 0000.
        number = home.Length != number.Length && Landline().IsMatch("0" + home) ? "0" + home : home;
        if (Mobile().IsMatch(number) || Hotline().IsMatch(number))
        {
            phone = new(number);
        }
        else if (Landline().IsMatch(number))
        {
            phone = new(number + extension);
        }
        else if (Abroad().IsMatch(number))
        {
            phone = new("+" + AbroadPrefix().Replace(number, ""));
        }
        return phone.canonical is not null;
    }

    /// <summary>138****1234, 0571-****0000, +852****4567: enough to recognise it, too little to call it.</summary>
    public string Masked()
    {
        if (Value.Length == 0)
        {
            return "";
        }
        var number = Value.Split('-')[0];
        return (
                IsMobile || number[0] is '4' or '8' && number.Length == 10 ? number[..3]
                : number[0] == '+' ? number[..4]
                : AreaCode(number) is { Length: > 0 } area ? area + "-"
                : ""
            )
            + "****"
            + number[^4..];
    }

    /// <summary>Masked, because a string is what ends up in logs; <see cref="Value"/> is the number.</summary>
    public override string ToString() => Masked();

    private static string AreaCode(string landline) =>
        landline[0] != '0' ? ""
        : landline[1] is '1' or '2' ? landline[..3]
        : landline[..4];

    private static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (var c in text.AsSpan().Trim())
        {
            // Invisible marks come along when a number is copied from a web page or a chat.
            if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                narrow.Append(FullWidth.Narrow(c));
            }
        }
        return narrow.ToString();
    }

    // No time limits: what comes here is at most forty characters, and a limit would measure how busy the machine is.
    [GeneratedRegex(@"[\s\p{Pd}()./]", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"(?<=\d{7})\s*(转|#|x|ext\.?|[\p{Pd}](?=\d{1,6}$))\s*(?<extension>\d{1,6})$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Extension();

    [GeneratedRegex(@"^((\+|00)86|86(?=1[3-9]\d{9}$))", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex ChinaPrefix();

    [GeneratedRegex(@"^1[3-9]\d{9}\z", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[48]00\d{7}\z", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Hotline();

    [GeneratedRegex(@"^(0(10|2\d|[3-9]\d{2}))?[2-9]\d{6,7}\z", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Landline();

    [GeneratedRegex(@"^(\+|00)", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex AbroadPrefix();

    [GeneratedRegex(@"^(\+|00)(?!86)[1-9]\d{7,14}\z", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Abroad();
}
