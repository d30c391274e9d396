using System.Buffers;
using System.Globalization;
using System.Text;

namespace Huiyin.Platform.Sheets;

/// <summary>
/// CSV that Excel opens rightly: UTF-8 with its mark, and no text that Excel would take for a formula (a case summary
/// "=HYPERLINK(…)" sent in by a stranger would run on the clerk's machine).
/// </summary>
internal sealed class CsvSheetWriter : ISheetWriter
{
    private const string StartsFormula = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",;\t\"\r\n");

    private readonly StreamWriter writer;

    public CsvSheetWriter(Stream destination, IReadOnlyList<SheetColumn> columns)
    {
        writer = new(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        Write([.. columns.Select(column => SheetCell.Of(column.Title))]);
    }

    public void Write(params ReadOnlySpan<SheetCell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }
            var cell = cells[i];
            switch (cell.Kind)
            {
                case SheetCellKind.Text:
                    WriteText(cell.Text);
                    break;
                case SheetCellKind.Integer:
                case SheetCellKind.Decimal:
                    writer.Write(cell.Number.ToString(CultureInfo.InvariantCulture));
                    break;
                case SheetCellKind.Date:
                    writer.Write(cell.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                case SheetCellKind.Time:
                    writer.Write(cell.Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                    break;
                case SheetCellKind.Empty:
                default:
                    break;
            }
        }
        writer.WriteLine();
    }

    public void Dispose() => writer.Dispose();

    private void WriteText(string text)
    {
        var safe = StartsFormula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        if (safe.AsSpan().ContainsAny(NeedsQuotes) || char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1]))
        {
            writer.Write('"');
            writer.Write(safe.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(safe);
        }
    }
}
