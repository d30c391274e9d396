namespace Huiyin.Platform;

/// <summary>
/// The clock of rehearsals, tests and development: it stands still at a given time, or runs beside the machine's, and
/// moves forward when told. Production uses <see cref="TimeProvider.System"/>.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    private long stillMilliseconds;
    private long aheadMilliseconds;

    private MovableClock(DateTimeOffset? at)
    {
        StandsStill = at is not null;
        stillMilliseconds = at?.ToUnixTimeMilliseconds() ?? 0;
    }

    /// <summary>Whether time passes only when somebody moves it.</summary>
    public bool StandsStill { get; }

    public static MovableClock StandingAt(DateTimeOffset time) => new(time);

    public static MovableClock BesideTheMachines() => new(null);

    public override DateTimeOffset GetUtcNow() =>
        StandsStill
            ? DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref stillMilliseconds))
            : System.GetUtcNow().AddMilliseconds(Interlocked.Read(ref aheadMilliseconds));

    /// <summary>Moves forward to a time; time never goes back.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (time < GetUtcNow())
            return;
        if (StandsStill)
            Interlocked.Exchange(ref stillMilliseconds, time.ToUnixTimeMilliseconds());
        else
            Interlocked.Exchange(ref aheadMilliseconds, (long)(time - System.GetUtcNow()).TotalMilliseconds);
    }
}
