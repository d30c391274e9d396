using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>Photos and papers of a case: taken in by what they are, handed out so that they can do nothing.</summary>
public sealed class CaseFileTests
{
    /// <summary>One white dot.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
    );

    [Theory, OnBothEngines]
    public async Task A_photo_is_shown_on_the_page_and_opens_in_a_sandbox(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        using var technician = await home.Desk.AtTheScreen("liqiang");

        var sent = await technician.Upload(
            await technician.Open($"{home.Page}?do=files"),
            "/files",
            ("完工.png", Picture),
            ("说明.txt", Encoding.UTF8.GetBytes("换了空开"))
        );

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        using var photo = await technician.Fetch(sent.One(".case-photos img").GetAttribute("src")!);
        Assert.Equal("image/png", photo.Content.Headers.ContentType?.MediaType);
        Assert.Equal("inline", photo.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains(
            "sandbox",
            photo.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", photo.Headers.GetValues("X-Content-Type-Options").Single());
        using var paper = await technician.Fetch(sent.One(".case-papers a").GetAttribute("href")!);
        Assert.Equal("attachment", paper.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("说明.txt", paper.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("李强附上 完工.png", sent.Words, StringComparison.Ordinal);
    }

    private static readonly (string Name, string Content)[] Disguised =
    [
        ("完工.png", "MZ\0\u0003\0\0\0\u0004\0"),
        ("完工.jpg", "<!DOCTYPE html><script>alert(1)</script>"),
        ("说明.txt", "  <html><body onload=alert(1)>"),
        ("图.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("说明.pdf", "只是文字"),
    ];

    [Theory, OnBothEngines]
    public async Task What_is_not_what_its_name_says_is_refused_and_nothing_is_kept(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        using var technician = await home.Desk.AtTheScreen("liqiang");
        var form = await technician.Open($"{home.Page}?do=files");

        foreach (var (name, content) in Disguised)
        {
            var refused = await technician.Upload(
                form,
                "/files",
                ("好的.png", Picture),
                (name, Encoding.UTF8.GetBytes(content))
            );

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(name, refused.One("#do .field-error").TextContent, StringComparison.Ordinal);
        }
        var kept = await home.Desk.Administrator.Get($"/cases/{home.Number}/files");
        Assert.Empty(kept["items"].EnumerateArray());
    }

    [Theory, OnBothEngines]
    public async Task A_program_sends_and_lists_files(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        var technician = await home.Desk.As("liqiang");
        using var form = new MultipartFormDataContent();
        var picture = new ByteArrayContent(Picture);
        picture.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(picture, "files", "完工.png");

        var sent = await technician.Post($"/cases/{home.Number}/files", form);

        sent.Is(HttpStatusCode.Created);
        var listed = await technician.Get($"/cases/{home.Number}/files");
        Assert.Equal("image/png", listed.Json.Text("items.0.type"));
        Assert.Equal("李强", listed.Json.Text("items.0.by"));
    }

    [Theory, OnBothEngines]
    public async Task A_file_is_not_handed_out_under_another_case(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        var technician = await home.Desk.As("liqiang");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Picture), "files", "完工.png" } };
        var id = (await technician.Post($"/cases/{home.Number}/files", form)).Done().Json.Text("items.0.id");
        var other = await technician.Post("/cases", new { channel = "visit", summary = "别的事" });

        var asked = await technician.Get($"/cases/{other.Done().Json.Text("number")}/files/{id}");

        asked.Is(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_program_gets_a_number_only_with_a_reason_and_leaves_a_fact(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        var steward = await home.Desk.As("liuyang");

        (await steward.Post($"/cases/{home.Number}/phone-reveal")).Is(HttpStatusCode.UnprocessableEntity);
        var shown = await steward.Post($"/cases/{home.Number}/phone-reveal", new { reason = "回访" });

        Assert.Equal("13812345678", shown.Done().Json.Text("phone"));
        var timeline = (await steward.Get($"/cases/{home.Number}"))["timeline"].EnumerateArray();
        Assert.Equal("PhoneRevealed", timeline.Last().Text("fact"));
    }
}
