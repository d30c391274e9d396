using System.Net;
using System.Security.Claims;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Huiyin.Edge;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Huiyin.Tests.Infrastructure;

/// <summary>Somebody signed in who looks at pages and sends their forms, as a browser without scripts does.</summary>
public sealed class PageClient : IDisposable
{
    private readonly HttpClient http;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    private PageClient(HttpClient http, string ticket)
    {
        this.http = http;
        cookies["huiyin"] = ticket;
    }

    /// <summary>Signs somebody in without their password: the cookie is made as the sign-in page makes it.</summary>
    public static async Task<PageClient> SignIn(ServiceDesk desk, string login)
    {
        await using var db = desk.Db();
        var account = await db.Set<Account>().SingleAsync(a => a.Login == login);
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = desk.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var who = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new(WhoIsAsking.StaffClaim, account.Id.Value.ToString()),
                    new(WhoIsAsking.StampClaim, account.Stamp.ToString()),
                    new(WhoIsAsking.CommunityClaim, ServiceDesk.Community),
                ],
                "password"
            )
        );
        var properties = new AuthenticationProperties
        {
            IssuedUtc = desk.Now,
            ExpiresUtc = DateTimeOffset.MaxValue.AddYears(-1),
        };
        return new PageClient(
            desk.Http(),
            options.TicketDataFormat.Protect(new AuthenticationTicket(who, properties, scheme))
        );
    }

    public Task<PageAnswer> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>
    /// Opens a page, fills the form on it that is sent to <paramref name="action"/>, and sends it with whatever hidden
    /// fields it carries. A field named here must be on the form.
    /// </summary>
    public async Task<PageAnswer> Submit(string page, string action, params (string Name, string Value)[] fields)
    {
        var shown = await Get(page);
        return await Submit(shown.Is(HttpStatusCode.OK), action, fields);
    }

    /// <summary>Fills the form on a page that was shown before, perhaps long before, and sends it.</summary>
    public Task<PageAnswer> Submit(PageAnswer shown, string action, params (string Name, string Value)[] fields)
    {
        var form = FormOn(shown, action);
        var values = Values(form);
        foreach (var (name, value) in fields)
        {
            Assert.True(
                form.QuerySelector($"[name='{name}']") is not null,
                $"There is no {name} on the form {action}."
            );
            values.RemoveAll(field => field.Key == name);
            values.Add(new(name, value));
        }
        return Send(HttpMethod.Post, action, new FormUrlEncodedContent(values));
    }

    /// <summary>Sends files with the form.</summary>
    public Task<PageAnswer> Upload(PageAnswer shown, string action, params (string FileName, byte[] Content)[] files)
    {
        var form = FormOn(shown, action);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Values(form))
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(
                new ByteArrayContent(bytes),
                form.QuerySelector("input[type=file]")!.GetAttribute("name")!,
                name
            );
        return Send(HttpMethod.Post, action, content);
    }

    public void Dispose() => http.Dispose();

    private async Task<PageAnswer> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return await PageAnswer.Of(response);
    }

    private static IHtmlFormElement FormOn(PageAnswer shown, string action) =>
        shown
            .Page.QuerySelectorAll<IHtmlFormElement>("form")
            .FirstOrDefault(form => form.GetAttribute("action") == action)
        ?? throw new InvalidOperationException($"There is no form for {action} on the page.");

    private static List<KeyValuePair<string, string>> Values(IHtmlFormElement form) =>
        [
            .. form.QuerySelectorAll<IHtmlInputElement>("input[name]")
                .Where(input =>
                    input.Type is not "file" && (input.Type is not ("radio" or "checkbox") || input.IsChecked)
                )
                .Select(input => KeyValuePair.Create(input.Name!, input.Value)),
            .. form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]")
                .Select(area => KeyValuePair.Create(area.Name!, area.Value)),
            .. form.QuerySelectorAll<IHtmlSelectElement>("select[name]")
                .Select(select => KeyValuePair.Create(select.Name!, select.Value ?? "")),
        ];
}

/// <summary>What the server showed.</summary>
public sealed record PageAnswer(HttpResponseMessage Response, string Html, IDocument Page)
{
    internal static async Task<PageAnswer> Of(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(text));
        return new PageAnswer(response, text, page);
    }

    /// <summary>What a person reads on it, without the frame around.</summary>
    public string Text => (Page.QuerySelector("main") ?? Page.Body)?.TextContent ?? "";

    public PageAnswer Is(HttpStatusCode status)
    {
        Assert.True(
            Response.StatusCode == status,
            $"Expected {(int)status}, got {(int)Response.StatusCode}: {Response.RequestMessage?.RequestUri?.PathAndQuery}\n{Text.Trim()}"
        );
        return this;
    }

    public string? Value(string selector) =>
        Page.QuerySelector(selector) switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            null => null,
            var other => other.TextContent,
        };
}
