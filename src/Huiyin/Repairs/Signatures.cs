using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Platform.Files;

namespace Huiyin.Repairs;

/// <summary>The owner's signature, drawn with a finger on the technician's phone .</summary>
internal static class Signatures
{
    private const string Prefix = "data:image/png;base64,";
    private const int LargestDrawing = 512 * 1024;

    public static async Task<Outcome<string?>> Keep(string drawn, CaseRegister register)
    {
        if (!drawn.StartsWith(Prefix, StringComparison.Ordinal) || drawn.Length > LargestDrawing)
            return Unreadable;
        var bytes = new byte[drawn.Length];
        if (!Convert.TryFromBase64Chars(drawn.AsSpan(Prefix.Length), bytes, out var length))
            return Unreadable;
        // What claims to be a drawing and is none, or hides something behind it, is not kept.
        using var sent = new MemoryStream(bytes, 0, length);
        if (
            FileContent.Recognise(sent, "") is not { Kind: FileKind.Png }
            || PictureCleaning.Clean(FileKind.Png, bytes.AsSpan(0, length)) is not { } picture
        )
            return Unreadable;
        using var content = new MemoryStream(picture);
        return await register.Files.Save(content, LargestDrawing) is { } kept ? kept.Value : Unreadable;
    }

    private static readonly Refusal Unreadable = Refusal.Invalid("signature", "签名没有读出来，请重新签一次。");
}
