using System.Xml.Linq;
using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class QrTests
{
    private static XElement Svg(string content, string label = "诉求") => XDocument.Parse(Qr.Svg(content, label)).Root!;

    [Fact]
    public void It_carries_no_style_that_a_strict_policy_would_refuse()
    {
        var svg = Svg("http://127.0.0.1:5080/cases/260905003");
        Assert.DoesNotContain(
            svg.DescendantsAndSelf(),
            e => e.Name.LocalName is "style" or "script" || e.Attributes().Any(a => a.Name.LocalName is "style")
        );
    }

    [Fact]
    public void Its_drawing_is_the_code()
    {
        const string content = "260905003";
        var svg = Svg(content);
        var drawn = new HashSet<(int, int)>();
        foreach (
            var run in svg.Elements().Last().Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var numbers = run.Split(' ', 'h', 'v').Take(3).Select(int.Parse).ToArray();
            for (var x = 0; x < numbers[2]; x++)
            {
                drawn.Add((numbers[0] + x, numbers[1]));
            }
        }
        using var code = QRCoder.QRCodeGenerator.GenerateQrCode(content, QRCoder.QRCodeGenerator.ECCLevel.M);
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
            {
                Assert.Equal(code.ModuleMatrix[y][x], drawn.Contains((x, y)));
            }
        }
        Assert.Equal($"0 0 {code.ModuleMatrix.Count} {code.ModuleMatrix.Count}", svg.Attribute("viewBox")!.Value);
    }

    [Fact]
    public void Its_label_cannot_break_out_of_the_picture() =>
        Assert.Equal("\"><script>", Svg("x", "\"><script>").Attribute("aria-label")!.Value);
}
