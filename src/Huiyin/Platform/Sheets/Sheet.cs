namespace Huiyin.Platform.Sheets;

/// <summary>
/// A sheet somebody uploaded: the first visible one of an .xlsx, or a .csv in UTF-8 or GB18030 as Chinese Excel saves it.
/// Rows stream, once; a file that cannot be read, or only in part, says so in <see cref="Trouble"/> after the last row.
/// </summary>
internal sealed class Sheet
{
    private readonly Stream stream;

    private Sheet(Stream stream) => this.stream = stream;

    /// <summary>Why not, for the uploader, or null when everything was read.</summary>
    public Refusal? Trouble { get; private set; }

    public static Sheet Of(Stream seekable) =>
        seekable.CanSeek
            ? new(seekable)
            : throw new ArgumentException("A sheet is looked at before it is read.", nameof(seekable));

    public IEnumerable<SheetRow> Rows()
    {
        stream.Position = 0;
        Span<byte> head = stackalloc byte[4];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 0)
        {
            return Refuse(SheetRefusals.Empty);
        }
        if (head is [0xD0, 0xCF, 0x11, 0xE0])
        {
            return Refuse(SheetRefusals.OldFormat);
        }
        if (head is [(byte)'P', (byte)'K', ..])
        {
            return XlsxRows.Read(stream, trouble => Trouble = trouble);
        }
        return SheetText.Detect(stream) is { } encoding
            ? CsvRows.Read(stream, encoding, trouble => Trouble = trouble)
            : Refuse(SheetRefusals.NoSheet);
    }

    private IEnumerable<SheetRow> Refuse(Refusal trouble)
    {
        Trouble = trouble;
        return [];
    }
}
