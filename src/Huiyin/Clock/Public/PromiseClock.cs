using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock.Public;

/// <summary>
/// Runs what falls due: takes the next promises, runs their consequences in order through the verbs of their cases as the
/// system, and commits them together. A key on (promise, step) makes a second run impossible; a crash rolls back and they
/// are taken again.
/// </summary>
internal sealed class PromiseClock(
    HuiyinDb db,
    UnitOfWork work,
    PromiseKeeper keeper,
    CharterBook charters,
    Rosters rosters,
    LiveChanges live
)
{
    /// <summary>Promises to one transaction: on SQLite whoever writes waits for it, so it must stay short.</summary>
    private const int AtATime = 50;

    /// <summary>When the clock must look next; null when nothing is waiting.</summary>
    public Task<DateTimeOffset?> NextAt() => db.Set<PromiseRow>().Where(p => p.NextAt != null).MinAsync(p => p.NextAt);

    /// <summary>Runs everything due at <paramref name="now"/>, oldest first; answers how many promises were looked at.</summary>
    /// <remarks>A promise that cannot be run keeps no other waiting: it is passed by, and what was wrong is thrown in the end.</remarks>
    public async Task<int> RunDue(DateTimeOffset now, CancellationToken stop = default)
    {
        var (looked, atATime) = (0, AtATime);
        var broken = new Dictionary<Guid, Exception>();
        while (!stop.IsCancellationRequested)
        {
            var taken = new List<PromiseRow>();
            try
            {
                var more = await RunSome(now, taken, atATime, [.. broken.Keys]);
                looked += taken.Count;
                if (!more)
                    break;
            }
            catch (Exception failed) when (taken.Count > 0 && failed is not OperationCanceledException)
            {
                // Which of them it was shows when they are taken one by one.
                if (taken.Count == 1)
                    broken.Add(taken[0].Id.Value, failed);
                atATime = 1;
            }
        }
        return broken.Count == 0 ? looked : throw new AggregateException(broken.Values);
    }

    /// <summary>Moves a movable clock forward, stopping at every promise on the way, each at its own time.</summary>
    public async Task<int> MoveTo(DateTimeOffset to, MovableClock clock)
    {
        var looked = await RunDue(clock.GetUtcNow());
        while (await NextAt() is { } next && next <= to)
        {
            clock.MoveTo(next);
            looked += await RunDue(clock.GetUtcNow());
        }
        clock.MoveTo(to);
        return looked;
    }

    /// <summary>Runs the next promises in one transaction; answers whether more may be due.</summary>
    private async Task<bool> RunSome(DateTimeOffset now, List<PromiseRow> taken, int most, Guid[] passedBy)
    {
        db.ChangeTracker.Clear();
        var more = await work.Run<bool>(async () =>
        {
            taken.AddRange(await Take(now, most, passedBy));
            var inHand = await InHand(taken);
            foreach (var promise in taken)
            {
                // What is done already of this case may have put it off.
                if (promise.NextAt <= now)
                    await Run(promise, inHand[promise.CaseId], now);
            }
            foreach (var about in inHand.Values.Select(c => c.About))
                work.AfterCommit(() => live.Announce(about.CommunityId, about.Number));
            return taken.Count == most || inHand.Values.Any(c => c.Promises.Exists(p => p.NextAt <= now));
        });
        return more.Value;
    }

    /// <summary>The next promises to look at; other nodes skip them while this one holds them.</summary>
    private Task<List<PromiseRow>> Take(DateTimeOffset now, int most, Guid[] passedBy)
    {
        if (!db.Database.IsNpgsql())
        {
            var others = Array.ConvertAll(passedBy, PromiseId.Of);
            return db.Set<PromiseRow>()
                .Where(p => p.NextAt != null && p.NextAt <= now && !others.Contains(p.Id))
                .OrderBy(p => p.NextAt)
                .ThenBy(p => p.Id)
                .Take(most)
                .ToListAsync();
        }
        // The cases, too: whoever changes a case holds it, and a case that is being changed is looked at after that.
        return db.Set<PromiseRow>()
            .FromSqlRaw(
                """
                SELECT p.* FROM clock_promises p
                JOIN cases_cases c ON c.community_id = p.community_id AND c.id = p.case_id
                WHERE p.next_at <= {0} AND NOT p.id = ANY ({2})
                ORDER BY p.next_at, p.id LIMIT {1} FOR UPDATE SKIP LOCKED
                """,
                now.ToUnixTimeMilliseconds(),
                most,
                passedBy
            )
            .ToListAsync();
    }

    private async Task<Dictionary<CaseId, CaseInHand>> InHand(List<PromiseRow> taken)
    {
        var inHand = new Dictionary<CaseId, CaseInHand>();
        foreach (var community in taken.GroupBy(p => p.CommunityId))
        {
            var ids = community.Select(p => p.CaseId).Distinct().ToList();
            var cases = await db.Set<Case>()
                .Where(c => c.CommunityId == community.Key && ids.Contains(c.Id))
                .ToListAsync();
            foreach (var one in await CaseInHand.Of(cases, db))
                inHand.Add(one.About.Id, one);
        }
        return inHand;
    }

    private async Task Run(PromiseRow promise, CaseInHand inHand, DateTimeOffset now)
    {
        var about = inHand.About;
        var at = PromiseKeeper.NotBefore(about, now);
        var (assignee, looked, step) = (about.AssigneeId, promise.NextAt, promise.StepDone);
        var charter = await charters.Version(about.CommunityId, about.CharterVersion);
        var roster = await rosters.Of(about.CommunityId);
        while (inHand.Due(promise, charter.Charter, charter.Calendar, at) is { } due)
        {
            var holders = new DutyHolders(about, inHand.Steward, roster, at);
            db.Run(due, promise, about, holders, roster, at);
        }
        var before = inHand.Promises.ToDictionary(p => p.Id, p => (p.OwedById, p.OwedByName));
        await keeper.Keep(inHand, now);
        if (about.AssigneeId == assignee)
            db.TellWhomItPassedTo(inHand, before, at);
        // What the replay does not know any more is not looked at again and again.
        if (promise.NextAt == looked && promise.StepDone == step)
            promise.LookAt(null);
        inHand.Store(db);
    }
}
