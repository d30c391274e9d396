using System.Net;
using Huiyin.Platform;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Huiyin.Tests.Desk;

public sealed class CallTests
{
    [Theory, OnBothEngines]
    public async Task A_telephone_system_reports_a_call_and_learns_which_page_to_open(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var call = await (await home.Api()).Post(
            "/calls",
            new
            {
                phone = FrontDesk.ZhousPhone,
                ringSeconds = 16,
                waitSeconds = 20,
            }
        );

        call.Is(HttpStatusCode.Created);
        Assert.Equal(("周建国", "138****5678", "false"), (call.Text("name"), call.Text("phone"), call.Text("inTime")));
        var page = await home.Clerk.Look(call.Text("intake")!);
        Assert.Equal("周建国", page.Is(HttpStatusCode.OK).Value("[name='contact.name']"));
        Assert.DoesNotContain(FrontDesk.ZhousPhone, page.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_case_of_a_reported_call_is_tied_to_it_and_has_its_number(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();
        var call = (await api.Post("/calls", new { phone = "13777776666", ringSeconds = 6 })).Done();

        var sent = await home.Clerk.Send(call.Text("intake")!, "/intake", ("summary", "楼道有异味"));

        var number = FrontDesk.NumberFrom(sent.Is(HttpStatusCode.OK));
        Assert.Equal("137****6666", (await api.Get($"/cases/{number}")).Text("contact.phone"));
        var calls = (await api.Get("/calls"))["items"];
        Assert.Equal(1, calls.GetArrayLength());
        Assert.Equal((number, "6"), (calls[0].Text("case"), calls[0].Text("ringSeconds")));
    }

    [Theory, OnBothEngines]
    public async Task A_program_registers_the_call_with_the_case(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();

        var made = await api.Post(
            "/cases",
            new
            {
                channel = "phone",
                summary = "厨房插座冒火花",
                unit = "3-1-1502",
                call = new
                {
                    ringSeconds = 11,
                    waitSeconds = 5,
                    transferredTo = "李强",
                },
            }
        );

        Assert.Contains(
            made.Done()["timeline"].EnumerateArray(),
            e => e.Text("fact") == "CallLinked" && e.Text("data.ringSeconds") == "11"
        );
        Assert.Equal(made.Text("number"), (await api.Get("/calls"))["items.0"].Text("case"));
    }

    [Theory, OnBothEngines]
    public async Task A_call_belongs_to_one_case(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();
        var call = (await api.Post("/calls", new { ringSeconds = 6 })).Done();
        var with = new
        {
            channel = "phone",
            summary = "漏水",
            call = new { id = call.Text("id") },
        };

        (await api.Post("/cases", with)).Done();
        var again = await api.Post("/cases", with);

        again.Refused("call_linked_already");
        Assert.Equal(1, (await api.Get("/cases"))["items"].GetArrayLength());
    }

    [Theory]
    [OnBothEngines("-1")]
    [OnBothEngines("100000")]
    public async Task Ringing_that_cannot_be_is_refused(Engine engine, string seconds)
    {
        await using var home = await FrontDesk.Open(engine);

        var refused = await (await home.Api()).Post("/calls", new { ringSeconds = seconds });

        refused.Refused("invalid", HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task The_day_counts_what_was_answered_within_three_rings(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();
        foreach (var seconds in new[] { 4, 15, 16 })
            (await api.Post("/calls", new { ringSeconds = seconds })).Done();
        (await api.Post("/calls", new { missed = true, phone = FrontDesk.ZhousPhone })).Done();

        var page = await home.Clerk.Look("/calls");

        var figures = page.Document.QuerySelectorAll(".figure").Select(f => f.TextContent.Trim()).ToList();
        Assert.Contains(
            figures,
            f => f.Contains("2 / 4", StringComparison.Ordinal) && f.Contains("50", StringComparison.Ordinal)
        );
        Assert.Equal(4, page.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, OnBothEngines]
    public async Task Calling_back_shows_the_number_to_the_one_who_does_it_and_is_written_down_first(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        await home.Desk.Hire("wangjing", "王静", "service_supervisor", "customer_service");
        var call = (
            await (await home.Api()).Post("/calls", new { missed = true, phone = FrontDesk.ZhousPhone })
        ).Done();
        var before = await home.Clerk.Look($"/intake?call={call.Text("id")}");

        var opened = await home.Clerk.Send("/calls?show=missed", $"/calls/{call.Text("id")}/callback");

        Assert.DoesNotContain(FrontDesk.ZhousPhone, before.Html, StringComparison.Ordinal);
        Assert.Contains(FrontDesk.ZhousPhone, opened.Words, StringComparison.Ordinal);
        await using var db = home.Desk.Db();
        var written = await db.Set<AuditEntry>().SingleAsync(entry => entry.Name == "PhoneRevealed");
        Assert.Equal("zhangmin", written.ByLogin);
        using var colleague = await home.Desk.AtTheScreen("wangjing");
        Assert.DoesNotContain(
            FrontDesk.ZhousPhone,
            (await colleague.Look($"/intake?call={call.Text("id")}")).Html,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await (await home.Api()).Get("/calls?show=missed"))["items"].GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task The_number_disappears_after_a_quarter_of_an_hour(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var call = (
            await (await home.Api()).Post("/calls", new { missed = true, phone = FrontDesk.ZhousPhone })
        ).Done();
        await home.Clerk.Send("/calls", $"/calls/{call.Text("id")}/callback");

        await home.Desk.ClockTo("2026-09-01T08:26");

        var later = await home.Clerk.Look($"/intake?call={call.Text("id")}");
        Assert.DoesNotContain(FrontDesk.ZhousPhone, later.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Older_calls_follow_page_by_page(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();
        for (var second = 1; second <= 5; second++)
            (await api.Post("/calls", new { ringSeconds = second, at = $"2026-09-01T07:0{second}:00+08:00" })).Done();

        var seen = new List<string?>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await api.Get($"/calls?limit=2&cursor={cursor}");
            seen.AddRange(page["items"].EnumerateArray().Select(c => c.Text("ringSeconds")));
            cursor = page["next"].GetString();
        }

        Assert.Equal(["5", "4", "3", "2", "1"], seen);
    }
}
