using System.Data.Common;
using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock;

/// <summary>
/// Counts the due times of open promises anew when a calendar was changed: case by case through the one who keeps promises,
/// some of them to a transaction. What moved stands on the case's timeline. A program that stops in the middle takes it up
/// again, and a case that was counted already is found as it should be.
/// </summary>
internal sealed partial class RecountWorker(
    IServiceScopeFactory scopes,
    CalendarBell bell,
    LiveChanges live,
    TimeProvider clock,
    ILogger<RecountWorker> log
) : BackgroundService
{
    private const int CasesAtATime = 25;
    private const int Tries = 5;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeforeAnew = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.NextRing(stoppingToken);
            try
            {
                while (await Next() is { } asked)
                    await Recount(asked, stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // It stays asked for, and is taken up again after a while.
                RecountFailed(log, broken);
                await Task.Delay(BeforeAnew, clock, stoppingToken);
                bell.Ring();
            }
            bell.Answered();
        }
    }

    private async Task<CalendarRecount?> Next()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<HuiyinDb>()
            .Set<CalendarRecount>()
            .AsNoTracking()
            .Where(r => r.DoneAt == null)
            .OrderBy(r => r.AskedAt)
            .FirstOrDefaultAsync();
    }

    private async Task Recount(CalendarRecount asked, CancellationToken stop)
    {
        var (cases, moved) = (0, 0);
        string? after = null;
        while (!stop.IsCancellationRequested)
        {
            var batch = await Insisting(services => Batch(services, asked, after), stop);
            (cases, moved, after) = (cases + batch.Cases, moved + batch.Moved, batch.Last);
            if (after is null)
                break;
        }
        // Only what was counted to its end is done.
        stop.ThrowIfCancellationRequested();
        await Insisting(services => Done(services, asked, cases, moved), stop);
        live.Announce(asked.CommunityId, LiveChanges.Everything);
    }

    /// <summary>People work on the same cases meanwhile: what collides with them is read afresh and tried again.</summary>
    private async Task<T> Insisting<T>(Func<IServiceProvider, Task<T>> work, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await work(scope.ServiceProvider);
            }
            catch (Exception collided) when (attempt < Tries && Passes(collided))
            {
                await Task.Delay(BetweenTries * (attempt - 1), clock, stop);
            }
        }
    }

    private static bool Passes(Exception broken) =>
        broken is DbUpdateException or DbException { IsTransient: true }
        || (broken.InnerException is { } inner && Passes(inner));

    private async Task<bool> Done(IServiceProvider services, CalendarRecount asked, int cases, int moved)
    {
        var db = services.GetRequiredService<HuiyinDb>();
        var done = await services
            .GetRequiredService<UnitOfWork>()
            .Run<bool>(async () =>
            {
                var recount = await db.Set<CalendarRecount>().SingleAsync(r => r.CommunityId == asked.CommunityId);
                // Changed once more meanwhile: then it is still to be done.
                if (recount.AskedAt == asked.AskedAt && recount.Because == asked.Because)
                    recount.Done(cases, moved, clock.GetUtcNow().WholeMilliseconds());
                return true;
            });
        return done.Value;
    }

    private async Task<(int Cases, int Moved, string? Last)> Batch(
        IServiceProvider services,
        CalendarRecount asked,
        string? after
    )
    {
        var db = services.GetRequiredService<HuiyinDb>();
        var keeper = services.GetRequiredService<PromiseKeeper>();
        var community = asked.CommunityId;
        var outcome = await services
            .GetRequiredService<UnitOfWork>()
            .Run<(int, int, string?)>(async () =>
            {
                var now = clock.GetUtcNow().WholeMilliseconds();
                var open = await db.Set<Case>()
                    .Where(c => c.CommunityId == community && c.EndedAt == null)
                    .Where(c => after == null || c.Number.CompareTo(after) > 0)
                    .OrderBy(c => c.Number)
                    .Take(CasesAtATime)
                    .ToListAsync();
                var moved = 0;
                foreach (var inHand in await CaseInHand.Of(open, db))
                {
                    if (await Recount(inHand, asked.Because, db, keeper, now))
                        moved++;
                }
                return (open.Count, moved, open.Count == CasesAtATime ? open[^1].Number : null);
            });
        return outcome.Value;
    }

    private static async Task<bool> Recount(
        CaseInHand inHand,
        string because,
        HuiyinDb db,
        PromiseKeeper keeper,
        DateTimeOffset now
    )
    {
        var before = inHand.Promises.ToDictionary(p => p.Id, p => p.DueAt);
        await keeper.Keep(inHand, now);
        var moved = inHand.Promises.Count(p => before.TryGetValue(p.Id, out var due) && due != p.DueAt);
        if (moved == 0)
            return false;
        inHand.About.Note(
            new FactToNote(
                "CalendarChanged",
                Actor.System,
                now,
                null,
                new Dictionary<string, string?> { ["reason"] = because, ["count"] = moved.ToString() }
            )
        );
        inHand.Store(db);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Counting the due times anew failed.")]
    private static partial void RecountFailed(ILogger log, Exception broken);
}
