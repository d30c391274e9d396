using Huiyin.Platform.Sheets;

namespace Huiyin.Estate.Import;

/// <summary>An empty workbook with the headings that <see cref="EstateSheet"/> reads, to be filled in.</summary>
internal static class EstateTemplate
{
    public static void Write(Stream destination)
    {
        using var writer = new XlsxSheetWriter(
            destination,
            "房屋",
            [.. Enum.GetValues<EstateColumn>().Select(column => new SheetColumn(EstateColumns.Heading(column)))]
        );
    }
}
