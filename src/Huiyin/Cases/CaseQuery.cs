using Huiyin.Cases.Public;
using Microsoft.AspNetCore.WebUtilities;

namespace Huiyin.Cases;

/// <summary>
/// A question to the register as it stands in an address: names and words, not yet understood. The page, the API, exports
/// and saved views all carry it; <see cref="CaseFilter"/> is what it means.
/// </summary>
internal sealed record CaseQuery
{
    private static readonly string[] Names =
    [
        "status",
        "kind",
        "grade",
        "department",
        "assignee",
        "by",
        "owner",
        "unit",
        "due",
        "from",
        "to",
        "q",
    ];

    private readonly IReadOnlyDictionary<string, string[]> words;

    private CaseQuery(IReadOnlyDictionary<string, string[]> words) => this.words = words;

    public bool IsEmpty => words.Count == 0;

    /// <summary>Takes what is ours from an address; <c>a,b</c> is the same as asking twice.</summary>
    public static CaseQuery Read(IQueryCollection query) => Of(query.Select(pair => (pair.Key, pair.Value.ToArray())));

    /// <summary>Reads <c>status=open&amp;kind=repair</c>, with or without the question mark.</summary>
    public static CaseQuery Read(string? text) =>
        Of(QueryHelpers.ParseQuery(text).Select(pair => (pair.Key, pair.Value.ToArray())));

    /// <summary>The single word under a name; null when nothing stands there.</summary>
    public string? this[string name] => words.TryGetValue(name, out var found) ? found[0] : null;

    public IReadOnlyList<string> All(string name) => words.GetValueOrDefault(name, []);

    public bool Has(string name, string word) => All(name).Contains(word);

    public CaseQuery Without(params string[] names) => new(words.Where(w => !names.Contains(w.Key)).ToDictionary());

    public CaseQuery With(string name, string word)
    {
        var changed = words.ToDictionary();
        changed[name] = [word];
        return new(changed);
    }

    /// <summary>The same question in the same order every time, so that two views can be told to be one.</summary>
    public override string ToString() =>
        string.Join(
            '&',
            Names
                .Where(words.ContainsKey)
                .Select(name => $"{name}={string.Join(',', words[name].Select(Uri.EscapeDataString))}")
        );

    /// <summary>The question below a path, with what else the address carries.</summary>
    public string At(string path, params (string Name, string? Value)[] more)
    {
        var parts = more.Where(m => m.Value is not null).Select(m => $"{m.Name}={Uri.EscapeDataString(m.Value!)}");
        var query = string.Join('&', parts.Prepend(ToString()).Where(part => part.Length > 0));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static CaseQuery Of(IEnumerable<(string Name, string?[] Values)> given)
    {
        var read = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, values) in given)
        {
            if (!Names.Contains(name))
                continue;
            // Words of a search may hold commas; the others are lists.
            IEnumerable<string?> said =
                name == "q" ? values : values.SelectMany(v => (IEnumerable<string?>)(v ?? "").Split(','));
            string[] kept = [.. said.Select(v => v?.Trim() ?? "").Where(v => v.Length > 0).Distinct()];
            // A form says "all" besides what was picked, so that nothing picked is said too.
            if (name == "status" && kept.Length > 1)
                kept = [.. kept.Where(word => word != "all")];
            if (kept.Length > 0)
                read[name] = kept;
        }
        return new(read);
    }
}
