using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>How many cases a community has numbered on a day of its own calendar.</summary>
public sealed class CaseNumbers
{
    private CaseNumbers() { }

    public CommunityId CommunityId { get; private set; }

    /// <summary>The day as YYMMDD.</summary>
    public string Day { get; private set; } = "";
    public int Last { get; private set; }

    /// <summary>YYMMDD + at least three digits .</summary>
    internal static string Number(string day, int sequence) => $"{day}{sequence:D3}";

    internal static string DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyMMdd");

    /// <summary>Whether numbers of cases begin like this: a day as YYMMDD, and more digits or none.</summary>
    internal static bool Begins(string text) =>
        text.Length is >= 6 and <= 12
        && text.All(char.IsAsciiDigit)
        && DateOnly.TryParseExact("20" + text[..6], "yyyyMMdd", out _);
}
