using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Huiyin.Platform;

/// <summary>A QR code as an SVG picture that needs no style and no script, so any content security policy lets it stand.</summary>
internal static class Qr
{
    /// <summary>The white margin a scanner needs around the code, in modules; the data of the library bring it along.</summary>
    private const int Margin = 4;

    /// <summary>
    /// The code always stands dark on white, also on a dark page: many scanners do not read it the other way round.
    /// </summary>
    /// <param name="content">What the scanner reads: an address or a number.</param>
    /// <param name="label">What a screen reader says.</param>
    public static string Svg(string content, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var modules = new StringBuilder();
        for (var y = Margin; y < size - Margin; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = Margin; x < size - Margin; x++)
            {
                var start = x;
                while (x < size - Margin && row[x])
                {
                    x++;
                }
                if (x > start)
                {
                    modules.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }
        return $"""<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" width="128" height="128" role="img" aria-label="{WebUtility.HtmlEncode(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{modules}"/></svg>""";
    }
}
