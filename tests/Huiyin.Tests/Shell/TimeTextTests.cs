using Huiyin.Shell;
using Xunit;

namespace Huiyin.Tests.Shell;

public sealed class TimeTextTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone(
        "+8",
        TimeSpan.FromHours(8),
        null,
        null
    );
    private static readonly DateTimeOffset Now = new(2026, 9, 5, 14, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(30, "不到 1 分钟")]
    [InlineData(-30, "刚刚超时")]
    [InlineData(40 * 60, "还有 40 分钟")]
    [InlineData(80 * 60, "还有 1 小时 20 分")]
    [InlineData(120 * 60, "还有 2 小时")]
    [InlineData(3 * 3600 + 1500, "还有 3 小时")]
    [InlineData(47 * 3600, "还有 47 小时")]
    [InlineData(50 * 3600, "还有 2 天")]
    [InlineData(-20 * 60, "已超 20 分钟")]
    public void A_promise_says_how_long_is_left_exactly_when_short_and_roundly_when_long(int seconds, string said)
    {
        Assert.Equal(said, Spans.Remaining(Now.AddSeconds(seconds), Now));
    }

    [Theory]
    [InlineData("2026-09-05T05:30:00Z", "今天 13:30")]
    [InlineData("2026-09-04T16:30:00Z", "今天 00:30")]
    [InlineData("2026-09-04T15:30:00Z", "昨天 23:30")]
    [InlineData("2026-09-06T01:00:00Z", "明天 09:00")]
    [InlineData("2026-08-03T01:20:00Z", "8月3日 09:20")]
    [InlineData("2025-12-31T16:00:00Z", "1月1日 00:00")]
    [InlineData("2025-12-31T15:59:00Z", "2025年12月31日 23:59")]
    public void A_time_is_said_from_the_communitys_own_day(string at, string said)
    {
        Assert.Equal(said, Moments.Say(DateTimeOffset.Parse(at), Now, Shanghai));
    }

    [Theory]
    [InlineData("2026-09-05 18:00", "2026-09-05T10:00:00Z")]
    [InlineData(" 2026/9/6 9：05 ", "2026-09-06T01:05:00Z")]
    [InlineData("2026-09-07", "2026-09-06T16:00:00Z")]
    [InlineData("18:30", "2026-09-05T10:30:00Z")]
    public void What_a_clerk_writes_as_a_time_is_read_in_the_communitys_zone(string written, string meant)
    {
        Assert.Equal(DateTimeOffset.Parse(meant), Moments.Read(written, Now, Shanghai));
    }

    [Theory]
    [InlineData("")]
    [InlineData("下午三点")]
    [InlineData("2026-02-30 10:00")]
    [InlineData("25:00")]
    public void What_is_no_time_is_not_guessed(string written)
    {
        Assert.Null(Moments.Read(written, Now, Shanghai));
    }

    [Fact]
    public void A_written_time_reads_back_as_itself()
    {
        var due = Now.AddHours(27).AddMinutes(5);

        Assert.Equal(due, Moments.Read(Moments.Write(due, Shanghai), Now, Shanghai));
    }
}
