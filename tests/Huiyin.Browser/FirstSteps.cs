using Huiyin.Browser.Infrastructure;
using Xunit;

namespace Huiyin.Browser;

public sealed class FirstSteps(House house)
{
    public static TheoryData<Screen> Screens =>
        [Screen.Desk, Screen.DeskAtNight, Screen.Phone, Screen.PhoneAtNight, Screen.WithoutScripts];

    [Theory, MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task The_sign_in_page_looks_finished(Screen screen)
    {
        await using var visitor = await house.Visitor(screen);

        await visitor.Open("/sign-in");

        await visitor.LooksFinished("sign-in");
    }

    [Fact]
    public async Task A_wrong_password_is_answered_in_words()
    {
        await using var visitor = await house.Visitor(Screen.Desk);
        await visitor.Open("/sign-in");

        await visitor.Page.FillAsync("[name=login]", "nobody");
        await visitor.Page.FillAsync("[name=password]", "wrong password");
        await visitor.Page.PressAsync("[name=password]", "Enter");

        await visitor.Page.GetByText("登录名或密码不对。").WaitForAsync();
        await visitor.LooksFinished("sign-in-refused");
    }
}
