using System.Buffers.Binary;

namespace Huiyin.Platform.Files;

internal static class WebpCleaning
{
    private const int HeaderLength = 12;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;

    /// <summary>Copies the chunks that draw; EXIF, XMP and unknown chunks stay behind.</summary>
    public static PictureSize? Copy(ReadOnlySpan<byte> webp, Stream clean)
    {
        if (webp.Length < HeaderLength)
        {
            return null;
        }
        clean.Write(webp[..HeaderLength]);
        PictureSize? size = null;
        var end = Math.Min(webp.Length, (long)BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]) + 8);
        for (var at = HeaderLength; at + 8 <= end; )
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]);
            // Chunks are padded to an even length.
            var padded = (long)length + (length & 1);
            if (padded > end - at - 8)
            {
                return null;
            }
            var chunk = webp.Slice(at, (int)padded + 8).ToArray();
            var name = chunk.AsSpan(0, 4);
            size ??= Size(name, chunk.AsSpan(8));
            if (name.SequenceEqual("VP8X"u8) && length > 0)
            {
                chunk[8] &= unchecked((byte)~(ExifFlag | XmpFlag));
            }
            if (Draws(name))
            {
                clean.Write(chunk);
            }
            at += chunk.Length;
        }
        Span<byte> total = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(total, (uint)clean.Length - 8);
        clean.Position = 4;
        clean.Write(total);
        return size;
    }

    private static PictureSize? Size(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (name.SequenceEqual("VP8X"u8) && data.Length >= 10)
        {
            return new(1 + U24(data[4..]), 1 + U24(data[7..]));
        }
        if (name.SequenceEqual("VP8L"u8) && data.Length >= 5 && data[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        if (name.SequenceEqual("VP8 "u8) && data.Length >= 10 && data[3..6].SequenceEqual<byte>([0x9D, 0x01, 0x2A]))
        {
            return new(
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF
            );
        }
        return null;
    }

    private static int U24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static bool Draws(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("VP8 "u8)
        || name.SequenceEqual("VP8L"u8)
        || name.SequenceEqual("VP8X"u8)
        || name.SequenceEqual("ALPH"u8)
        || name.SequenceEqual("ICCP"u8)
        || name.SequenceEqual("ANIM"u8)
        || name.SequenceEqual("ANMF"u8);
}
