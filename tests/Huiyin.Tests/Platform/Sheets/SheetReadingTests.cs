using System.Text;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;
using Xunit;

namespace Huiyin.Tests.Platform.Sheets;

public sealed class SheetReadingTests
{
    static SheetReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static (List<SheetRow> Rows, Refusal? Trouble) Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var sheet = Sheet.Of(stream);
        var rows = sheet.Rows().ToList();
        return (rows, sheet.Trouble);
    }

    private static (List<SheetRow> Rows, Refusal? Trouble) Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "gb18030", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Chinese_is_read_in_every_encoding_that_excel_saves(string name)
    {
        const string csv = "楼号,房屋\r\n3,翠湖豪廷𠮷\r\n";
        var encoding = name.StartsWith("utf-8", StringComparison.Ordinal)
            ? new UTF8Encoding(name.Contains("mark", StringComparison.Ordinal))
            : Encoding.GetEncoding(name);
        byte[] mark = name == "gb18030" ? [] : encoding.GetPreamble();

        var (rows, trouble) = Read([.. mark, .. encoding.GetBytes(csv)]);

        Assert.Null(trouble);
        Assert.Equal("楼号", rows[0][0]);
        Assert.Equal("翠湖豪廷𠮷", rows[1][1]);
    }

    [Fact]
    public void A_long_file_is_recognised_by_its_last_character_too()
    {
        var gb = Encoding.GetEncoding("gb18030");
        var (rows, trouble) = Read([
            .. Encoding.ASCII.GetBytes(new string('a', 70_000) + "\n"),
            .. gb.GetBytes("厨房漏水"),
        ]);
        Assert.Null(trouble);
        Assert.Equal("厨房漏水", rows[1][0]);
    }

    [Fact]
    public void A_row_has_the_number_that_excel_shows()
    {
        var (rows, _) = Read("a,b\n\n\"one\ntwo\nthree\",\"x\"\"y, z\"\n , \nlast\n");
        Assert.Equal([1, 3, 5], rows.Select(r => r.Number));
        Assert.Equal("one\ntwo\nthree", rows[1][0]);
        Assert.Equal("x\"y, z", rows[1][1]);
        Assert.Equal("last", rows[2][0]);
        Assert.Equal("", rows[2][1]);
        Assert.Equal("", rows[2][-1]);
    }

    [Theory]
    [InlineData("楼号;单元;房屋\n3;1;15,5\n")]
    [InlineData("楼号\t单元\t房屋\n3\t1\t15,5\n")]
    public void The_delimiter_is_taken_from_the_first_line(string csv) => Assert.Equal("15,5", Read(csv).Rows[1][2]);

    [Theory]
    [InlineData("a\"b,c\nd,e\n", "a\"b")]
    [InlineData("\"a\" b,c\nd,e\n", "a b")]
    public void A_stray_quotation_mark_does_not_stop_the_reading(string csv, string first)
    {
        var (rows, trouble) = Read(csv);
        Assert.Null(trouble);
        Assert.Equal(2, rows.Count);
        Assert.Equal(first, rows[0][0]);
    }

    [Fact]
    public void A_quotation_mark_left_open_is_told_with_its_row()
    {
        var csv = new StringBuilder("a,b\n1,\"open\n");
        for (var i = 0; i < 30_000; i++)
        {
            csv.Append("2,text\n");
        }
        var (rows, trouble) = Read(csv.ToString());
        Assert.Single(rows);
        Assert.Contains("第 2 行", trouble!.Sentence(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("D0CF11E0A1B11AE1")]
    [InlineData("504B0304AABB")]
    [InlineData("89504E470D0A1A0A0000")]
    [InlineData("FFFFFF")]
    public void What_is_no_sheet_is_refused_in_words(string hex)
    {
        var (rows, trouble) = Read(Convert.FromHexString(hex));
        Assert.Empty(rows);
        Assert.Equal("sheet_unreadable", trouble!.Code);
    }

    [Fact]
    public void A_workbook_cut_short_is_refused_in_words()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxSheetWriter(stream, "房屋", [new("楼号")]))
        {
            writer.Write("3");
        }
        var (_, trouble) = Read(stream.ToArray()[..^200]);
        Assert.NotNull(trouble);
    }

    [Fact]
    public void Headings_are_found_however_they_are_dressed()
    {
        var header = new SheetHeader(["* 楼 号", "建筑面积（㎡）", "手机：", "", "Unique Key"]);
        Assert.Equal(0, header.Find("楼号"));
        Assert.Equal(1, header.Find("面积", "建筑面积"));
        Assert.Equal(2, header.Find("手机"));
        Assert.Equal(4, header.Find("uniquekey"));
        Assert.Equal(-1, header.Find("单元", ""));
    }
}
