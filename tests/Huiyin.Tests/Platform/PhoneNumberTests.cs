using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13812345678", "13812345678", "138****5678")]
    [InlineData(" 138-1234-5678 ", "13812345678", "138****5678")]
    [InlineData("138 1234 5678", "13812345678", "138****5678")]
    [InlineData("+86 138 1234 5678", "13812345678", "138****5678")]
    [InlineData("008613812345678", "13812345678", "138****5678")]
    [InlineData("8613812345678", "13812345678", "138****5678")]
    [InlineData("１３８１２３４５６７８", "13812345678", "138****5678")]
    [InlineData("\u202D13812345678\u202C", "13812345678", "138****5678")]
    [InlineData("0571-8800-0000", "057188000000", "0571-****0000")]
    [InlineData("(0571)88000000", "057188000000", "0571-****0000")]
    [InlineData("0571—88000000转12", "057188000000-12", "0571-****0000")]
    [InlineData("0571-88000000-12", "057188000000-12", "0571-****0000")]
    [InlineData("010-6552 9988", "01065529988", "010-****9988")]
    [InlineData("88000000", "88000000", "****0000")]
    [InlineData("400-800-1234", "4008001234", "400****1234")]
    [InlineData("+852 2123 4567", "+85221234567", "+852****4567")]
    [InlineData("0085221234567", "+85221234567", "+852****4567")]
    public void A_number_is_read_as_people_write_it(string text, string value, string masked)
    {
        Assert.True(PhoneNumber.TryParse(text, out var phone));
        Assert.Equal(value, phone.Value);
        Assert.Equal(masked, phone.Masked());
        Assert.Equal(masked, phone.ToString());
        Assert.True(PhoneNumber.TryParse(phone.Value, out var again));
        Assert.Equal(phone, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("无")]
    [InlineData("1381234567")]
    [InlineData("138123456789")]
    [InlineData("12812345678")]
    [InlineData("1.38123E+10")]
    [InlineData("13812345678,13912345678")]
    [InlineData("13812345678\n1")]
    [InlineData("+86 12345")]
    [InlineData("00000000")]
    public void What_cannot_be_called_is_no_number(string? text) => Assert.False(PhoneNumber.TryParse(text, out _));

    [Fact]
    public void The_digits_leave_out_the_country_and_the_extension()
    {
        Assert.True(PhoneNumber.TryParse("+86 571-88000000", out var abroad));
        Assert.True(PhoneNumber.TryParse("0571-88000000-12", out var home));
        Assert.Equal("057188000000", home.Digits);
        Assert.Equal(home.Digits, abroad.Digits);
    }
}
