namespace Huiyin.Platform.Sheets;

/// <summary>A row that has at least one filled cell; <see cref="Number"/> is the one that Excel shows beside it.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The trimmed text of a cell; empty beyond the end of the row and for the column -1 of a missing heading.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}

/// <summary>
/// What is wrong with one row of a sheet, in words for the person who will correct it there. <see cref="Reason"/> is a
/// zh-Hans sentence that doubles as its translation key, like a refusal's.
/// </summary>
/// <param name="Row">The number that Excel shows beside the row.</param>
/// <param name="Column">The heading of the cell at fault; empty when it is the row as a whole.</param>
/// <param name="Reason">One sentence; <c>{0}</c> places take <paramref name="Args"/>.</param>
/// <param name="Args">Values for the places in the sentence.</param>
public sealed record SheetFault(int Row, string Column, string Reason, params object?[] Args)
{
    /// <summary>The sentence in the reader's language.</summary>
    public string Sentence() => Texts.T(Reason, Args);
}
