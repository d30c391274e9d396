using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Staff;

public sealed class SigningInTests
{
    [Theory, OnBothEngines]
    public async Task A_wrong_password_is_refused_in_words_and_the_login_stays(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var somebody = desk.AtTheDoor();
        var door = await somebody.Open("/sign-in");

        var refused = await somebody.Send(door, "/sign-in", ("login", "admin"), ("password", "not the password"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("登录名或密码不对。", refused.Words, StringComparison.Ordinal);
        Assert.Equal("admin", refused.One("input[name=login]").GetAttribute("value"));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_has_not_signed_in_is_led_to_the_door(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var somebody = desk.AtTheDoor();

        var door = await somebody.Look("/live");

        Assert.StartsWith("/sign-in?returnUrl=", door.Path, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_form_from_elsewhere_is_refused(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var http = desk.Http();

        using var forged = await http.PostAsync("/sign-in", new FormUrlEncodedContent([new("login", "admin")]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
    }
}
