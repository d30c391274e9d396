using Huiyin.FollowUps;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.FollowUps;

public sealed class NextTryTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-09-01T10:00", 1, "2026-09-03T10:00", "2026-09-01T12:00", "a little later")]
    [InlineData("2026-09-01T10:00", 2, "2026-09-03T10:00", "2026-09-01T14:00", "later still")]
    [InlineData("2026-09-01T10:00", 3, "2026-09-03T10:00", "2026-09-02T18:30", "the next day, after work")]
    [InlineData("2026-09-01T18:30", 4, "2026-09-03T10:00", "2026-09-02T09:00", "the next day, in the morning")]
    [InlineData("2026-09-01T19:30", 1, "2026-09-03T10:00", "2026-09-02T09:00", "nobody is called late in the evening")]
    [InlineData("2026-09-01T06:30", 1, "2026-09-03T10:00", "2026-09-01T09:00", "nor before nine")]
    [InlineData("2026-09-01T10:00", 1, "2026-09-01T11:30", "2026-09-01T11:00", "while there is still time")]
    [InlineData("2026-09-01T10:00", 1, "2026-09-01T10:20", "2026-09-01T10:30", "half an hour is the least")]
    [InlineData(
        "2026-09-01T10:00",
        1,
        "2026-09-01T09:00",
        "2026-09-01T12:00",
        "what is late anyway waits for a better moment"
    )]
    public void Somebody_not_reached_is_tried_again(string tried, int tries, string due, string next, string because)
    {
        var suggested = NextTry.After(ServiceDesk.Time(tried), tries, ServiceDesk.Time(due), Shanghai);

        Assert.True(ServiceDesk.Time(next) == suggested, $"{because}: {suggested.ToOffset(TimeSpan.FromHours(8))}");
    }
}
