using Huiyin.Estate.Public;
using Huiyin.Platform.Sheets;

namespace Huiyin.Estate.Import;

/// <summary>
/// The rows entered so far. A unit may stand on several rows, one for each of its people, but what they say of the unit
/// itself must not differ; a later row may leave it out.
/// </summary>
internal sealed class EstateEntries(List<SheetFault> faults)
{
    private readonly Dictionary<UnitCode, (EstateFacts Facts, int Row)> units = [];
    private readonly Dictionary<(UnitCode Code, string? Name, string? Phone, TieKind? Tie), int> people = [];
    private readonly List<EstateRow> rows = [];

    public IReadOnlyList<EstateRow> Rows => rows;

    public void Enter(EstateRow row, EstateCells cells)
    {
        var known = units.GetValueOrDefault(row.Code, (Facts: row.Facts, Row: row.Number));
        if (Difference(known.Facts, row.Facts) is { } column)
        {
            cells.Fault(column, "与第 {0} 行同一房屋 {1} 写得不一样。", known.Row, row.Code);
            return;
        }
        var person = (row.Code, row.Person?.Name, row.Person?.Phone?.Value, row.Person?.Tie);
        if (!people.TryAdd(person, row.Number))
        {
            faults.Add(new(row.Number, "", "与第 {0} 行重复。", people[person]));
            return;
        }
        var facts = Together(known.Facts, row.Facts);
        units[row.Code] = (facts, known.Row);
        rows.Add(row with { Facts = facts });
    }

    private static EstateColumn? Difference(EstateFacts known, EstateFacts said) =>
        Differ(known.Floor, said.Floor) ? EstateColumn.Floor
        : Differ(known.Floors, said.Floors) ? EstateColumn.Floors
        : Differ(known.Elevator, said.Elevator) ? EstateColumn.Elevator
        : Differ(known.UnitType, said.UnitType) ? EstateColumn.UnitType
        : Differ(known.Layout, said.Layout) ? EstateColumn.Layout
        : Differ(known.GrossArea, said.GrossArea) ? EstateColumn.GrossArea
        : Differ(known.NetArea, said.NetArea) ? EstateColumn.NetArea
        : Differ(known.Rent, said.Rent) ? EstateColumn.Rent
        : Differ(known.State, said.State) ? EstateColumn.State
        : null;

    private static bool Differ<T>(T known, T said) =>
        known is not null && said is not null && !EqualityComparer<T>.Default.Equals(known, said);

    private static EstateFacts Together(EstateFacts known, EstateFacts said) =>
        new(
            known.Floor ?? said.Floor,
            known.Floors ?? said.Floors,
            known.Elevator ?? said.Elevator,
            known.UnitType ?? said.UnitType,
            known.Layout ?? said.Layout,
            known.GrossArea ?? said.GrossArea,
            known.NetArea ?? said.NetArea,
            known.Rent ?? said.Rent,
            known.State ?? said.State
        );
}
