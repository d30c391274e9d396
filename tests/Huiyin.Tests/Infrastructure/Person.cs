using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Huiyin.Tests.Infrastructure;

/// <summary>A page as it came: its status, its address after redirects, and what stands on it.</summary>
public sealed record SeenPage(HttpStatusCode Status, string Path, IHtmlDocument Document)
{
    /// <summary>All that can be read on it, blanks drawn together.</summary>
    public string Words =>
        string.Join(' ', Document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The page as it was sent.</summary>
    public string Html => Document.Source.Text;

    public SeenPage Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}, got {(int)Status} at {Path}: {Words}");
        return this;
    }

    /// <summary>What stands in a field.</summary>
    public string? Value(string selector) =>
        Document.QuerySelector(selector) switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            var other => other?.TextContent,
        };

    /// <summary>The one element of a CSS selector.</summary>
    public IElement One(string selector)
    {
        var found = Document.QuerySelectorAll(selector);
        Assert.True(found.Length == 1, $"{found.Length} × {selector} on {Path}");
        return found[0];
    }
}

/// <summary>Somebody who reads pages and sends forms, in a browser without scripts.</summary>
public sealed class Person : IDisposable
{
    private readonly HttpClient http;

    internal Person(HttpMessageHandler server, Cookie? signedIn)
    {
        var jar = new CookieJar(server);
        if (signedIn is not null)
            jar.Cookies.Add(CookieJar.Here, signedIn);
        http = new HttpClient(jar) { BaseAddress = CookieJar.Here };
    }

    /// <summary>Opens a page and expects to see it.</summary>
    public async Task<SeenPage> Open(string path)
    {
        var page = await Look(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path} → {(int)page.Status} {page.Words}");
        return page;
    }

    /// <summary>Opens a page, whatever comes.</summary>
    public Task<SeenPage> Look(string path) => Follow(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Takes away the file at an address.</summary>
    public async Task<byte[]> Download(string path)
    {
        using var response = await http.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path} → {(int)response.StatusCode}");
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>
    /// Fills the form with this action in and sends it, with everything hidden in it; sees the page to which that leads.
    /// The action is the end of the path, as in <c>/dispatch</c>.
    /// </summary>
    public Task<SeenPage> Send(SeenPage page, string action, params (string Name, string Value)[] filled)
    {
        var forms = page
            .Document.Forms.Where(form => Target(form, page).Split('?')[0].EndsWith(action, StringComparison.Ordinal))
            .ToArray();
        Assert.True(forms.Length > 0, $"No form for {action} on {page.Path}");
        var form = forms[0];
        var names = filled.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var values = Written(form).Where(field => !names.Contains(field.Key)).ToList();
        values.AddRange(filled.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        HttpContent content = new FormUrlEncodedContent(values);
        if (form.Enctype == "multipart/form-data")
            content = Multipart(values);
        return Follow(new HttpRequestMessage(HttpMethod.Post, Target(form, page)) { Content = content });
    }

    /// <summary>Opens a page, fills its form with this action in and sends it.</summary>
    public async Task<SeenPage> Send(string path, string action, params (string Name, string Value)[] filled) =>
        await Send(await Open(path), action, filled);

    /// <summary>Sends files with the form of this action.</summary>
    public Task<SeenPage> Upload(SeenPage page, string action, params (string FileName, byte[] Content)[] files)
    {
        var form = page.Document.Forms.First(form => Target(form, page).EndsWith(action, StringComparison.Ordinal));
        var field = form.QuerySelector("input[type=file]")?.GetAttribute("name");
        Assert.True(field is not null, $"No field for files in {action} on {page.Path}");
        var content = Multipart(Written(form));
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), field, name);
        return Follow(new HttpRequestMessage(HttpMethod.Post, Target(form, page)) { Content = content });
    }

    /// <summary>Whatever lies at an address: a picture, a file.</summary>
    public Task<HttpResponseMessage> Fetch(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => http.Dispose();

    private async Task<SeenPage> Follow(HttpRequestMessage request)
    {
        for (var step = 0; step < 10; step++)
        {
            using var response = await http.SendAsync(request);
            if (response.Headers.Location is { } next && (int)response.StatusCode is >= 300 and < 400)
            {
                request = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, next));
                continue;
            }
            var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
            return new SeenPage(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, document);
        }
        Assert.Fail($"{request.RequestUri} leads round in a circle.");
        throw new InvalidOperationException();
    }

    private static string Target(IHtmlFormElement form, SeenPage page) =>
        form.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;

    /// <summary>What the form holds as it stands: hidden fields, what was typed before, what is chosen.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Written(IHtmlFormElement form)
    {
        foreach (var field in form.Elements.Where(field => field.GetAttribute("name") is { Length: > 0 }))
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => null,
            };
            if (value is not null)
                yield return KeyValuePair.Create(field.GetAttribute("name")!, value);
        }
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> values)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), name);
        return content;
    }

    private sealed class CookieJar(HttpMessageHandler server) : DelegatingHandler(server)
    {
        public static readonly Uri Here = new("http://localhost/");

        public CookieContainer Cookies { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept)
                request.Headers.Add("Cookie", kept);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var given))
            {
                foreach (var cookie in given)
                    Cookies.SetCookies(request.RequestUri!, cookie);
            }
            return response;
        }
    }
}
