using System.Text.Json;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Charters;

/// <summary>
/// Plays rehearsals one after another beside the desk's work, and says how far it is. One that a stopped program left behind
/// begins anew; nothing is lost by that, since it changes no case.
/// </summary>
internal sealed partial class RehearsalWorker(
    IServiceScopeFactory scopes,
    RehearseCharter rehearse,
    LiveChanges live,
    TimeProvider clock,
    ILogger<RehearsalWorker> log
) : BackgroundService
{
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenTellings = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim bell = new(1);
    private readonly Lock gate = new();
    private TaskCompletionSource idle = Finished();
    private int expected;

    private DateTimeOffset Now => clock.GetUtcNow().WholeMilliseconds();

    /// <summary>Ends when everything asked for until now has been played.</summary>
    public Task WhenIdle()
    {
        lock (gate)
            return idle.Task;
    }

    /// <summary>Something is about to be asked for.</summary>
    internal void Expect()
    {
        lock (gate)
        {
            if (expected++ == 0)
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    internal void Ring() => bell.Release();

    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RungOrLost(stoppingToken);
            try
            {
                while (await Claim() is { } claimed)
                    await Play(claimed, stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                Broke(log, broken);
            }
        }
    }

    /// <summary>
    /// One that a program stopped a moment ago left behind is nobody's only after <see cref="Lost"/>, and nobody rings for it
    /// then; so it is looked for at least that often.
    /// </summary>
    private async Task RungOrLost(CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var rung = bell.WaitAsync(waiting.Token);
        await Task.WhenAny(rung, Task.Delay(Lost, clock, waiting.Token));
        await waiting.CancelAsync();
        try
        {
            await rung;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nobody rang.
        }
    }

    /// <summary>Takes the oldest that nobody plays; of two nodes that try, the later is told.</summary>
    private async Task<Rehearsal?> Claim()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var now = Now;
        var since = now - Lost;
        // One process owns an SQLite file: what is still running there was left behind.
        var alone = db.Database.IsSqlite();
        try
        {
            var claimed = await scope
                .ServiceProvider.GetRequiredService<UnitOfWork>()
                .Run<Rehearsal>(async () =>
                {
                    var next = await db.Set<Rehearsal>()
                        .Where(r =>
                            r.State == RehearsalState.Waiting
                            || (r.State == RehearsalState.Running && (alone || r.HeartbeatAt < since))
                        )
                        .OrderBy(r => r.AskedAt)
                        .FirstOrDefaultAsync();
                    if (next is null)
                        return Refusal.NotFound;
                    next.Begin(now);
                    await db.Set<RehearsedCase>()
                        .Where(c => c.CommunityId == next.CommunityId && c.RehearsalId == next.Id)
                        .ExecuteDeleteAsync();
                    return next;
                });
            return claimed.Refused(out var rehearsal, out _) ? null : rehearsal;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private async Task Play(Rehearsal claimed, CancellationToken stop)
    {
        var told = clock.GetTimestamp();
        try
        {
            var result = await rehearse.Run(
                claimed.CommunityId,
                new CharterTried(claimed.Text, claimed.Version, claimed.From, claimed.To),
                async so =>
                {
                    var due = clock.GetElapsedTime(told) >= BetweenTellings;
                    if (so.Fresh.Count == 0 && !due)
                        return;
                    await Keep(claimed, so.Fresh, r => r.CameSoFar(so.Cases, so.Replayed, so.Changed, Now));
                    if (!due)
                        return;
                    told = clock.GetTimestamp();
                    live.Announce(claimed.CommunityId, Topic(claimed.Id));
                },
                stop
            );
            await Keep(
                claimed,
                [],
                r =>
                {
                    r.CameSoFar(result.Cases, result.Cases, result.Changed, Now);
                    r.End(JsonSerializer.Serialize(result, Json.Stored), Now);
                }
            );
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Broke(log, broken);
            await Keep(claimed, [], r => r.Fail(Now));
        }
        live.Announce(claimed.CommunityId, Topic(claimed.Id));
        lock (gate)
        {
            expected = Math.Max(0, expected - 1);
            if (expected == 0)
                idle.TrySetResult();
        }
    }

    /// <summary>What the page of a rehearsal listens for.</summary>
    internal static string Topic(Guid id) => $"rehearsal/{id:N}";

    private async Task Keep(Rehearsal claimed, IReadOnlyList<ChangedCase> fresh, Action<Rehearsal> note)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var bulk = new BulkRows(db);
        _ = (
            await scope
                .ServiceProvider.GetRequiredService<UnitOfWork>()
                .Run<bool>(async () =>
                {
                    var (community, id) = (claimed.CommunityId, claimed.Id);
                    note(await db.Set<Rehearsal>().SingleAsync(r => r.CommunityId == community && r.Id == id));
                    await bulk.Insert(
                        fresh
                            .Select(c => new RehearsedCase(
                                community,
                                id,
                                c.Number,
                                JsonSerializer.Serialize(c.Rules, Json.Stored)
                            ))
                            .ToList()
                    );
                    return true;
                })
        ).Value;
    }

    private static TaskCompletionSource Finished()
    {
        var finished = new TaskCompletionSource();
        finished.SetResult();
        return finished;
    }

    [LoggerMessage(LogLevel.Error, "A rehearsal broke off.")]
    private static partial void Broke(ILogger log, Exception broken);
}
