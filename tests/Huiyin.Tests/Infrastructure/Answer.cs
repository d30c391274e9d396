using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Huiyin.Tests.Infrastructure;

/// <summary>What the server said to one call of the API.</summary>
public sealed class Answer
{
    private Answer(HttpResponseMessage response, string body) => (Response, Body) = (response, body);

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The body as it came.</summary>
    public string Body { get; }

    /// <summary>The body as JSON; a body that is none fails the test with what came instead.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                return JsonSerializer.Deserialize<JsonElement>(Body);
            }
            catch (JsonException)
            {
                Assert.Fail($"{Described}: this is no JSON.");
                throw;
            }
        }
    }

    /// <summary>A property of the answer, by its path: <c>answer["items.0.number"]</c>.</summary>
    public JsonElement this[string path] => Json.At(path);

    /// <summary>The text of a property; other values as JSON writes them.</summary>
    public string? Text(string path) => Json.Text(path);

    /// <summary>The stable code of a refusal.</summary>
    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    private string Described =>
        $"{Response.RequestMessage?.Method} {Response.RequestMessage?.RequestUri?.PathAndQuery} → {(int)Status}\n{Body}";

    internal static async Task<Answer> Of(HttpResponseMessage response) =>
        new(response, await response.Content.ReadAsStringAsync());

    /// <summary>It was done: 200, 201, 202 or 204.</summary>
    public Answer Done()
    {
        Assert.True(Response.IsSuccessStatusCode, Described);
        return this;
    }

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}: {Described}");
        return this;
    }

    /// <summary>Refused with this code: 409 unless another status is named.</summary>
    public Answer Refused(string code, HttpStatusCode status = HttpStatusCode.Conflict)
    {
        Is(status);
        Assert.True(Code == code, $"Expected {code}: {Described}");
        return this;
    }
}

public static class JsonPaths
{
    /// <summary>What stands at a dotted path; numbers count in lists.</summary>
    public static JsonElement At(this JsonElement json, string path) =>
        path.Split('.')
            .Aggregate(
                json,
                (at, step) =>
                    at.ValueKind is JsonValueKind.Array ? at[int.Parse(step, CultureInfo.InvariantCulture)]
                    : at.TryGetProperty(step, out var found) ? found
                    : throw new KeyNotFoundException($"No {step} of {path} in {json}")
            );

    /// <summary>The text at a path.</summary>
    public static string? Text(this JsonElement json, string path) =>
        json.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : json.At(path).GetRawText();
}
