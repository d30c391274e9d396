using System.Globalization;

namespace Huiyin.Platform;

/// <summary>How the house counts time.</summary>
public static class Times
{
    /// <summary>The days the house can work with; beyond them the arithmetic of days and zones runs off its end.</summary>
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateOnly LastDay = new(2099, 12, 31);

    /// <summary>A day as somebody wrote it, <c>2026-09-01</c>; null where it is none, or lies outside of 2000 to 2099.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day >= FirstDay
        && day <= LastDay
            ? day
            : null;

    /// <summary>Whether a moment lies on a day that the house can work with.</summary>
    public static bool Reaches(DateTimeOffset time) =>
        time.UtcDateTime.Year >= FirstDay.Year && time.UtcDateTime.Year <= LastDay.Year;

    /// <summary>A millisecond is as fine as the house counts; what is finer would be lost in the database.</summary>
    public static DateTimeOffset WholeMilliseconds(this DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>The first moment of a day in a zone.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
