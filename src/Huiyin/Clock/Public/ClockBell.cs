namespace Huiyin.Clock.Public;

/// <summary>Wakes the clock when a change brings a promise earlier than the one it sleeps until.</summary>
public sealed class ClockBell
{
    private readonly Lock gate = new();
    private DateTimeOffset? soonest;
    private DateTimeOffset? sleepsUntil;
    private TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void RingAt(DateTimeOffset? next)
    {
        if (next is not { } time)
            return;
        lock (gate)
        {
            soonest = soonest < time ? soonest : time;
            if (sleepsUntil <= time)
                return;
        }
        Ring();
    }

    /// <summary>The soonest time rung for since this was last asked; null when it was not rung.</summary>
    internal DateTimeOffset? TakeSoonest()
    {
        lock (gate)
        {
            var taken = soonest;
            soonest = null;
            return taken;
        }
    }

    internal void Ring()
    {
        TaskCompletionSource waiting;
        lock (gate)
            (waiting, rung) = (rung, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.TrySetResult();
    }

    /// <summary>The clock is awake, and every ring from now on is heard.</summary>
    internal Task NextRing()
    {
        lock (gate)
        {
            sleepsUntil = null;
            return rung.Task;
        }
    }

    /// <summary>The clock has looked, and looks again at this time whether it is rung or not.</summary>
    internal void SleepsUntil(DateTimeOffset time)
    {
        lock (gate)
            sleepsUntil = time;
    }
}
