using System.Text.Json;
using System.Text.Json.Serialization;
using Huiyin.Cases.Public;
using Huiyin.Platform;

namespace Huiyin.Integrations;

/// <summary>
/// How another system's export becomes our cases, written down once per system as JSON (docs/examples/311-map.json). Each
/// field is made of columns: <c>"unique_key"</c> is one column, <c>"{street}, {borough}"</c> several with text between them;
/// a list is written below one another, and a line whose columns are all empty is left out.
/// </summary>
internal sealed record CaseImportMap
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        // A misspelt name would silently leave a field empty.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new TextTemplateConverter() },
    };

    public required CaseImportFields Fields { get; init; }

    /// <summary>.NET formats of the export's times, tried in order; a format with an offset (zzz) needs no zone.</summary>
    public IReadOnlyList<string> TimeFormats { get; init; } = ["yyyy-MM-dd HH:mm:ss"];

    /// <summary>IANA zone of times without an offset.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>From the export's words to ours, letter case ignored; <c>*</c> stands for every word not listed.</summary>
    public CaseImportValues Values { get; init; } = new();

    /// <summary>What a row is that says nothing.</summary>
    public CaseImportDefaults Defaults { get; init; } = new();

    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static Outcome<CaseImportMap> Read(Stream json)
    {
        try
        {
            var map = JsonSerializer.Deserialize<CaseImportMap>(json, Options);
            return map is null ? Invalid("", "文件是空的")
                : map.Fault() is { } fault ? fault
                : map;
        }
        catch (JsonException e)
        {
            return Invalid(e.Path ?? "", e.Message);
        }
    }

    private Refusal? Fault()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            return Invalid("timeZone", TimeZone);
        }
        if (TimeFormats.Count == 0 || TimeFormats.Any(string.IsNullOrWhiteSpace))
        {
            return Invalid("timeFormats", "");
        }
        return Unknown("values.kind", Values.Kind.Values, CaseImportWords.Kinds)
            ?? Unknown("values.status", Values.Status.Values, CaseImportWords.Statuses)
            ?? Unknown("values.channel", Values.Channel.Values, CaseImportWords.Channels)
            ?? Unknown("defaults.kind", [Defaults.Kind], CaseImportWords.Kinds)
            ?? Unknown("defaults.status", [Defaults.Status], CaseImportWords.Statuses)
            ?? Unknown("defaults.channel", [Defaults.Channel], CaseImportWords.Channels);
    }

    private static Refusal? Unknown(string where, IEnumerable<string> used, string[] known) =>
        used.FirstOrDefault(word => !known.Contains(word, StringComparer.Ordinal)) is { } word
            ? Invalid(where, word)
            : null;

    private static Refusal Invalid(string where, string what) =>
        new("map_invalid", "导入映射的“{0}”不正确：{1}", RefusalKind.Invalid, "map", where, what);
}

/// <summary>Of which columns each field is made; the first three are needed.</summary>
internal sealed record CaseImportFields
{
    public required TextTemplate ExternalId { get; init; }
    public required TextTemplate ReceivedAt { get; init; }
    public required TextTemplate Summary { get; init; }
    public TextTemplate? ClosedAt { get; init; }
    public TextTemplate? Kind { get; init; }
    public TextTemplate? Category { get; init; }
    public TextTemplate? Details { get; init; }
    public TextTemplate? Place { get; init; }
    public TextTemplate? Channel { get; init; }
    public TextTemplate? Status { get; init; }
    public TextTemplate? Resolution { get; init; }
    public TextTemplate? Unit { get; init; }
    public TextTemplate? ContactName { get; init; }
    public TextTemplate? ContactPhone { get; init; }
}

/// <summary>Translations; a category that is not listed stays as it is.</summary>
internal sealed record CaseImportValues
{
    private readonly Dictionary<string, string> kind = [];
    private readonly Dictionary<string, string> category = [];
    private readonly Dictionary<string, string> status = [];
    private readonly Dictionary<string, string> channel = [];

    public IReadOnlyDictionary<string, string> Kind
    {
        get => kind;
        init => kind = Fold(value);
    }
    public IReadOnlyDictionary<string, string> Category
    {
        get => category;
        init => category = Fold(value);
    }
    public IReadOnlyDictionary<string, string> Status
    {
        get => status;
        init => status = Fold(value);
    }
    public IReadOnlyDictionary<string, string> Channel
    {
        get => channel;
        init => channel = Fold(value);
    }

    private static Dictionary<string, string> Fold(IReadOnlyDictionary<string, string> words) =>
        new(words.DistinctBy(word => word.Key, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
}

internal sealed record CaseImportDefaults
{
    public string Kind { get; init; } = "other";
    public string Channel { get; init; } = "phone";
    public string Status { get; init; } = "registered";
}
