using System.Buffers.Binary;

namespace Huiyin.Platform.Files;

/// <summary>Which way is up: phones store every photo as the sensor saw it and turn it by this one number.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;

    private static ReadOnlySpan<byte> Signature => "Exif\0\0"u8;

    /// <summary>2 to 8; null for upright, or when the notes do not say.</summary>
    public static byte? Read(ReadOnlySpan<byte> notes)
    {
        if (!notes.StartsWith(Signature))
        {
            return null;
        }
        var tiff = notes[Signature.Length..];
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }
        var little = tiff[0] == 'I';
        var directory = U32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }
        var entries = tiff[(int)directory..];
        var count = U16(entries, little);
        for (var at = 2; count > 0 && at + 12 <= entries.Length; at += 12, count--)
        {
            var entry = entries.Slice(at, 12);
            if (U16(entry, little) == Tag)
            {
                return U16(entry[2..], little) == Short && U16(entry[8..], little) is var value and >= 2 and <= 8
                    ? (byte)value
                    : null;
            }
        }
        return null;
    }

    /// <summary>A segment of notes that say nothing else.</summary>
    public static ReadOnlySpan<byte> Segment(byte orientation) =>
        new byte[]
        {
            0xFF,
            0xE1,
            0,
            34,
            (byte)'E',
            (byte)'x',
            (byte)'i',
            (byte)'f',
            0,
            0,
            (byte)'M',
            (byte)'M',
            0,
            (byte)'*',
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        };

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
