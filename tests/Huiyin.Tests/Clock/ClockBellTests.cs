using Huiyin.Clock.Public;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Clock;

public sealed class ClockBellTests
{
    private static readonly DateTimeOffset Eight = ServiceDesk.Time("2026-09-01T08:00");
    private readonly ClockBell bell = new();

    [Fact]
    public void A_promise_sooner_than_the_clock_sleeps_wakes_it()
    {
        var rung = Asleep(until: Eight.AddMinutes(30));

        bell.RingAt(Eight.AddMinutes(29));

        Assert.True(rung.IsCompleted);
    }

    [Fact]
    public void A_promise_for_when_the_clock_is_awake_again_lets_it_sleep()
    {
        var rung = Asleep(until: Eight.AddMinutes(30));

        bell.RingAt(Eight.AddMinutes(30));
        bell.RingAt(null);

        Assert.False(rung.IsCompleted);
    }

    [Fact]
    public void While_the_clock_looks_it_hears_every_promise_because_it_may_have_missed_that_one()
    {
        _ = Asleep(until: Eight);
        var rung = bell.NextRing();

        bell.RingAt(Eight.AddDays(1));

        Assert.True(rung.IsCompleted);
    }

    [Fact]
    public void Whoever_does_not_know_the_time_wakes_it_always()
    {
        var rung = Asleep(until: Eight);

        bell.Ring();

        Assert.True(rung.IsCompleted);
    }

    private Task Asleep(DateTimeOffset until)
    {
        var rung = bell.NextRing();
        bell.SleepsUntil(until);
        return rung;
    }
}
