using Huiyin.Platform;

namespace Huiyin.Edge;

/// <summary>What was posted and refused, so that the page shows it again.</summary>
internal sealed record Posted(string Path, IReadOnlyDictionary<string, string> Values, Refusal Refusal)
{
    public static async Task<Posted> Of(HttpContext http, Refusal no)
    {
        var form = await http.Request.ReadFormAsync();
        return new Posted(http.Request.Path, form.ToDictionary(f => f.Key, f => f.Value.ToString()), no);
    }

    /// <summary>What stood in a field.</summary>
    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>The sentence beside a field, when it was that one.</summary>
    public string? ErrorAt(string field) => Refusal.Field == field ? Refusal.Sentence() : null;
}
