using Huiyin.Platform;

namespace Huiyin.Charters.Public;

/// <summary>
/// The calendar of a community was changed, and the due times of what is still open are to be counted anew (see
/// docs/decisions/open-promises-follow-the-calendar.md). Kept until it is done, whatever happens to the program meanwhile.
/// </summary>
public sealed class CalendarRecount
{
    private CalendarRecount() { }

    internal CalendarRecount(CommunityId community) => CommunityId = community;

    public CommunityId CommunityId { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>What was changed, for the timelines of the cases concerned.</summary>
    public string Because { get; private set; } = "";

    /// <summary>Null while it is still to be done.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Open cases looked at.</summary>
    public int Cases { get; private set; }

    /// <summary>Cases of which a due time moved.</summary>
    public int Moved { get; private set; }

    internal void Ask(string because, DateTimeOffset now) =>
        (Because, AskedAt, DoneAt, Cases, Moved) = (because, now, null, 0, 0);

    internal void Done(int cases, int moved, DateTimeOffset now) => (Cases, Moved, DoneAt) = (cases, moved, now);
}

/// <summary>Tells whoever keeps promises that a calendar was changed.</summary>
public sealed class CalendarBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(1);
    private readonly Lock gate = new();
    private TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => rung.Dispose();

    /// <summary>Something is about to be counted anew.</summary>
    internal void Expect()
    {
        lock (gate)
        {
            if (quiet.Task.IsCompleted)
                quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    internal void Ring() => rung.Release();

    internal Task NextRing(CancellationToken stop) => rung.WaitAsync(stop);

    /// <summary>All that was rung for has been done.</summary>
    internal void Answered()
    {
        lock (gate)
        {
            if (rung.CurrentCount == 0)
                quiet.TrySetResult();
        }
    }

    /// <summary>Ends when nothing is left to be counted anew.</summary>
    internal Task WhenQuiet()
    {
        lock (gate)
            return quiet.Task;
    }
}
