using System.Buffers.Binary;

namespace Huiyin.Platform.Files;

internal static class PngCleaning
{
    private const int SignatureLength = 8;

    /// <summary>Length, name and checksum around the data of a chunk.</summary>
    private const int Frame = 12;

    /// <summary>Copies the chunks that draw; texts, times, EXIF and moving pictures stay behind.</summary>
    public static PictureSize? Copy(ReadOnlySpan<byte> png, Stream clean)
    {
        if (png.Length < SignatureLength)
        {
            return null;
        }
        clean.Write(png[..SignatureLength]);
        PictureSize? size = null;
        for (var at = SignatureLength; at + Frame <= png.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - Frame)
            {
                return null;
            }
            var chunk = png.Slice(at, (int)length + Frame);
            var name = chunk.Slice(4, 4);
            var isHeader = name.SequenceEqual("IHDR"u8);
            if (isHeader != size is null || (isHeader && length != 13))
            {
                return null;
            }
            if (isHeader)
            {
                size = Size(chunk[8..]);
            }
            if (Draws(name))
            {
                clean.Write(chunk);
            }
            if (name.SequenceEqual("IEND"u8))
            {
                return size;
            }
            at += chunk.Length;
        }
        return null;
    }

    private static PictureSize Size(ReadOnlySpan<byte> header) =>
        new(BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));

    private static bool Draws(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("IHDR"u8)
        || name.SequenceEqual("PLTE"u8)
        || name.SequenceEqual("tRNS"u8)
        || name.SequenceEqual("gAMA"u8)
        || name.SequenceEqual("cHRM"u8)
        || name.SequenceEqual("sRGB"u8)
        || name.SequenceEqual("iCCP"u8)
        || name.SequenceEqual("sBIT"u8)
        || name.SequenceEqual("bKGD"u8)
        || name.SequenceEqual("pHYs"u8)
        || name.SequenceEqual("IDAT"u8)
        || name.SequenceEqual("IEND"u8);
}
