using System.Text;

namespace Huiyin.Platform.Sheets;

/// <summary>In which encoding a text file was saved: what is valid UTF-8 is UTF-8, the rest must be valid GB18030.</summary>
internal static class SheetText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = Chinese();

    /// <summary>Null when the file is no text. Reads it through and leaves it at its beginning.</summary>
    public static Encoding? Detect(Stream seekable)
    {
        Span<byte> mark = stackalloc byte[2];
        seekable.Position = 0;
        _ = seekable.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        // "Unicode text" of Excel.
        Encoding[] candidates =
            mark is [0xFF, 0xFE]
                ? [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)]
            : mark is [0xFE, 0xFF]
                ? [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)]
            : [Utf8, Gb18030];
        var found = Array.Find(candidates, encoding => IsWritten(seekable, encoding));
        seekable.Position = 0;
        return found;
    }

    private static bool IsWritten(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        var decoder = encoding.GetDecoder();
        var bytes = new byte[32 * 1024];
        var chars = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes);
                var length = decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
                if (chars.AsSpan(0, length).Contains('\0'))
                {
                    return false;
                }
            } while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Chinese()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
