using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Staff;

/// <summary>A new password ends what was opened with the old one.</summary>
public sealed class PasswordTests
{
    private const string Old = "green-tea-and-rain";
    private const string New = "forty-two-swallows";

    [Theory, OnBothEngines]
    public async Task Whoever_changes_the_password_goes_on_and_every_other_session_ends(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var here = await SetByLink(desk, Old);
        using var elsewhere = await desk.AtTheScreen("zhangmin");
        await elsewhere.Open("/cases");

        var changed = await Change(here, Old, New);

        Assert.Contains("密码已经换了", changed.Is(HttpStatusCode.OK).Words, StringComparison.Ordinal);
        await here.Open("/cases");
        Assert.StartsWith("/sign-in", (await elsewhere.Look("/cases")).Path, StringComparison.Ordinal);
        (await zhang.Get("/cases")).Done();
        using var door = desk.AtTheDoor();
        (await SignIn(door, Old)).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("/", (await SignIn(door, New)).Path);
    }

    [Theory, OnBothEngines]
    public async Task Tokens_end_with_the_password_where_their_owner_wishes_it(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var here = await SetByLink(desk, Old);
        (await zhang.Get("/cases")).Done();

        (await Change(here, Old, New, ("endTokens", "true"))).Is(HttpStatusCode.OK);

        (await zhang.Get("/cases")).Is(HttpStatusCode.Unauthorized);
        (await desk.Administrator.Get("/cases")).Done();
    }

    [Theory, OnBothEngines]
    public async Task A_link_ends_the_tokens_only_where_that_is_wished(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var zhang = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");

        using var first = await SetByLink(desk, Old);
        (await zhang.Get("/cases")).Done();
        using var second = await SetByLink(desk, New, ("endTokens", "true"));

        (await zhang.Get("/cases")).Is(HttpStatusCode.Unauthorized);
        Assert.StartsWith("/sign-in", (await first.Look("/cases")).Path, StringComparison.Ordinal);
        await second.Open("/cases");
    }

    [Theory, OnBothEngines]
    public async Task Nothing_changes_without_the_old_password_or_with_a_weak_new_one(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var here = await SetByLink(desk, Old);

        foreach (
            var (old, wanted, again, sentence) in new[]
            {
                ("not the password", New, New, "现在的密码不对。"),
                (Old, "tiny-word", "tiny-word", "密码至少 10 个字符。"),
                (Old, "zhangmin-zhangmin", "zhangmin-zhangmin", "密码里不要有登录名。"),
                (Old, New, New + "!", "两次写的密码不一样。"),
            }
        )
        {
            var refused = await Change(here, old, wanted, ("passwordAgain", again));

            Assert.Contains(sentence, refused.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
            Assert.DoesNotContain(wanted, refused.Html, StringComparison.Ordinal);
        }
        using var door = desk.AtTheDoor();
        Assert.Equal("/", (await SignIn(door, Old)).Path);
    }

    [Theory, OnBothEngines]
    public async Task Guessing_the_old_password_slows_down_like_the_sign_in(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");
        using var here = await SetByLink(desk, Old);
        for (var guess = 0; guess < 5; guess++)
            (await Change(here, $"guess number {guess}", New)).Is(HttpStatusCode.UnprocessableEntity);

        var slowed = await Change(here, Old, New);

        Assert.Contains("试得太快了", slowed.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        using var door = desk.AtTheDoor();
        Assert.Contains("试得太快了", (await SignIn(door, Old)).Words, StringComparison.Ordinal);
        await desk.ClockTo("2026-09-01T08:01");
        (await Change(here, Old, New)).Is(HttpStatusCode.OK);
    }

    private static Task<SeenPage> Change(Person who, string old, string wanted, params (string, string)[] more) =>
        who.Send(
            "/me",
            "/me/password",
            [
                ("old", old),
                ("password", wanted),
                .. more.Any(field => field.Item1 == "passwordAgain") ? [] : new[] { ("passwordAgain", wanted) },
                .. more,
            ]
        );

    private static Task<SeenPage> SignIn(Person door, string password) =>
        door.Send("/sign-in", "/sign-in", ("login", "zhangmin"), ("password", password));

    private static async Task<Person> SetByLink(ServiceDesk desk, string password, params (string, string)[] more)
    {
        using var admin = await desk.AtTheScreen("admin");
        var invited = await admin.Send("/staff", "/staff/zhangmin/invitation");
        var link = new Uri(invited.Value("input[readonly]")!).PathAndQuery;
        var person = desk.AtTheDoor();
        var page = await person.Send(link, "/password", [("password", password), ("passwordAgain", password), .. more]);
        Assert.Equal("/", page.Is(HttpStatusCode.OK).Path);
        return person;
    }
}
