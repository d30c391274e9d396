using System.Text.Json;
using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("35.00", 3500)]
    [InlineData("35", 3500)]
    [InlineData("1,200.5", 120050)]
    [InlineData("¥35", 3500)]
    [InlineData("￥ 35.00", 3500)]
    [InlineData("３５．５", 3550)]
    [InlineData("35元", 3500)]
    [InlineData(" 0.01 ", 1)]
    [InlineData("-3.50", -350)]
    [InlineData("-¥3.50", -350)]
    [InlineData("35.000", 3500)]
    public void An_amount_is_read_as_people_write_it(string text, long fen)
    {
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(fen, money.Fen);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("元")]
    [InlineData("35.005")]
    [InlineData("3 5")]
    [InlineData("35,5")]
    [InlineData("35.")]
    [InlineData("1e3")]
    [InlineData("--3")]
    [InlineData("NaN")]
    [InlineData("10000000000.01")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_amount_is_refused(string? text) => Assert.False(Money.TryParse(text, out _));

    [Theory]
    [InlineData(3500, "35.00")]
    [InlineData(-5, "-0.05")]
    [InlineData(120050, "1200.50")]
    [InlineData(0, "0.00")]
    public void It_is_shown_in_yuan_with_two_decimals(long fen, string text)
    {
        Assert.Equal(text, new Money(fen).ToString());
        Assert.Equal(new Money(fen), Money.Parse(text));
    }

    [Fact]
    public void Programs_write_and_read_yuan()
    {
        Assert.Equal("""{"price":35.00}""", JsonSerializer.Serialize(new { price = new Money(3500) }));
        foreach (var json in new[] { "35", "35.0", "35.00", "\"35.00\"", "3.5e1" })
        {
            Assert.Equal(new Money(3500), JsonSerializer.Deserialize<Money>(json));
        }
        foreach (var json in new[] { "35.001", "\"many\"", "true", "null", "1e30" })
        {
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));
        }
    }

    [Fact]
    public void A_price_times_a_quantity_is_rounded_half_upward()
    {
        Assert.Equal(new Money(13), new Money(5).Times(2.5m));
        Assert.Equal(new Money(-13), new Money(5).Times(-2.5m));
        Assert.True(new Money(5) < new Money(6) && new Money(6) + new Money(1) >= new Money(7));
    }
}
