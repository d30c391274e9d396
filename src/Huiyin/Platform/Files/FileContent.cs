using System.IO.Compression;
using Huiyin.Platform.Sheets;

namespace Huiyin.Platform.Files;

/// <summary>The kinds of file the house takes in; everything else is refused.</summary>
public enum FileKind
{
    Png,
    Jpeg,
    Webp,
    Pdf,
    Xlsx,
    Csv,
    Text,
}

/// <summary>What a file is by its content, whatever its name or its sender's claim says.</summary>
public sealed record FileContent(FileKind Kind, string MediaType, string Extension)
{
    private static readonly FileContent Png = new(FileKind.Png, "image/png", ".png");
    private static readonly FileContent Jpeg = new(FileKind.Jpeg, "image/jpeg", ".jpg");
    private static readonly FileContent Webp = new(FileKind.Webp, "image/webp", ".webp");
    private static readonly FileContent Pdf = new(FileKind.Pdf, "application/pdf", ".pdf");
    private static readonly FileContent Csv = new(FileKind.Csv, "text/csv", ".csv");
    private static readonly FileContent Text = new(FileKind.Text, "text/plain", ".txt");

    private static readonly FileContent Xlsx = new(
        FileKind.Xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx"
    );

    public bool IsPicture => Kind is FileKind.Png or FileKind.Jpeg or FileKind.Webp;

    /// <summary>Null when it is none of the kinds that are taken in. The name only tells a .csv from a .txt.</summary>
    public static FileContent? Recognise(Stream seekable, string fileName)
    {
        seekable.Position = 0;
        Span<byte> head = stackalloc byte[12];
        head = head[..seekable.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        seekable.Position = 0;
        return head switch
        {
            [] => null,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            _ when head.StartsWith("RIFF"u8) && head.EndsWith("WEBP"u8) => Webp,
            _ when head.StartsWith("%PDF-"u8) => Pdf,
            [(byte)'P', (byte)'K', 3, 4, ..] => IsWorkbook(seekable) ? Xlsx : null,
            _ => SheetText.Detect(seekable) is null ? null
            : Path.GetExtension(fileName).Equals(Csv.Extension, StringComparison.OrdinalIgnoreCase) ? Csv
            : Text,
        };
    }

    /// <summary>Macros (.xlsm) are no workbook to us.</summary>
    private static bool IsWorkbook(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry("xl/workbook.xml") is not null && archive.GetEntry("xl/vbaProject.bin") is null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}
