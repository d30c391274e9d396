using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Integrations;

/// <summary>
/// Takes another system's requests into the register, a few hundred at a time, each batch in one transaction. A number
/// that is already known is passed over, so a second import adds nothing and an interrupted one goes on. See
/// docs/decisions/imported-history-rings-no-bells.md.
/// </summary>
internal sealed class ImportCases(
    HuiyinDb db,
    UnitOfWork work,
    CurrentStaff me,
    Rosters rosters,
    CharterBook charters,
    ImportedBooks books,
    ICaseSearch search,
    ClockBell bell,
    LiveChanges live,
    TimeProvider clock
)
{
    private const int RowsAtATime = 500;

    private readonly BulkRows bulk = new(db);
    private readonly ImportTally tally = new();

    /// <param name="seekable">The export.</param>
    /// <param name="map">What its columns and words mean.</param>
    /// <param name="strict">All or nothing: one faulty row, and nothing is imported.</param>
    /// <param name="tell">Hears how far it is after every batch.</param>
    public async Task<ImportTally> Run(Stream seekable, CaseImportMap map, bool strict, Func<ImportTally, Task> tell)
    {
        await books.Open(map);
        if (strict)
        {
            await work.Run<bool>(async () =>
            {
                await ReadAll(seekable, map, strict, tell);
                return tally.Faulty == 0 && tally.Trouble is null ? true : NothingImported;
            });
            if (tally.Faulty > 0 || tally.Trouble is not null)
                tally.TakenBack();
        }
        else
        {
            await ReadAll(seekable, map, strict, tell);
        }
        bell.Ring();
        live.Announce(me.CommunityId, "cases");
        return tally;
    }

    private async Task ReadAll(Stream seekable, CaseImportMap map, bool strict, Func<ImportTally, Task> tell)
    {
        var reader = new CaseImportReader(map);
        foreach (var rows in reader.Read(seekable).Chunk(RowsAtATime))
        {
            var now = clock.GetUtcNow().WholeMilliseconds();
            var found = rows.Select(row => books.Place(row, now)).ToList();
            tally.Read(found);
            // Where one fault spoils everything, the rest is only read to find the others.
            if (!strict || tally.Faulty == 0)
                _ = (await work.Run(() => Take([.. found.OfType<PlacedCase>()], now))).Value;
            await tell(tally);
        }
        tally.Trouble = reader.Trouble;
    }

    private async Task<Outcome<bool>> Take(List<PlacedCase> found, DateTimeOffset now)
    {
        var fresh = await NotYetKnown(found);
        var roster = await rosters.Of(me.CommunityId);
        var numbers = await Numbers(fresh, roster.Zone);
        var (cases, facts, promises) = (new List<Case>(fresh.Count), new List<TimelineEntry>(), new List<PromiseRow>());
        foreach (var (placed, number) in fresh.Zip(numbers))
        {
            var charter = await charters.On(me.CommunityId, placed.Registration.ReceivedAt);
            var imported = Case.Import(placed.Registration, number, charter.Charter.Version, placed.Past, now);
            promises.AddRange(PromiseKeeper.KeepImported(imported, placed.Steward, charter, roster, now));
            facts.AddRange(imported.NewFacts);
            imported.Changed();
            cases.Add(imported);
        }
        await bulk.Insert(cases);
        await bulk.Insert(facts);
        await bulk.Insert(promises);
        await search.IndexNew(cases);
        tally.Took(cases.Count, found.Count - cases.Count);
        return true;
    }

    private async Task<List<PlacedCase>> NotYetKnown(List<PlacedCase> found)
    {
        var community = me.CommunityId;
        var ids = found.Select(f => f.Registration.ExternalId).Distinct().ToList();
        var known = await db.Set<Case>()
            .Where(c => c.CommunityId == community && ids.Contains(c.ExternalId))
            .Select(c => c.ExternalId)
            .ToHashSetAsync();
        return found.FindAll(f => known.Add(f.Registration.ExternalId));
    }

    /// <summary>The next numbers of each day, in the order of the cases.</summary>
    private async Task<List<string>> Numbers(List<PlacedCase> cases, TimeZoneInfo zone)
    {
        var days = cases.ConvertAll(c => CaseNumbers.DayOf(c.Registration.ReceivedAt, zone));
        var next = new Dictionary<string, int>();
        // In one order, so that two imports never wait for each other.
        foreach (var day in days.CountBy(d => d).OrderBy(d => d.Key))
        {
            var taken = await db
                .Database.SqlQueryRaw<int>(
                    """
                    INSERT INTO cases_numbers (community_id, day, last) VALUES ({0}, {1}, {2})
                    ON CONFLICT (community_id, day) DO UPDATE SET last = cases_numbers.last + {2}
                    RETURNING last AS "Value"
                    """,
                    db.IdParameter(me.CommunityId),
                    day.Key,
                    day.Value
                )
                .ToListAsync();
            next[day.Key] = taken[0] - day.Value;
        }
        return days.ConvertAll(day => CaseNumbers.Number(day, ++next[day]));
    }

    private static readonly Refusal NothingImported = new("nothing_imported", "有错误的行，一行也没有导入。");
}

/// <summary>How an import goes.</summary>
internal sealed class ImportTally
{
    /// <summary>Enough to mend a file by; the rest is only counted.</summary>
    private const int MostFaultsKept = 1000;

    private readonly List<SheetFault> faults = [];

    public int Rows { get; private set; }
    public int Imported { get; private set; }

    /// <summary>Known from an earlier import, or further up in the same file.</summary>
    public int Known { get; private set; }

    /// <summary>Ended, but the other system did not note when: taken to have ended when received.</summary>
    public int EndUnknown { get; private set; }
    public int Faulty { get; private set; }
    public IReadOnlyList<SheetFault> Faults => faults;

    /// <summary>Why the file could not be read to its end.</summary>
    public Refusal? Trouble { get; set; }

    public void Read(List<Placed> rows)
    {
        Rows += rows.Count;
        foreach (var row in rows)
        {
            if (row is Unplaced bad)
            {
                Faulty++;
                faults.AddRange(bad.Faults.Take(MostFaultsKept - faults.Count));
            }
            else if (row is PlacedCase { EndUnknown: true })
            {
                EndUnknown++;
            }
        }
    }

    public void Took(int imported, int known) => (Imported, Known) = (Imported + imported, Known + known);

    public void TakenBack() => (Imported, EndUnknown) = (0, 0);
}
