using Huiyin.Estate.Public;
using Xunit;

namespace Huiyin.Tests.Estate;

public sealed class UnitCodeTests
{
    [Theory]
    [InlineData("3-1-1502")]
    [InlineData("３－１－１５０２")]
    [InlineData("3栋1单元1502室")]
    [InlineData("3号楼 1单元 1502")]
    [InlineData("3#1-1502")]
    public void A_unit_is_recognised_however_its_code_is_typed(string text)
    {
        Assert.False(UnitCode.Parse(text).Refused(out var code, out _));
        Assert.Equal("3-1-1502", code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1502")]
    [InlineData("3-1")]
    [InlineData("3-1-1502-2")]
    [InlineData("3-1-<b>")]
    public void Anything_else_is_refused(string? text) => Assert.True(UnitCode.Parse(text).Refused(out _, out _));
}
