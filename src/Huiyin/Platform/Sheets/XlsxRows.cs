using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Huiyin.Platform.Sheets;

internal static class XlsxRows
{
    /// <summary>A sheet of a million rows unpacks to less; more is an archive made to fill the memory.</summary>
    private const long MostUnpackedBytes = 512L << 20;

    public static IEnumerable<SheetRow> Read(Stream stream, Action<Refusal> trouble)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (Look(stream) is { } refusal)
        {
            trouble(refusal);
            yield break;
        }
        IExcelDataReader? reader = null;
        try
        {
            reader = Attempt(() => FirstVisible(stream), trouble);
            while (reader is not null && Attempt(() => reader.Read() ? reader : null, trouble) is not null)
            {
                if (Attempt(() => Cells(reader), trouble) is not { } cells)
                {
                    yield break;
                }
                if (Array.Exists(cells, cell => cell.Length > 0))
                {
                    yield return new(reader.Depth + 1, cells);
                }
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private static Refusal? Look(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry("xl/workbook.xml") is null)
            {
                return SheetRefusals.NoSheet;
            }
            return archive.Entries.Sum(e => e.Length) > MostUnpackedBytes ? SheetRefusals.TooLarge : null;
        }
        catch (InvalidDataException)
        {
            return SheetRefusals.Damaged;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    private static IExcelDataReader FirstVisible(Stream stream)
    {
        var reader = ExcelReaderFactory.CreateOpenXmlReader(stream, new() { LeaveOpen = true });
        do
        {
            if (reader.VisibleState is "visible")
            {
                return reader;
            }
        } while (reader.NextResult());
        reader.Reset();
        return reader;
    }

    /// <summary>The reader throws whatever a strange file leads it to; to the uploader it is one trouble.</summary>
    private static T? Attempt<T>(Func<T?> read, Action<Refusal> trouble)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            trouble(SheetRefusals.Damaged);
            return null;
        }
    }

    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(reader.GetValue(i)).Trim();
        }
        return cells;
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            double number => Number(number),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            bool truth => truth ? "TRUE" : "FALSE",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>As Excel shows it, 15 digits and no exponent: a phone typed as a number is still a phone.</summary>
    private static string Number(double number) =>
        Math.Abs(number) < 1e20
            ? ((decimal)number).ToString("0.##############", CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);
}
