namespace Huiyin.Platform;

/// <summary>
/// Chinese keyboards write ３－１－１５０２ and ＡＢＣ as wide as characters. (string.Normalize does not fold them here: the
/// house runs without ICU, where it changes nothing beyond ASCII.)
/// </summary>
internal static class FullWidth
{
    public static string Narrow(string text) =>
        text.AsSpan().ContainsAnyInRange('\u3000', '\uFF5E')
            ? string.Create(
                text.Length,
                text,
                static (narrow, wide) =>
                {
                    for (var i = 0; i < narrow.Length; i++)
                    {
                        narrow[i] = Narrow(wide[i]);
                    }
                }
            )
            : text;

    public static char Narrow(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\u3000' => ' ',
            _ => c,
        };
}
