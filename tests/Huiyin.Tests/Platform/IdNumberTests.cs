using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class IdNumberTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData(" 110105 19491231 002X ")]
    [InlineData("440524188001010014")]
    [InlineData("４４０５２４１８８００１０１００１４")]
    public void A_number_with_the_right_check_character_is_accepted(string text) =>
        Assert.True(IdNumber.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("110105194912310021")]
    [InlineData("11010519491331002X")]
    [InlineData("11010519490229002X")]
    [InlineData("130105194912310020")]
    [InlineData("1101051949123100")]
    [InlineData("11010519491231002Y")]
    [InlineData("３１０1051949123100２")]
    public void A_slip_of_the_pen_is_noticed(string? text) => Assert.False(IdNumber.TryParse(text, out _));

    [Fact]
    public void Every_single_wrong_digit_is_noticed()
    {
        const string right = "440524188001010014";
        for (var at = 0; at < 18; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var wrong = right[..at] + digit + right[(at + 1)..];
                Assert.Equal(wrong == right, IdNumber.TryParse(wrong, out _));
            }
        }
    }

    [Fact]
    public void It_tells_birth_and_sex_and_hides_the_rest()
    {
        Assert.True(IdNumber.TryParse("11010519491231002X", out var id));
        Assert.Equal(new DateOnly(1949, 12, 31), id.BornOn);
        Assert.False(id.IsMale);
        Assert.Equal("1101***********02X", id.ToString());
    }
}
