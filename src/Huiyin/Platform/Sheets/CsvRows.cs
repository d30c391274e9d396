using System.Text;
using CsvHelper;

namespace Huiyin.Platform.Sheets;

internal static class CsvRows
{
    /// <summary>Far more than a row of Excel can hold; beyond it somebody forgot to close a quotation mark.</summary>
    private const int MostBytesOfARow = 1 << 20;

    public static IEnumerable<SheetRow> Read(Stream stream, Encoding encoding, Action<Refusal> trouble)
    {
        var open = false;
        using var reader = CsvReader.Create(
            stream,
            CsvReaderOptions.Default with
            {
                Encoding = encoding,
                HasHeader = false,
                // A blank line is a row to Excel; it counts.
                SkipEmptyLines = false,
                MaxRecordSize = MostBytesOfARow,
                OnMalformedRecord = record => open |= record.Reason == CsvMalformedReason.UnterminatedQuote,
            },
            leaveOpen: true
        );
        for (var number = 1; ; number++)
        {
            var more = false;
            try
            {
                more = reader.Read();
            }
            catch (CsvFormatException)
            {
                open = true;
            }
            if (open)
            {
                trouble(SheetRefusals.OpenQuote(number));
            }
            if (open || !more)
            {
                yield break;
            }
            var cells = reader.Current.ToArray();
            var filled = false;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = cells[i].Trim();
                filled |= cells[i].Length > 0;
            }
            if (filled)
            {
                yield return new(number, cells);
            }
        }
    }
}
