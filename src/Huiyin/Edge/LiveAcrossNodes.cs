using System.Threading.Channels;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Npgsql;

namespace Huiyin.Edge;

/// <summary>
/// Carries live changes between the nodes of one PostgreSQL: what is committed here is told to the others
/// (<c>NOTIFY</c>), what they tell is heard here (<c>LISTEN</c>) and rings the clock, since it may have brought an earlier
/// promise. A broken line is taken up again by itself, and everybody then looks again.
/// </summary>
internal sealed partial class LiveAcrossNodes(
    string connection,
    LiveChanges live,
    ClockBell bell,
    Rosters rosters,
    CharterBook charters,
    TimeProvider clock,
    ILogger<LiveAcrossNodes> log
) : BackgroundService
{
    private const string Line = "huiyin_live";
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMilliseconds(200),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
    ];

    /// <summary>A database that went away without a word is noticed within this time.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>What this node told itself, it has heard already.</summary>
    private readonly string node = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    private readonly Channel<LiveChange> toTell = Channel.CreateBounded<LiveChange>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        live.Elsewhere = change => toTell.Writer.TryWrite(change);
        return Task.WhenAll(Keep(Listen, stoppingToken), Keep(Tell, stoppingToken));
    }

    /// <summary>Runs a line until the node stops; when it breaks it is taken up again, soon at first.</summary>
    private async Task Keep(Func<Action, CancellationToken, Task> line, CancellationToken stop)
    {
        var broken = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await line(() => broken = 0, stop);
            }
            catch (Exception cut) when (cut is NpgsqlException or IOException or TimeoutException)
            {
                LineBroken(log, cut);
                // Real time on purpose: a rehearsal's clock may stand still.
                await Task.Delay(Waits[Math.Min(broken++, Waits.Length - 1)], stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Listen(Action connected, CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            Pooling = false,
            KeepAlive = (int)Heartbeat.TotalSeconds,
        };
        await using var ear = new NpgsqlConnection(settings.ConnectionString);
        ear.Notification += (_, told) => Hear(told.Payload);
        await ear.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand($"LISTEN {Line}", ear))
            await listen.ExecuteNonQueryAsync(stop);
        connected();
        // Whatever was told while nobody listened.
        rosters.ForgetHere();
        charters.ForgetHere();
        live.LookAgain();
        bell.Ring();
        while (!stop.IsCancellationRequested)
            await ear.WaitAsync(stop);
    }

    private void Hear(string payload)
    {
        if (
            payload.Split(' ', 3) is not [var from, var community, var topic]
            || from == node
            || !Guid.TryParse(community, out var id)
        )
            return;
        if (topic == Rosters.Topic)
            rosters.ForgetHere();
        if (topic == CharterBook.Topic)
            charters.ForgetHere();
        live.Hear(new LiveChange(new CommunityId(id), topic));
        bell.Ring();
    }

    private async Task Tell(Action connected, CancellationToken stop)
    {
        while (await toTell.Reader.WaitToReadAsync(stop))
        {
            // It leaves the queue only once it has been told.
            if (!toTell.Reader.TryPeek(out var change))
                continue;
            await using var mouth = new NpgsqlConnection(connection);
            await mouth.OpenAsync(stop);
            await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", mouth);
            notify.Parameters.Add(new() { Value = Line });
            notify.Parameters.Add(new() { Value = $"{node} {change.Community.Value:N} {change.Topic}" });
            await notify.ExecuteNonQueryAsync(stop);
            toTell.Reader.TryRead(out _);
            connected();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The line to the other nodes broke; it is taken up again.")]
    private static partial void LineBroken(ILogger log, Exception cut);
}
