using System.Text.Json;
using System.Text.Json.Nodes;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Edge;

/// <summary>
/// Reads the one input record of a use case, from JSON or from a posted form: the form becomes the same JSON
/// (<c>contact.name</c> nests, <c>items[]</c> repeats, an empty field is no field) and is read the same way.
/// </summary>
internal static class Input
{
    public static async Task<Outcome<T>> Read<T>(HttpRequest request)
        where T : class
    {
        try
        {
            var input = request.HasFormContentType
                ? Tree(await request.ReadFormAsync(), Moment(request.HttpContext)).Deserialize<T>(Json.FromForm)
                : await ReadJson<T>(request);
            return input is null ? Unreadable : input;
        }
        catch (JsonException broken)
        {
            var field = broken.Path?.TrimStart('$', '.');
            return string.IsNullOrEmpty(field) ? Unreadable : Refusal.Invalid(field, "这一项写得不对，读不懂。");
        }
        catch (BadHttpRequestException)
        {
            return Unreadable;
        }
        catch (InvalidDataException)
        {
            return UnreadableForm;
        }
    }

    private static async Task<T?> ReadJson<T>(HttpRequest request)
        where T : class
    {
        // A verb without input may be posted without a body.
        if (request.ContentLength is 0 || request is { ContentLength: null, ContentType: null })
            return JsonSerializer.Deserialize<T>("{}", Json.Incoming);
        return await JsonSerializer.DeserializeAsync<T>(request.Body, Json.Incoming);
    }

    /// <summary>A field named …At, from or to holds a time as people write it, in the community's zone: 2026-09-05 18:00.</summary>
    private static Func<string, string> Moment(HttpContext http)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        if (!me.IsKnown)
            return text => text;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return text => Moments.Read(text, now, me.Community.Zone)?.ToString("O") ?? text;
    }

    private static JsonObject Tree(IFormCollection form, Func<string, string> moment)
    {
        var root = new JsonObject();
        foreach (var (name, values) in form)
        {
            if (name.StartsWith('_') || values.All(string.IsNullOrWhiteSpace))
                continue;
            var path = name.Split('.');
            var at = root;
            foreach (var step in path[..^1])
            {
                if (at[step] is not JsonObject next)
                    at[step] = next = [];
                at = next;
            }
            if (path[^1].EndsWith("[]", StringComparison.Ordinal))
                at[path[^1][..^2]] = new JsonArray([
                    .. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => Leaf(v!)),
                ]);
            else if (path[^1] is "from" or "to" || path[^1].EndsWith("At", StringComparison.Ordinal))
                at[path[^1]] = moment(values[^1]!);
            else
                at[path[^1]] = Leaf(values[^1]!);
        }
        return root;
    }

    private static JsonValue Leaf(string text) => JsonValue.Create(text.ReplaceLineEndings("\n").Trim());

    private static readonly Refusal Unreadable = Refusal.Invalid("body", "内容不是可以读懂的 JSON。");

    /// <summary>Broken on the way, or larger than any form of ours can be.</summary>
    internal static readonly Refusal UnreadableForm = Refusal.Invalid("body", "交上来的表单读不出来，或者太大了。");
}
