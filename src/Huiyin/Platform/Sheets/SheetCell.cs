namespace Huiyin.Platform.Sheets;

internal enum SheetCellKind
{
    Empty,
    Text,
    Integer,
    Decimal,
    Date,
    Time,
}

/// <summary>A heading and how many digits wide its column is.</summary>
internal sealed record SheetColumn(string Title, double Width = 14);

/// <summary>One cell to write, typed so that Excel can sum and sort it.</summary>
internal readonly record struct SheetCell
{
    private SheetCell(SheetCellKind kind, string? text = null, decimal number = 0, DateTime time = default)
    {
        Kind = kind;
        Text = text ?? "";
        Number = number;
        Time = time;
    }

    public SheetCellKind Kind { get; }
    public string Text { get; }
    public decimal Number { get; }

    /// <summary>A clock reading; a sheet knows no zones, so the caller has turned it to the community's.</summary>
    public DateTime Time { get; }

    public static SheetCell Of(string? text) => string.IsNullOrEmpty(text) ? default : new(SheetCellKind.Text, text);

    public static SheetCell Of(long? number) => number is { } n ? new(SheetCellKind.Integer, number: n) : default;

    public static SheetCell Of(decimal? number) => number is { } n ? new(SheetCellKind.Decimal, number: n) : default;

    public static SheetCell Of(DateOnly? day) =>
        day is { } d ? new(SheetCellKind.Date, time: d.ToDateTime(TimeOnly.MinValue)) : default;

    public static SheetCell Of(DateTimeOffset? time) =>
        time is { } t ? new(SheetCellKind.Time, time: t.DateTime) : default;

    public static implicit operator SheetCell(string? text) => Of(text);

    public static implicit operator SheetCell(int number) => Of((long?)number);

    public static implicit operator SheetCell(long number) => Of((long?)number);

    public static implicit operator SheetCell(int? number) => Of((long?)number);

    public static implicit operator SheetCell(decimal number) => Of((decimal?)number);

    public static implicit operator SheetCell(decimal? number) => Of(number);

    public static implicit operator SheetCell(DateOnly day) => Of((DateOnly?)day);

    public static implicit operator SheetCell(DateTimeOffset time) => Of((DateTimeOffset?)time);

    public static implicit operator SheetCell(DateTimeOffset? time) => Of(time);
}

/// <summary>Writes a sheet row by row; disposing it completes the file.</summary>
internal interface ISheetWriter : IDisposable
{
    void Write(params ReadOnlySpan<SheetCell> cells);
}
