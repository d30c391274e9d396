using System.IO.Compression;
using System.Text;
using Huiyin.Platform.Files;
using Huiyin.Platform.Sheets;
using Xunit;

namespace Huiyin.Tests.Platform.Files;

public sealed class FileContentTests
{
    private static FileKind? Kind(byte[] content, string name = "照片.jpg")
    {
        using var stream = new MemoryStream(content);
        var found = FileContent.Recognise(stream, name)?.Kind;
        Assert.Equal(0, stream.Position);
        return found;
    }

    private static byte[] Archive(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                archive.CreateEntry(entry).Open().Dispose();
            }
        }
        return stream.ToArray();
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D", FileKind.Png)]
    [InlineData("FFD8FFE000104A4649460001", FileKind.Jpeg)]
    [InlineData("524946460000000057454250", FileKind.Webp)]
    [InlineData("255044462D312E370A25C4E5", FileKind.Pdf)]
    public void A_file_is_what_its_content_says(string hex, FileKind kind) =>
        Assert.Equal(kind, Kind(Convert.FromHexString(hex), "说明.txt"));

    [Theory]
    [InlineData("4D5A90000300000004000000")]
    [InlineData("7F454C460201010000000000")]
    [InlineData("474946383961010001000000")]
    [InlineData("D0CF11E0A1B11AE100000000")]
    [InlineData("524946460000000041564920")]
    [InlineData("00")]
    [InlineData("")]
    public void Programs_and_unknown_content_are_refused_whatever_their_name(string hex) =>
        Assert.Null(Kind(Convert.FromHexString(hex)));

    [Fact]
    public void A_workbook_is_told_from_other_archives()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxSheetWriter(stream, "房屋", [new("楼号")]))
        {
            writer.Write("3");
        }
        Assert.Equal(FileKind.Xlsx, Kind(stream.ToArray()));
        Assert.Null(Kind(Archive("word/document.xml")));
        Assert.Null(Kind(Archive("xl/workbook.xml", "xl/vbaProject.bin")));
        Assert.Null(Kind(Encoding.ASCII.GetBytes("PK\u0003\u0004 and no more")));
    }

    [Fact]
    public void Only_the_name_tells_csv_from_text()
    {
        var text = Encoding.UTF8.GetBytes("楼号,房屋\n3,1502\n");
        Assert.Equal(FileKind.Csv, Kind(text, "房屋.CSV"));
        Assert.Equal(FileKind.Text, Kind(text, "房屋.html"));
    }
}
