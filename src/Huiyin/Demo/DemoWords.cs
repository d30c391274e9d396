using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Huiyin.Staff.Public;

namespace Huiyin.Demo;

/// <summary>What can break, where, how it is put and how it is mended.</summary>
/// <param name="Urgent">How often it is urgent.</param>
/// <param name="Public">In the common parts, not in somebody's home.</param>
/// <param name="Outage">What must be cut off for the work, if anything.</param>
/// <param name="Remedies">What was done; after a bar the part that was fitted and its price in yuan.</param>
internal sealed record RepairTheme(
    string Category,
    int Weight,
    double Urgent,
    bool Public,
    string? Outage,
    Dictionary<string, string[]> Slots,
    string[] Summary,
    string[] Remedies,
    string[] Tests
);

/// <summary>What is complained of; for each <c>what</c> stands its result at the same place of <paramref name="Results"/>.</summary>
/// <param name="Staff">Whether a member of staff is complained of.</param>
internal sealed record ComplaintTheme(
    string Category,
    int Weight,
    string Grade,
    string Department,
    bool Staff,
    Dictionary<string, string[]> Slots,
    string[] Summary,
    string[] Answers,
    string[] Results,
    string[] Demands
);

internal sealed record ServiceTheme(
    string Category,
    int Weight,
    string Department,
    Dictionary<string, string[]> Slots,
    string[] Summary,
    string[] Results,
    int[] Prices
);

internal sealed record DefectTheme(
    string Category,
    int Weight,
    Dictionary<string, string[]> Slots,
    string[] Summary,
    string[] Results
);

internal sealed record NameWords(string Surnames, string[] Compound, string Male, string Female);

/// <summary>The vocabulary of the demo community, as data beside this file.</summary>
internal static class DemoWords
{
    private sealed record Themes<T>(T[] All)
    {
        [JsonPropertyName("themes")]
        public T[] All { get; init; } = All;
    }

    private sealed record Services(ServiceTheme[] Themes, DefectTheme[] Defects);

    private sealed record VoiceWords(
        Dictionary<string, string[]> Compliments,
        Dictionary<string, string[]> Suggestions,
        Dictionary<string, string[]> Others,
        Dictionary<string, string[]> Lost
    );

    private static readonly Services ServiceWords = Read<Services>("services");
    private static readonly VoiceWords Voices = Read<VoiceWords>("voices");

    public static RepairTheme[] Repairs { get; } = Read<Themes<RepairTheme>>("repairs").All;
    public static ComplaintTheme[] Complaints { get; } = Read<Themes<ComplaintTheme>>("complaints").All;
    public static ServiceTheme[] PaidServices => ServiceWords.Themes;
    public static DefectTheme[] Defects => ServiceWords.Defects;
    public static Dictionary<string, string[]> Compliments => Voices.Compliments;
    public static Dictionary<string, string[]> Suggestions => Voices.Suggestions;
    public static Dictionary<string, string[]> Others => Voices.Others;
    public static Dictionary<string, string[]> Lost => Voices.Lost;
    public static Dictionary<string, string[]> Common { get; } = Read<Dictionary<string, string[]>>("common");
    public static NameWords Names { get; } = Read<NameWords>("names");

    private static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Huiyin.Demo/{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
