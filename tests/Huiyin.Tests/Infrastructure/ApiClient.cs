using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Huiyin.Tests.Infrastructure;

/// <summary>The API in somebody's hands. Paths are below <c>/api/v1</c>.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient http;

    public ApiClient(HttpClient http, string? token)
    {
        this.http = http;
        http.BaseAddress ??= new Uri("http://localhost");
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, body: null);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body ?? new { }, headers);

    public Task<Answer> Put(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, body, headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Delete, path, body: null, headers);

    public async Task<Answer> Send(
        HttpMethod method,
        string path,
        object? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, Full(path));
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.Of(await http.SendAsync(request));
    }

    public void Dispose() => http.Dispose();

    private static string Full(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) ? path : "/api/v1" + path;
}
