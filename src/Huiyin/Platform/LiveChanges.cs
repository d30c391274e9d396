using System.Threading.Channels;

namespace Huiyin.Platform;

/// <summary>Something changed in a community; whoever looks at it should look again.</summary>
/// <param name="Community">Where.</param>
/// <param name="Topic">Number of the case, or a topic such as <c>queue</c>.</param>
public sealed record LiveChange(CommunityId Community, string Topic);

/// <summary>Carries committed changes to the open live streams of this process.</summary>
public sealed class LiveChanges
{
    /// <summary>The topic of a change to any case; every stream carries it.</summary>
    public const string Everything = "cases";

    private readonly Lock gate = new();
    private readonly List<(CommunityId Community, Channel<LiveChange> Listener)> listeners = [];

    /// <summary>Set where other nodes must hear of it too (PostgreSQL).</summary>
    internal Action<LiveChange>? Elsewhere { get; set; }

    public void Announce(CommunityId community, string topic)
    {
        var change = new LiveChange(community, topic);
        Hear(change);
        Elsewhere?.Invoke(change);
    }

    /// <summary>A change from this node or another.</summary>
    internal void Hear(LiveChange change)
    {
        lock (gate)
        {
            foreach (var (community, listener) in listeners)
            {
                if (community == change.Community)
                    listener.Writer.TryWrite(change);
            }
        }
    }

    /// <summary>Nobody knows what was missed (the line to the other nodes was cut): everybody looks again.</summary>
    internal void LookAgain()
    {
        lock (gate)
        {
            foreach (var (community, listener) in listeners)
                listener.Writer.TryWrite(new LiveChange(community, Everything));
        }
    }

    /// <summary>Everything from now on in one community; a slow listener loses the oldest and refreshes anyway.</summary>
    public async IAsyncEnumerable<LiveChange> Listen(
        CommunityId community,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        var channel = Channel.CreateBounded<LiveChange>(
            new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        lock (gate)
            listeners.Add((community, channel));
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(stop))
                yield return change;
        }
        finally
        {
            lock (gate)
                listeners.RemoveAll(l => l.Listener == channel);
        }
    }
}
