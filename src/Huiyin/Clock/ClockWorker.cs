using Huiyin.Clock.Public;
using Huiyin.Platform;

namespace Huiyin.Clock;

/// <summary>Turns the clock while the server runs: sleeps until the next promise, or until a change rings the bell.</summary>
internal sealed partial class ClockWorker(
    IServiceScopeFactory scopes,
    ClockBell bell,
    TimeProvider clock,
    ILogger<ClockWorker> log
) : BackgroundService
{
    /// <summary>Another node may have brought an earlier promise without this one hearing of it.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    /// <summary>What is due and could not be taken is held by somebody who changes its case, and free in a moment.</summary>
    private static readonly TimeSpan WhileHeld = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A clock that stands still is moved by hand, and whoever moves it runs what falls due.
        if (clock is MovableClock { StandsStill: true })
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = bell.NextRing();
            var sleep = LongestSleep;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var promises = scope.ServiceProvider.GetRequiredService<PromiseClock>();
                await promises.RunDue(clock.GetUtcNow(), stoppingToken);
                if (await promises.NextAt() is { } next && next - clock.GetUtcNow() < sleep)
                    sleep = next - clock.GetUtcNow();
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // The promise stays due and is taken again; the clock itself must not stop.
                TurnFailed(log, broken);
                sleep = TimeSpan.FromSeconds(5);
            }
            bell.SleepsUntil(clock.GetUtcNow() + sleep);
            await Task.WhenAny(rung, Task.Delay(sleep > WhileHeld ? sleep : WhileHeld, clock, stoppingToken));
        }
    }

    [LoggerMessage(LogLevel.Error, "A turn of the clock failed; it is tried again.")]
    private static partial void TurnFailed(ILogger log, Exception broken);
}
