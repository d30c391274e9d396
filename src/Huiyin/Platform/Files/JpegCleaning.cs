using System.Buffers.Binary;

namespace Huiyin.Platform.Files;

internal static class JpegCleaning
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Exif = 0xE1;
    private const byte Comment = 0xFE;

    /// <summary>
    /// Copies what draws: tables, frames, scans, the colour profile, and of the camera's notes only which way is up.
    /// </summary>
    public static PictureSize? Copy(ReadOnlySpan<byte> jpeg, Stream clean)
    {
        if (jpeg is not [0xFF, StartOfImage, ..])
        {
            return null;
        }
        clean.Write(jpeg[..2]);
        PictureSize? size = null;
        for (var at = 2; at + 2 <= jpeg.Length; )
        {
            if (jpeg[at] != 0xFF)
            {
                return null;
            }
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                // Any number of fill bytes may stand before a marker.
                at++;
                continue;
            }
            if (marker == EndOfImage)
            {
                clean.Write([0xFF, EndOfImage]);
                return size;
            }
            if (marker is 0 or 1 or (>= 0xD0 and <= StartOfImage) || at + 4 > jpeg.Length)
            {
                return null;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || length > jpeg.Length - at - 2)
            {
                return null;
            }
            var segment = jpeg.Slice(at, length + 2);
            at += segment.Length;
            if (IsFrame(marker))
            {
                if (segment.Length < 9)
                {
                    return null;
                }
                size = new(
                    BinaryPrimitives.ReadUInt16BigEndian(segment[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(segment[5..])
                );
            }
            if (marker == Exif && ExifOrientation.Read(segment[4..]) is { } orientation)
            {
                clean.Write(ExifOrientation.Segment(orientation));
            }
            if (Draws(marker, segment))
            {
                clean.Write(segment);
            }
            if (marker == StartOfScan)
            {
                var scan = Scan(jpeg[at..]);
                clean.Write(scan);
                at += scan.Length;
            }
        }
        return null;
    }

    /// <summary>SOF0 to SOF15, between which three other tables have their numbers.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Of the application segments only JFIF, the colour profile and Adobe's colour transform change the picture.</summary>
    private static bool Draws(byte marker, ReadOnlySpan<byte> segment) =>
        marker switch
        {
            0xE0 => segment[4..].StartsWith("JFIF\0"u8),
            0xE2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
            0xEE => segment[4..].StartsWith("Adobe"u8),
            >= 0xE1 and <= 0xEF => false,
            Comment => false,
            _ => true,
        };

    /// <summary>The coded dots up to the next marker; a doubled FF00 is a dot, FFD0 to FFD7 are restarts.</summary>
    private static ReadOnlySpan<byte> Scan(ReadOnlySpan<byte> rest)
    {
        for (var at = 0; at + 1 < rest.Length; at++)
        {
            if (rest[at] == 0xFF && rest[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return rest[..at];
            }
        }
        return rest;
    }
}
