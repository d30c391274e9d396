using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Huiyin.Platform.Sheets;
using Xunit;

namespace Huiyin.Tests.Platform.Sheets;

public sealed class SheetWritingTests
{
    private static readonly SheetColumn[] Columns =
    [
        new("诉求编号", 14),
        new("摘要 <&>", 40),
        new("次数"),
        new("金额"),
        new("日期"),
        new("时间", 18),
    ];

    private static readonly DateTimeOffset Time = new(2026, 9, 1, 8, 10, 30, TimeSpan.FromHours(8));

    private static MemoryStream Workbook(Action<XlsxSheetWriter> write, int rowsPerSheet = XlsxSheetWriter.MostRows)
    {
        var stream = new MemoryStream();
        using (var writer = new XlsxSheetWriter(stream, "诉求/登记簿", Columns, rowsPerSheet))
        {
            write(writer);
        }
        stream.Position = 0;
        return stream;
    }

    private static void AssertValid(Stream workbook)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document);
        Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        workbook.Position = 0;
    }

    [Fact]
    public void A_workbook_is_valid_and_reads_back_as_it_was_written()
    {
        using var workbook = Workbook(w =>
        {
            w.Write("260901001", "厨房插座冒火花", 3, 35.50m, new DateOnly(2026, 9, 1), Time);
            w.Write("", (string?)null, -1, -0.05m);
        });
        AssertValid(workbook);
        var rows = Sheet.Of(workbook).Rows().ToList();
        Assert.Equal(Columns.Select(c => c.Title), rows[0].Cells);
        Assert.Equal(["260901001", "厨房插座冒火花", "3", "35.5", "2026-09-01", "2026-09-01 08:10:30"], rows[1].Cells);
        Assert.Equal(["", "", "-1", "-0.05"], rows[2].Cells.Take(4));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("  spaces  ")]
    [InlineData("line\nbreak\ttab")]
    [InlineData("_x0041_ literally")]
    [InlineData("<b>&amp;</b> ]]>")]
    public void Any_text_stays_a_text_in_a_workbook(string text)
    {
        using var workbook = Workbook(w => w.Write(text));
        AssertValid(workbook);
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        var part = document.WorkbookPart!.WorksheetParts.Single();
        Assert.Empty(part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        Assert.Contains(text.Trim(), Sheet.Of(workbook).Rows().Last()[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0000b\u000Bc\u001F")]
    [InlineData("half \uD83D a pair")]
    [InlineData("end \uFFFF")]
    public void What_xml_cannot_carry_does_not_break_a_workbook(string text)
    {
        using var workbook = Workbook(w => w.Write(text));
        AssertValid(workbook);
    }

    [Fact]
    public void A_text_too_long_for_a_cell_is_shortened_visibly()
    {
        using var workbook = Workbook(w => w.Write(new string('长', 40_000)));
        var text = Sheet.Of(workbook).Rows().Last()[0];
        Assert.Equal(32_767, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_beyond_one_sheet_go_on_in_the_next_with_headings()
    {
        using var workbook = Workbook(
            w =>
            {
                for (var i = 0; i < 5; i++)
                {
                    w.Write($"{i}");
                }
            },
            rowsPerSheet: 3
        );
        AssertValid(workbook);
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        Assert.Equal(
            ["诉求 登记簿", "诉求 登记簿 (2)", "诉求 登记簿 (3)"],
            document
                .WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .Select(s => s.Name!.Value)
        );
        Assert.Equal(
            5 + 3,
            document.WorkbookPart.WorksheetParts.Sum(p =>
                p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count()
            )
        );
    }

    private static string Csv(params ReadOnlySpan<SheetCell> row)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvSheetWriter(stream, [new("a"), new("b")]))
        {
            writer.Write(row);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86 571", "'+86 571")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("=1,\"2\"", "\"'=1,\"\"2\"\"\"")]
    [InlineData("漏水", "漏水")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void A_text_in_csv_is_never_a_formula(string text, string written) =>
        Assert.Equal($"\uFEFFa,b\r\n{written}\r\n", Csv(text));

    [Fact]
    public void A_number_in_csv_stays_a_number() =>
        Assert.Equal(
            "\uFEFFa,b\r\n-5,-0.50,2026-09-01,2026-09-01 08:10:30,\r\n",
            Csv(-5, -0.50m, new DateOnly(2026, 9, 1), Time, "")
        );
}
