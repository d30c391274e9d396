namespace Huiyin.Platform.Sheets;

/// <summary>A row that has at least one filled cell; <see cref="Number"/> is the one that Excel shows beside it.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The trimmed text of a cell; empty beyond the end of the row and for the column -1 of a missing heading.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}

/// <summary>What is wrong with one row of a sheet, in words for the person who will correct it there.</summary>
internal sealed record SheetFault(int Row, string Column, string Reason);
