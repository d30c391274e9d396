using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Desk;

/// <summary>Whatever the caller says first finds them, and nobody of another community.</summary>
public sealed class LookupTests
{
    private static readonly string[] WaysToSayIt =
    [
        "138-1234-5678",
        "+86 138 1234 5678",
        "周建国",
        "周",
        "周先生",
        "zhoujianguo",
        "zhou",
        "zjg",
        "3-1-1502",
        "3-1-15",
        "3栋1单元1502",
        "３－１－１５０２",
        "3 1502",
        "1502",
    ];

    [Theory, OnBothEngines]
    public async Task Somebody_is_found_by_number_name_sound_or_unit(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();

        foreach (var words in WaysToSayIt)
        {
            var found = await api.Get($"/residents?q={Uri.EscapeDataString(words)}");
            var offered = await home.Clerk.Look($"/intake/lookup?q={Uri.EscapeDataString(words)}");

            var names = found["items"].EnumerateArray().Select(item => item.Text("name")).ToList();
            Assert.True(names.Contains("周建国") && !names.Contains("王丽"), $"{words}: {string.Join('、', names)}");
            Assert.Contains("周建国", offered.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(FrontDesk.ZhousPhone, found.Body + offered.Html, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothEngines]
    public async Task A_number_is_found_whole_or_not_at_all(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var part = await (await home.Api()).Get("/residents?q=1381234567");

        Assert.Equal(0, part["items"].GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task Building_three_is_not_building_thirty(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        await home.MoveIn("30-1-101", "孙大爷", null, "owner");

        var found = await (await home.Api()).Get("/residents?q=3");

        Assert.DoesNotContain("孙大爷", found["items"].EnumerateArray().Select(item => item.Text("name")));
    }

    [Theory, OnBothEngines]
    public async Task A_resident_of_another_community_never_appears(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        await home.Desk.Run("setup", "--community", "longxi", "--name", "龙溪花园", "--admin", "longadmin");
        var there = await home.Desk.As("longadmin");
        (await there.Post("/units", new { code = "3-1-1502" })).Done();
        var other = await there.Post(
            "/residents",
            new
            {
                name = "周隔壁",
                phone = FrontDesk.ZhousPhone,
                unit = "3-1-1502",
            }
        );
        var id = other.Done().Text("id");

        foreach (var words in new[] { FrontDesk.ZhousPhone, "周", "zhou", "3-1-1502" })
        {
            var offered = await home.Clerk.Look($"/intake/lookup?q={words}");
            Assert.Contains("周建国", offered.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("周隔壁", offered.Html, StringComparison.Ordinal);
        }
        var guessed = await home.Clerk.Look($"/intake?resident={id}");
        Assert.DoesNotContain("周隔壁", guessed.Html, StringComparison.Ordinal);
        var page = await home.Clerk.Look("/intake?name=周");
        var sent = await home.Clerk.Send(
            FrontDesk.Smuggle(page, "/intake", "contact.resident"),
            "/intake",
            ("contact.resident", id!),
            ("contact.name", ""),
            ("summary", "漏水")
        );
        sent.Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task Where_no_script_looks_while_one_types_the_only_one_found_is_taken(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var page = await home.Clerk.Look("/intake?q=wl");

        Assert.Equal(("王丽", "5-2-803"), (page.Value("[name='contact.name']"), page.Value("[name='unit']")));
    }

    [Theory, OnBothEngines]
    public async Task The_card_tells_what_goes_on_and_what_was_asked_last(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();
        (
            await api.Post(
                "/cases",
                new
                {
                    channel = "phone",
                    summary = "门锁坏了",
                    unit = "3-1-1502",
                }
            )
        ).Done();
        var past = (
            await api.Post(
                "/cases",
                new
                {
                    channel = "visit",
                    summary = "问车位",
                    unit = "3-1-1502",
                    handling = new { result = "告诉了" },
                }
            )
        ).Done();
        (
            await api.Post($"/cases/{past.Text("number")}/follow-ups", new { method = "phone", outcome = "satisfied" })
        ).Done();
        (
            await api.Post(
                "/calls",
                new
                {
                    phone = FrontDesk.ZhousPhone,
                    missed = true,
                    ringSeconds = 40,
                }
            )
        ).Done();

        var card = await home.Clerk.Look($"/intake?phone={FrontDesk.ZhousPhone}");

        var person = card.Document.QuerySelector("#person")!.TextContent;
        Assert.Contains("门锁坏了", person, StringComparison.Ordinal);
        Assert.Contains("1 个未接来电", person, StringComparison.Ordinal);
        Assert.Contains("上次回访", person, StringComparison.Ordinal);
        Assert.Contains("满意", person, StringComparison.Ordinal);
        Assert.Equal("周建国", card.Value("[name='contact.name']"));
        Assert.Equal("3-1-1502", card.Value("[name='unit']"));
    }
}
