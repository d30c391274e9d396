using System.Buffers.Binary;
using System.Text;
using Huiyin.Platform.Files;
using Xunit;

namespace Huiyin.Tests.Platform.Files;

public sealed class PictureCleaningTests
{
    private const string Secret = "GPS 30.27N 120.15E";
    private const string Behind = "<script>alert(1)</script>";

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private static bool Holds(byte[] picture, string text) => picture.AsSpan().IndexOf(Text(text)) >= 0;

    private static byte[] Segment(byte marker, params byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static readonly byte[] Frame = Segment(0xC0, 8, 0, 16, 0, 32, 1, 1, 0x11, 0);
    private static readonly byte[] Scan = [.. Segment(0xDA, 1, 1, 0, 0, 63, 0), 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4];

    /// <summary>Little-endian notes: orientation, then a secret behind the directory.</summary>
    private static byte[] Exif(byte orientation) =>
        Segment(
            0xE1,
            [
                .. Text("Exif\0\0II*\0"),
                .. new byte[] { 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0 },
                .. Text(Secret),
            ]
        );

    private static byte[] Jpeg(params byte[] notes) =>
        [
            .. new byte[] { 0xFF, 0xD8 },
            .. Segment(0xE0, [.. Text("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. notes,
            .. Segment(0xE2, Text("ICC_PROFILE\0colours")),
            .. Segment(0xED, Text("Photoshop " + Secret)),
            .. Segment(0xFE, Text(Secret)),
            .. new byte[] { 0xFF },
            .. Segment(0xDB, new byte[65]),
            .. Frame,
            .. Scan,
            .. Scan,
            .. new byte[] { 0xFF, 0xD9 },
            .. Text(Behind),
        ];

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void A_photo_keeps_its_dots_and_loses_where_it_was_taken(byte orientation)
    {
        var clean = PictureCleaning.Clean(FileKind.Jpeg, Jpeg(Exif(orientation)))!;
        Assert.False(Holds(clean, Secret));
        Assert.False(Holds(clean, Behind));
        Assert.True(Holds(clean, "ICC_PROFILE"));
        Assert.Equal(2, Count(clean, Scan));
        Assert.Equal(1, Count(clean, Frame));
        Assert.Equal([0xFF, 0xD9], clean[^2..]);
    }

    private static int Count(byte[] picture, byte[] part)
    {
        var count = 0;
        for (var at = 0; picture.AsSpan(at).IndexOf(part) is var next and >= 0; at += next + 1)
        {
            count++;
        }
        return count;
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void A_photo_taken_sideways_still_says_which_way_is_up(byte orientation)
    {
        var clean = PictureCleaning.Clean(FileKind.Jpeg, Jpeg(Exif(orientation)))!;
        var at = clean.AsSpan().IndexOf(Text("Exif\0\0"));
        Assert.Equal(orientation, ExifOrientation.Read(clean.AsSpan(at)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void An_upright_photo_carries_no_notes(byte orientation) =>
        Assert.False(Holds(PictureCleaning.Clean(FileKind.Jpeg, Jpeg(Exif(orientation)))!, "Exif"));

    [Fact]
    public void A_photo_cut_short_anywhere_is_no_photo()
    {
        var jpeg = Jpeg(Exif(6))[..^Behind.Length];
        for (var length = 0; length < jpeg.Length; length++)
        {
            Assert.Null(PictureCleaning.Clean(FileKind.Jpeg, jpeg.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Broken_notes_do_not_stop_a_photo()
    {
        for (var length = 0; length < Exif(6).Length - 4; length++)
        {
            var notes = Segment(0xE1, Exif(6)[4..(4 + length)]);
            Assert.NotNull(PictureCleaning.Clean(FileKind.Jpeg, Jpeg(notes)));
        }
    }

    private static byte[] Chunk(string name, params byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Text(name).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        return chunk;
    }

    private static byte[] Png(int width = 32, int height = 16)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return
        [
            .. new byte[] { 0x89 },
            .. Text("PNG\r\n\u001A\n"),
            .. Chunk("IHDR", header),
            .. Chunk("tEXt", Text(Secret)),
            .. Chunk("eXIf", Text(Secret)),
            .. Chunk("IDAT", Text("dots")),
            .. Chunk("fdAT", Text("moving")),
            .. Chunk("IEND"),
            .. Text(Behind),
        ];
    }

    [Fact]
    public void A_png_keeps_only_what_draws()
    {
        var clean = PictureCleaning.Clean(FileKind.Png, Png())!;
        Assert.True(Holds(clean, "IDATdots"));
        Assert.False(Holds(clean, Secret));
        Assert.False(Holds(clean, "moving"));
        Assert.False(Holds(clean, Behind));
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(0, 16)]
    [InlineData(-1, -1)]
    public void A_picture_made_to_choke_a_viewer_is_refused(int width, int height) =>
        Assert.Null(PictureCleaning.Clean(FileKind.Png, Png(width, height)));

    [Fact]
    public void A_png_cut_short_anywhere_is_no_picture()
    {
        var png = Png()[..^Behind.Length];
        for (var length = 0; length < png.Length; length++)
        {
            Assert.Null(PictureCleaning.Clean(FileKind.Png, png.AsSpan(0, length)));
        }
    }

    private static byte[] RiffChunk(string name, params byte[] data)
    {
        var chunk = new byte[8 + data.Length + data.Length % 2];
        Text(name).CopyTo(chunk, 0);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk, 8);
        return chunk;
    }

    [Fact]
    public void A_webp_keeps_only_what_draws_and_says_its_new_length()
    {
        byte[] chunks =
        [
            .. Text("WEBP"),
            .. RiffChunk("VP8X", 0x0C, 0, 0, 0, 31, 0, 0, 15, 0, 0),
            .. RiffChunk("VP8L", [0x2F, 0, 0, 0, 0, 7, 7]),
            .. RiffChunk("EXIF", Text(Secret)),
            .. RiffChunk("XMP ", Text(Secret)),
        ];
        var webp = RiffChunk("RIFF", chunks);
        var clean = PictureCleaning.Clean(FileKind.Webp, [.. webp, .. Text(Behind)])!;
        Assert.False(Holds(clean, Secret));
        Assert.False(Holds(clean, Behind));
        Assert.Equal(clean.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(clean.AsSpan(4)));
        Assert.Equal(0, clean[20]);
        Assert.True(Holds(clean, "VP8L"));
        Assert.Null(PictureCleaning.Clean(FileKind.Webp, webp.AsSpan(0, 40)));
    }
}
