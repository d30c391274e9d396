using Huiyin.Platform;

namespace Huiyin.FollowUps;

/// <summary>
/// When to try again somebody who could not be reached: a little later, then at another time of day, never before
/// nine or after eight in the evening, and if it can be, while there is still time.
/// </summary>
internal static class NextTry
{
    /// <summary>After this many tries in vain another way is better: a visit, or a note at the door.</summary>
    public const int EnoughCalls = 3;

    private static readonly TimeOnly FirstCall = new(9, 0);
    private static readonly TimeOnly LastCall = new(20, 0);
    private static readonly TimeOnly AfterWork = new(18, 30);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    /// <param name="tried">The last try.</param>
    /// <param name="tries">How many were in vain so far, this one included.</param>
    /// <param name="due">Until when the follow-up is promised.</param>
    /// <param name="zone">Where the customer lives.</param>
    public static DateTimeOffset After(DateTimeOffset tried, int tries, DateTimeOffset due, TimeZoneInfo zone)
    {
        var suggested = InCallingHours(
            tries < EnoughCalls ? tried + TimeSpan.FromHours(2 * tries) : OtherTimeNextDay(tried, zone),
            zone
        );
        if (suggested < due || due <= tried)
            return suggested;
        // There is no time to wait for a better moment.
        var inTime = due - Shortest;
        return inTime < tried + Shortest ? tried + Shortest : inTime;
    }

    /// <summary>Who does not answer in the morning may answer after work, and the other way round.</summary>
    private static DateTimeOffset OtherTimeNextDay(DateTimeOffset tried, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(tried, zone);
        return At(Times.DayOf(tried, zone).AddDays(1), local.Hour < 14 ? AfterWork : FirstCall, zone);
    }

    private static DateTimeOffset InCallingHours(DateTimeOffset at, TimeZoneInfo zone)
    {
        var time = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, zone).TimeOfDay);
        var day = Times.DayOf(at, zone);
        return time < FirstCall ? At(day, FirstCall, zone)
            : time > LastCall ? At(day.AddDays(1), FirstCall, zone)
            : at;
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone) =>
        Times.StartOf(day, zone) + time.ToTimeSpan();
}
