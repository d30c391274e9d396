using System.Collections.Concurrent;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Charters.Public;

/// <summary>A version of a charter with the calendar its clocks run on in its community.</summary>
public sealed record CharterInForce(Charter Charter, WorkCalendar Calendar);

/// <summary>
/// The charters of every community, read once and kept until somebody publishes, withdraws, or changes the calendar. A new
/// case begins under the version whose date has come on the local day it was received; a running case keeps its own.
/// </summary>
public sealed class CharterBook(IServiceScopeFactory scopes, Rosters rosters, LiveChanges live)
{
    /// <summary>What other nodes hear when a charter or a calendar changed.</summary>
    internal const string Topic = "charters";

    private readonly ConcurrentDictionary<CommunityId, CommunityCharters> known = new();
    private int generation;

    /// <summary>The charter of a case received at this time.</summary>
    public async ValueTask<CharterInForce> On(CommunityId community, DateTimeOffset receivedAt) =>
        (await Of(community)).On(receivedAt);

    /// <summary>The charter that a running case began with.</summary>
    public async ValueTask<CharterInForce> Version(CommunityId community, int version) =>
        (await Of(community)).Version(version);

    /// <summary>Any charter on the calendar of a community, as a rehearsal needs it.</summary>
    internal async ValueTask<CharterInForce> InPlace(CommunityId community, Charter charter) =>
        (await Of(community)).With(charter);

    /// <summary>Call after committing a change of a charter or a calendar; the other nodes forget too.</summary>
    internal void Forget(CommunityId community)
    {
        ForgetHere();
        live.Elsewhere?.Invoke(new LiveChange(community, Topic));
    }

    /// <summary>Another node has changed something.</summary>
    internal void ForgetHere()
    {
        Interlocked.Increment(ref generation);
        known.Clear();
    }

    internal async ValueTask<CommunityCharters> Of(CommunityId community)
    {
        if (known.TryGetValue(community, out var charters))
            return charters;
        var begun = Volatile.Read(ref generation);
        var roster = await rosters.Of(community);
        await using var scope = scopes.CreateAsyncScope();
        charters = await CommunityCharters.Read(
            scope.ServiceProvider.GetRequiredService<HuiyinDb>(),
            community,
            roster.Zone
        );
        // What was read before somebody changed it must not be kept after.
        if (begun == Volatile.Read(ref generation))
            known[community] = charters;
        return charters;
    }
}

/// <summary>The published charters of one community, each with its calendar.</summary>
internal sealed class CommunityCharters
{
    private readonly List<(DateOnly From, CharterInForce Charter)> published;

    private CommunityCharters(
        TimeZoneInfo zone,
        List<CharterVersion> versions,
        HolidayBook holidays,
        DateOnly[] closures
    )
    {
        (Zone, Holidays, Closures) = (zone, holidays, closures);
        published =
        [
            .. versions
                .Select(v => (v.ValidFrom ?? DateOnly.MinValue, With(v.Charter())))
                .OrderBy(v => v.Item1)
                .ThenBy(v => v.Item2.Charter.Version),
        ];
        if (published is not [{ From: var first }, ..] || first != DateOnly.MinValue)
            published.Insert(0, (DateOnly.MinValue, With(Charter.Default)));
    }

    public IEnumerable<CharterInForce> All => published.Select(v => v.Charter);
    public TimeZoneInfo Zone { get; }
    public HolidayBook Holidays { get; }
    public IReadOnlyList<DateOnly> Closures { get; }

    public static async Task<CommunityCharters> Read(HuiyinDb db, CommunityId community, TimeZoneInfo zone)
    {
        var versions = await db.Set<CharterVersion>()
            .AsNoTracking()
            .Where(v => v.CommunityId == community && v.Status == CharterStatus.Published)
            .ToListAsync();
        var files = await db.Set<HolidayFile>().AsNoTracking().Where(h => h.CommunityId == community).ToListAsync();
        var closures = await db.Set<Closure>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community)
            .Select(c => c.Day)
            .ToArrayAsync();
        var holidays =
            files.Count == 0 ? HolidayBook.Chinese : HolidayBook.WithOwn(files.ToDictionary(f => f.Year, f => f.Text));
        return new CommunityCharters(zone, versions, holidays, closures);
    }

    public CharterInForce On(DateTimeOffset receivedAt)
    {
        var day = Times.DayOf(receivedAt, Zone);
        return published.FindLast(v => v.From <= day).Charter;
    }

    public CharterInForce Version(int version) =>
        published.Find(v => v.Charter.Charter.Version == version).Charter
        ?? throw new InvalidOperationException($"no case can have begun under charter version {version}");

    public CharterInForce With(Charter charter) =>
        new(charter, new WorkCalendar(Zone, charter.Desk, Holidays, charter.Closures.Concat(Closures)));
}
