using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Charters;

/// <summary>How far a rehearsal is, and the changed cases found since the last time it was told.</summary>
internal sealed record RehearsalProgress(long Cases, long Replayed, long Changed, IReadOnlyList<ChangedCase> Fresh);

/// <summary>
/// Tries a proposed charter on past cases: each is played under the charter it began with and under the proposed one, on
/// every core, and the two are compared. Reads facts and writes nothing.
/// </summary>
internal sealed class RehearseCharter(IServiceScopeFactory scopes, CharterBook book, TimeProvider clock)
{
    /// <summary>As many changed cases are kept by number; the rest is counted.</summary>
    public const int MostListed = 20_000;

    /// <param name="community">Whose cases.</param>
    /// <param name="tried">The charter and the days.</param>
    /// <param name="tell">Hears after every few thousand cases, one call at a time.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task<RehearsalResult> Run(
        CommunityId community,
        CharterTried tried,
        Func<RehearsalProgress, Task> tell,
        CancellationToken stop = default
    )
    {
        var charters = await book.Of(community);
        var proposed = charters.With(Charter.Parse(tried.Text).Charter!);
        var slots = new RuleSlots([.. charters.All.Select(c => c.Charter), proposed.Charter]);
        var (from, to) = (Times.StartOf(tried.From, charters.Zone), Times.StartOf(tried.To.AddDays(1), charters.Zone));
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var first = scopes.CreateAsyncScope();
        var stream = new FactStream(first.ServiceProvider.GetRequiredService<HuiyinDb>(), community);
        using var work = new Work(stream, from, to, await stream.Count(from, to), tell);
        await work.Tell([], 0, 0);

        var workers = Enumerable
            .Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4))
            .Select(_ => Task.Run(() => Play(work, community, charters, proposed, slots, now, stop), stop));
        var tallies = await Task.WhenAll(workers);

        var sum = new RehearsalTally(slots);
        foreach (var tally in tallies)
            sum.Add(tally);
        return sum.Result(work.Cases, work.Changed, charters.On(clock.GetUtcNow()).Charter, proposed.Charter);
    }

    private async Task<RehearsalTally> Play(
        Work work,
        CommunityId community,
        CommunityCharters charters,
        CharterInForce proposed,
        RuleSlots slots,
        long now,
        CancellationToken stop
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var stream = new FactStream(scope.ServiceProvider.GetRequiredService<HuiyinDb>(), community);
        var before = new Dictionary<int, RehearsalSide>();
        var after = new RehearsalSide(proposed, slots);
        var tally = new RehearsalTally(slots);
        while (await work.NextSlice() is var (from, to))
        {
            var (played, changed) = (0, 0);
            var fresh = new List<ChangedCase>();
            await foreach (var past in stream.Read(from, to).WithCancellation(stop))
            {
                if (!before.TryGetValue(past.CharterVersion, out var side))
                    before[past.CharterVersion] = side = new RehearsalSide(
                        charters.Version(past.CharterVersion),
                        slots
                    );
                played++;
                if (!tally.Compare(side.Play(past.ByPeople, now), after.Play(past.ByPeople, now)))
                    continue;
                changed++;
                if (work.Listed + fresh.Count < MostListed)
                    fresh.Add(new ChangedCase(past.Number, tally.Differences()));
            }
            await work.Tell(fresh, played, changed);
        }
        return tally;
    }

    /// <summary>What the workers share: the slices still to be played, and what has been done.</summary>
    private sealed class Work(
        FactStream stream,
        DateTimeOffset from,
        DateTimeOffset to,
        long cases,
        Func<RehearsalProgress, Task> tell
    ) : IDisposable
    {
        private readonly SemaphoreSlim turn = new(1, 1);
        private DateTimeOffset at = from;
        private long replayed;
        private int listed;

        public long Cases => cases;
        public long Changed { get; private set; }
        public int Listed => Volatile.Read(ref listed);

        public void Dispose() => turn.Dispose();

        public async Task<(DateTimeOffset From, DateTimeOffset To)?> NextSlice()
        {
            await turn.WaitAsync();
            try
            {
                if (at >= to)
                    return null;
                var slice = (at, await stream.EndOfSlice(at, to));
                at = slice.Item2;
                return slice;
            }
            finally
            {
                turn.Release();
            }
        }

        public async Task Tell(List<ChangedCase> fresh, int played, int changed)
        {
            await turn.WaitAsync();
            try
            {
                replayed += played;
                Changed += changed;
                if (fresh.Count > MostListed - listed)
                    fresh = fresh[..(MostListed - listed)];
                Volatile.Write(ref listed, listed + fresh.Count);
                await tell(new RehearsalProgress(cases, replayed, Changed, fresh));
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
