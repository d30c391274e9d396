using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Huiyin.Platform.Sheets;

/// <summary>
/// An .xlsx written as it goes, in constant memory: a bold heading that stays in view, typed cells, texts as inline
/// strings, which are never formulas. Rows beyond what one sheet holds go on in the next.
/// </summary>
internal sealed class XlsxSheetWriter : ISheetWriter
{
    internal const int MostRows = 1_048_576;

    private const int LongestText = 32_767;
    private const int LongestName = 31;

    private readonly ZipArchive archive;
    private readonly IReadOnlyList<SheetColumn> columns;
    private readonly string[] letters;
    private readonly string name;
    private readonly int rowsPerSheet;
    private XmlWriter sheet;
    private int sheets;
    private int row;

    public XlsxSheetWriter(
        Stream destination,
        string name,
        IReadOnlyList<SheetColumn> columns,
        int rowsPerSheet = MostRows
    )
    {
        archive = new(destination, ZipArchiveMode.Create, leaveOpen: true);
        this.columns = columns;
        this.name = Tab(name);
        this.rowsPerSheet = rowsPerSheet;
        letters = [.. Enumerable.Range(0, columns.Count).Select(Letters)];
        sheet = StartSheet();
    }

    public void Write(params ReadOnlySpan<SheetCell> cells)
    {
        if (cells.Length > columns.Count)
        {
            throw new ArgumentException("A row has more cells than the sheet has columns.", nameof(cells));
        }
        if (row == rowsPerSheet)
        {
            EndSheet();
            sheet = StartSheet();
        }
        WriteRow(cells, heading: false);
    }

    public void Dispose()
    {
        if (sheet.WriteState == WriteState.Closed)
        {
            return;
        }
        EndSheet();
        XlsxPackage.WriteRest(archive, name, sheets);
        archive.Dispose();
    }

    private XmlWriter StartSheet()
    {
        sheets++;
        row = 0;
        sheet = XlsxPackage.Part(archive, $"xl/worksheets/sheet{sheets}.xml");
        sheet.WriteStartElement("worksheet", XlsxPackage.Main);
        sheet.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"""
        );
        if (columns.Count > 0)
        {
            sheet.WriteStartElement("cols");
            for (var i = 0; i < columns.Count; i++)
            {
                sheet.WriteStartElement("col");
                Attribute("min", i + 1);
                Attribute("max", i + 1);
                sheet.WriteAttributeString("width", columns[i].Width.ToString(CultureInfo.InvariantCulture));
                sheet.WriteAttributeString("customWidth", "1");
                sheet.WriteEndElement();
            }
            sheet.WriteEndElement();
        }
        sheet.WriteStartElement("sheetData");
        WriteRow([.. columns.Select(column => SheetCell.Of(column.Title))], heading: true);
        return sheet;
    }

    private void EndSheet()
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
    }

    private void WriteRow(ReadOnlySpan<SheetCell> cells, bool heading)
    {
        row++;
        sheet.WriteStartElement("row");
        Attribute("r", row);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Kind != SheetCellKind.Empty)
            {
                WriteCell(cells[i], letters[i], heading);
            }
        }
        sheet.WriteEndElement();
    }

    private void WriteCell(SheetCell cell, string letter, bool heading)
    {
        sheet.WriteStartElement("c");
        sheet.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{letter}{row}"));
        Attribute("s", heading ? XlsxPackage.HeadingStyle : XlsxPackage.StyleOf(cell.Kind));
        if (cell.Kind == SheetCellKind.Text)
        {
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is");
            sheet.WriteStartElement("t");
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(XlsxText.Escape(Shorten(cell.Text)));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        else
        {
            sheet.WriteElementString(
                "v",
                cell.Kind is SheetCellKind.Date or SheetCellKind.Time
                    ? cell.Time.ToOADate().ToString("R", CultureInfo.InvariantCulture)
                    : cell.Number.ToString(CultureInfo.InvariantCulture)
            );
        }
        sheet.WriteEndElement();
    }

    private void Attribute(string attribute, int value) =>
        sheet.WriteAttributeString(attribute, value.ToString(CultureInfo.InvariantCulture));

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";

    /// <summary>What Excel accepts on a tab; room is left for the number of a continuation.</summary>
    private static string Tab(string wanted)
    {
        var allowed = string.Concat(wanted.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : c))
            .Trim(' ', '\'');
        return allowed.Length == 0 ? "Sheet" : allowed[..Math.Min(allowed.Length, LongestName - 5)];
    }

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
