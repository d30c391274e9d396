using Huiyin.Estate.Import;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Estate;

/// <summary>What an import did, or would do.</summary>
internal sealed record EstateImported(
    int Rows,
    int NewUnits,
    int ChangedUnits,
    int NewResidents,
    int NewTies,
    IReadOnlyList<SheetFault> Faults,
    Refusal? Trouble
)
{
    public bool IsFaulty => Trouble is not null || Faults.Count > 0;

    /// <summary>The sheet says nothing that the books do not know already.</summary>
    public bool ChangesNothing => NewUnits + ChangedUnits + NewResidents + NewTies == 0;
}

/// <summary>
/// Takes a sheet of units and people into the books: looked through first, every faulty row named; then all of it
/// or nothing. Bringing in the same sheet twice changes nothing.
/// </summary>
internal sealed class ImportEstate(EstateRecords records, UnitOfWork work)
{
    /// <summary>Tries the import and takes it back again.</summary>
    public async Task<EstateImported> DryRun(Stream seekable)
    {
        EstateImported? tried = null;
        await work.Run<EstateImported>(async () =>
        {
            tried = await Take(seekable);
            return OnlyTried;
        });
        return tried!;
    }

    /// <summary>All rows, or none when one is faulty.</summary>
    public Task<Outcome<EstateImported>> Run(Stream seekable) =>
        work.Run<EstateImported>(async () =>
        {
            var taken = await Take(seekable);
            return taken.IsFaulty ? Faulty(taken) : taken;
        });

    private async Task<EstateImported> Take(Stream seekable)
    {
        var reading = EstateSheet.Read(seekable);
        if (reading.Trouble is not null || reading.Faults.Count > 0)
            return new EstateImported(reading.Rows.Count, 0, 0, 0, 0, reading.Faults, reading.Trouble);
        var faults = new List<SheetFault>();
        await records.ReadEverything();
        foreach (var row in reading.Rows)
        {
            var unit = await records.Keep(row.Code, row.Facts.ForTheBooks());
            if (row.Person is { } person && (await records.TakeIn(unit, person.ForTheBooks())).Refusal is { } no)
                faults.Add(new SheetFault(row.Number, EstateColumns.Heading(EstateColumn.Person), no.Message, no.Args));
        }
        var (units, changed, residents, ties) = records.Count;
        return new EstateImported(reading.Rows.Count, units, changed, residents, ties, faults, null);
    }

    private static readonly Refusal OnlyTried = new("dry_run", "只是试算，没有写入。");

    private static Refusal Faulty(EstateImported taken) =>
        taken.Trouble ?? Refusal.Invalid("file", "有 {0} 处错误，一行也没有导入，请改好再来。", taken.Faults.Count);
}
