using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Estate.Import;

/// <summary>
/// Reads a sheet of units and their people (R-001). Every row is looked at; the good ones and the faults of the others come
/// back together, so that a sheet is corrected in one go.
/// </summary>
internal static class EstateSheet
{
    /// <summary>A title and a remark may stand above the headings.</summary>
    private const int RowsBeforeHeadings = 10;

    private const int HeadingsThatMakeARow = 3;

    public static EstateReading Read(Stream seekable)
    {
        var sheet = Sheet.Of(seekable);
        var faults = new List<SheetFault>();
        var entries = new EstateEntries(faults);
        int[]? columns = null;
        var waiting = new List<SheetRow>();
        foreach (var row in sheet.Rows())
        {
            if (columns is null)
            {
                waiting.Add(row);
                columns = Columns(row);
                if (columns is not null)
                {
                    if (Missing(columns) is { } missing)
                    {
                        return new([], [], missing);
                    }
                    waiting.Clear();
                }
                else if (waiting.Count == RowsBeforeHeadings)
                {
                    columns = FixedOrder();
                    waiting.ForEach(early => Take(early, columns, entries, faults));
                }
                continue;
            }
            Take(row, columns, entries, faults);
        }
        if (columns is null)
        {
            var order = FixedOrder();
            waiting.ForEach(early => Take(early, order, entries, faults));
        }
        return new(entries.Rows, faults, sheet.Trouble);
    }

    private static int[] FixedOrder() => [.. Enumerable.Range(0, EstateColumns.Count)];

    private static int[]? Columns(SheetRow row)
    {
        var header = new SheetHeader(row.Cells);
        var columns = Enum.GetValues<EstateColumn>().Select(c => header.Find(EstateColumns.Names(c))).ToArray();
        return columns.Count(column => column >= 0) >= HeadingsThatMakeARow ? columns : null;
    }

    /// <summary>A sheet with whole codes (3-1-1502) in the room column needs no other column.</summary>
    private static Refusal? Missing(int[] columns) =>
        columns[(int)EstateColumn.Room] < 0
            ? Refusal.Invalid("file", "表头缺少“{0}”一列。", EstateColumns.Heading(EstateColumn.Room))
            : null;

    private static void Take(SheetRow row, int[] columns, EstateEntries entries, List<SheetFault> faults)
    {
        var cells = new EstateCells(row, columns, faults);
        if (cells.IsBlank)
        {
            return;
        }
        var code = Code(cells);
        var facts = Facts(cells);
        var person = Person(cells, facts);
        if (cells.Faults == 0)
        {
            entries.Enter(new(cells.Number, code, facts, person), cells);
        }
    }

    private static UnitCode Code(EstateCells cells)
    {
        var whole = FullWidth.Narrow(cells[EstateColumn.Room]).Split('-', StringSplitOptions.TrimEntries);
        if (
            whole.Length == 3
            && cells[EstateColumn.Building].Length == 0
            && cells[EstateColumn.Entrance].Length == 0
            && Array.TrueForAll(whole, part => part.Length is > 0 and <= 8 && part.All(char.IsLetterOrDigit))
        )
        {
            return new(whole[0].ToUpperInvariant(), whole[1].ToUpperInvariant(), whole[2].ToUpperInvariant());
        }
        return new(
            cells.Part(EstateColumn.Building, "号楼", "栋", "幢", "座", "楼", "#", "号"),
            cells.Part(EstateColumn.Entrance, "单元"),
            cells.Part(EstateColumn.Room, "室", "号", "房")
        );
    }

    private static EstateFacts Facts(EstateCells cells)
    {
        var floor = cells.Floor(EstateColumn.Floor);
        var floors = cells.Floor(EstateColumn.Floors);
        if (floors <= 0)
        {
            cells.Fault(EstateColumn.Floors, "“{0}”不是楼层总数。", floors);
        }
        else if (floor > floors)
        {
            cells.Fault(EstateColumn.Floor, "{0} 层高过总楼层 {1}。", floor, floors);
        }
        var type = cells.Text(EstateColumn.UnitType);
        return new(
            floor,
            floors,
            cells.Word(EstateColumn.Elevator, EstateWords.Elevator, EstateWords.ElevatorChoices),
            type is null ? null : EstateWords.UnitType.GetValueOrDefault(type, type),
            cells.Text(EstateColumn.Layout),
            cells.Area(EstateColumn.GrossArea),
            cells.Area(EstateColumn.NetArea),
            cells.Amount(EstateColumn.Rent),
            cells.Word(EstateColumn.State, EstateWords.State, EstateWords.StateChoices)
        );
    }

    private static EstatePerson? Person(EstateCells cells, EstateFacts facts)
    {
        var sex = cells.Word(EstateColumn.Sex, EstateWords.Sex, EstateWords.SexChoices);
        var phone = cells.Phone(EstateColumn.Phone);
        var id = cells.Id();
        var tie = cells.Word(EstateColumn.OwnerType, EstateWords.OwnerType, EstateWords.OwnerTypeChoices);
        var company = cells.Word(EstateColumn.PersonType, EstateWords.PersonType, EstateWords.PersonTypeChoices);
        var role = cells.Text(EstateColumn.Role);
        var contactPhone = cells.Phone(EstateColumn.ContactPhone);
        if (cells.Text(EstateColumn.Person) is not { } name)
        {
            if (phone is not null || id is not null)
            {
                cells.Fault(EstateColumn.Person, "有手机或身份证，却没有填写姓名。");
            }
            return null;
        }
        if (facts.State == EstateWords.Unsold)
        {
            cells.Fault(EstateColumn.State, "未销售的房屋不能有业主；请改状态，或去掉业主。");
        }
        return new(
            name,
            sex,
            phone,
            id,
            // Where 业主类型 is empty the role often says it: 租户, 家属.
            tie ?? EstateWords.OwnerType.GetValueOrDefault(role ?? "") ?? TieKind.Owner,
            company ?? false,
            role,
            cells.Text(EstateColumn.ContactName),
            contactPhone
        );
    }
}
