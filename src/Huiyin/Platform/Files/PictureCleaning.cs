using System.Runtime.InteropServices;

namespace Huiyin.Platform.Files;

/// <summary>
/// Pictures without what their makers did not mean to send: where and when they were taken, thumbnails of what was cut
/// away, and whatever was hung behind their end. Only what draws the picture is copied, piece by piece.
/// </summary>
internal static class PictureCleaning
{
    /// <summary>A camera makes 12 to 50 million dots; a file that claims more is made to choke the one who looks at it.</summary>
    private const long MostDots = 100_000_000;

    /// <summary>The cleaned picture; null when the file is not built as such a picture is.</summary>
    public static byte[]? Clean(FileKind kind, ReadOnlySpan<byte> picture)
    {
        using var clean = new MemoryStream(picture.Length);
        var size = kind switch
        {
            FileKind.Jpeg => JpegCleaning.Copy(picture, clean),
            FileKind.Png => PngCleaning.Copy(picture, clean),
            FileKind.Webp => WebpCleaning.Copy(picture, clean),
            FileKind.Pdf or FileKind.Xlsx or FileKind.Csv or FileKind.Text => null,
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } && (long)size.Value.Width * size.Value.Height <= MostDots
            ? clean.ToArray()
            : null;
    }
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureSize(int Width, int Height);
