using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Edge;

/// <summary>Whatever comes in is taken or refused in words; nothing of it is a bug of ours.</summary>
public sealed class IncomingTests
{
    [Theory, OnBothEngines]
    public async Task Text_that_no_database_keeps_is_refused_beside_its_field(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var admin = desk.Administrator;

        var refused = await admin.Post("/cases", new { channel = "phone", summary = "漏\0水" });

        refused.Is(HttpStatusCode.UnprocessableEntity);
        Assert.True(refused["errors"].TryGetProperty("summary", out _), refused.Body);
        (
            await admin.Post(
                "/staff",
                new
                {
                    login = "a\0b",
                    name = "张",
                    roles = new[] { "steward" },
                }
            )
        ).Refused("invalid", HttpStatusCode.UnprocessableEntity);
        foreach (var search in new[] { "/search?q=%00", "/residents?q=a%00", "/cases?q=%00" })
            (await admin.Get(search)).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task A_form_with_such_text_is_refused_too(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var somebody = desk.AtTheDoor();

        var refused = await somebody.Send("/sign-in", "/sign-in", ("login", "a\0b"), ("password", "whatever"));

        refused.Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task A_time_without_its_offset_is_refused(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, "2026-09-01T08:00");
        foreach (var time in new[] { "2026-08-31T08:00:00", "2026-08-31", "31 Aug 2026", "08/31/2026 08:00 +08:00" })
        {
            var refused = await desk.Administrator.Post("/cases", Received(time));
            refused.Is(HttpStatusCode.UnprocessableEntity);
            Assert.True(refused["errors"].TryGetProperty("receivedAt", out _), refused.Body);
        }
        foreach (
            var time in new[] { "2026-08-31T08:00:00+08:00", "2026-08-31T00:00:00.123Z", "2026-08-31T08:00+08:00" }
        )
            (await desk.Administrator.Post("/cases", Received(time))).Done();
    }

    [Theory, OnBothEngines]
    public async Task A_broken_form_is_refused_and_no_bug(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var browser = await desk.Browser("admin");
        foreach (
            var broken in new HttpContent[] { Multipart("--x\r\nbroken", "x"), Multipart("", null), TooManyFields() }
        )
        {
            using var answer = await browser.PostAsync("/intake", broken);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
        var number = (await desk.Administrator.Post("/cases", new { channel = "phone", summary = "漏水" })).Text(
            "number"
        );
        (await desk.Administrator.Post($"/cases/{number}/files", Multipart("--x\r\nbroken", "x"))).Is(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Theory, OnBothEngines]
    public async Task Words_that_a_ticked_box_would_send_are_words_in_a_text(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var person = await desk.AtTheScreen("admin");

        var page = await person.Send("/intake", "/intake", ("channel", "phone"), ("summary", "on"), ("urgent", "true"));

        page.Is(HttpStatusCode.OK);
        Assert.StartsWith("/cases/", page.Path, StringComparison.Ordinal);
        var made = (await desk.Administrator.Get("/cases?limit=1")).Done();
        Assert.Equal("on", made.Text("items.0.summary"));
        Assert.True(made["items.0.urgent"].GetBoolean());
    }

    [Theory, OnBothEngines]
    public async Task A_form_sent_twice_with_other_words_says_so_without_naming_machinery(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        using var person = await desk.AtTheScreen("admin");
        var form = await person.Open("/intake");
        (await person.Send(form, "/intake", ("channel", "phone"), ("summary", "楼道灯不亮"))).Is(HttpStatusCode.OK);

        var again = await person.Send(form, "/intake", ("channel", "phone"), ("summary", "水管漏水"));

        again.Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("这张表单刚才已经提交过", again.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Idempotency", again.Words, StringComparison.Ordinal);
        var saved = await person.Send(again, "/intake", ("channel", "phone"), ("summary", "水管漏水"));
        Assert.StartsWith("/cases/", saved.Is(HttpStatusCode.OK).Path, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_repeated_request_carries_the_version_that_it_made(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var body = new { channel = "phone", summary = "漏水" };
        var first = await desk.Administrator.Post("/cases", body, ("Idempotency-Key", "k"));

        var again = await desk.Administrator.Post("/cases", body, ("Idempotency-Key", "k"));

        Assert.NotNull(first.Response.Headers.ETag);
        Assert.Equal(first.Response.Headers.ETag, again.Response.Headers.ETag);
        Assert.Equal(first.Text("number"), again.Text("number"));
    }

    [Theory, OnBothEngines]
    public async Task What_nobody_can_read_any_more_is_not_written_on_a_timeline(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var admin = desk.Administrator;
        var endless = new string('长', 30_000);
        var number = (await admin.Post("/cases", new { channel = "phone", summary = "漏水" })).Text("number");

        (await admin.Post($"/cases/{number}/remarks", new { text = endless })).Refused(
            "invalid",
            HttpStatusCode.UnprocessableEntity
        );
        (await admin.Post($"/cases/{number}/handling", new { result = endless })).Refused(
            "invalid",
            HttpStatusCode.UnprocessableEntity
        );
        foreach (
            var body in new object[]
            {
                new
                {
                    channel = "phone",
                    summary = "漏水",
                    place = endless,
                },
                new
                {
                    channel = "phone",
                    summary = "漏水",
                    category = endless,
                },
                new
                {
                    channel = "phone",
                    summary = "漏水",
                    externalId = endless,
                },
            }
        )
            (await admin.Post("/cases", body)).Refused("invalid", HttpStatusCode.UnprocessableEntity);
        (await admin.Post($"/cases/{number}/remarks", new { text = "短" })).Done();
    }

    [Theory, OnBothEngines]
    public async Task An_empty_external_number_is_none(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        var body = new
        {
            channel = "phone",
            summary = "漏水",
            externalId = "",
        };

        (await desk.Administrator.Post("/cases", body)).Done();

        Assert.Equal("null", (await desk.Administrator.Post("/cases", body)).Done().Text("externalId"));
    }

    private static object Received(string time) =>
        new
        {
            channel = "phone",
            summary = "漏水",
            receivedAt = time,
        };

    private static StringContent Multipart(string body, string? boundary)
    {
        var content = new StringContent(body, Encoding.ASCII);
        content.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");
        if (boundary is not null)
            content.Headers.ContentType.Parameters.Add(new NameValueHeaderValue("boundary", boundary));
        return content;
    }

    private static FormUrlEncodedContent TooManyFields() =>
        new(Enumerable.Range(0, 3000).Select(i => KeyValuePair.Create($"field{i}", "1")));
}
