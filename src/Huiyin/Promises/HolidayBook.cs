using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Huiyin.Promises;

/// <summary>
/// The public holidays and the weekend days worked for them (调休), as the State Council announces them year by year.
/// Years that are not announced yet have neither: their weekends are off and nothing else.
/// </summary>
public sealed class HolidayBook
{
    private static readonly Lazy<Dictionary<int, string>> bundled = new(() =>
        Embedded().ToDictionary(text => Read(text).Year)
    );

    private readonly FrozenDictionary<DateOnly, bool> days;
    private readonly FrozenSet<int> years;

    private HolidayBook(Dictionary<DateOnly, bool> days, HashSet<int> years)
    {
        this.days = days.ToFrozenDictionary();
        this.years = years.ToFrozenSet();
    }

    /// <summary>A country without public holidays.</summary>
    public static HolidayBook Empty { get; } = new([], []);

    /// <summary>The announced Chinese years that come with the product.</summary>
    public static HolidayBook Chinese { get; } = Parse(Bundled.Values);

    /// <summary>The texts of the files that come with the product, by year.</summary>
    public static IReadOnlyDictionary<int, string> Bundled => bundled.Value;

    /// <summary>The bundled years, each replaced by an own file of the same year where there is one.</summary>
    /// <param name="own">Texts of files by year.</param>
    /// <exception cref="JsonException">A file is not of that form.</exception>
    public static HolidayBook WithOwn(IReadOnlyDictionary<int, string> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return Parse(Bundled.Where(file => !own.ContainsKey(file.Key)).Select(file => file.Value).Concat(own.Values));
    }

    /// <summary>
    /// Reads yearly files: <c>{"year": 2026, "days": [{"name", "date": "2026-01-01", "isOffDay": true}]}</c>. A year's first days
    /// may stand in the file of the year before; where two files name a day, the file of its own year is right.
    /// </summary>
    /// <param name="files">The texts of the files, in any order.</param>
    /// <exception cref="JsonException">A file is not of that form.</exception>
    public static HolidayBook Parse(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var known = new Dictionary<DateOnly, bool>();
        var announced = new HashSet<int>();
        foreach (var file in files.Select(Read))
        {
            foreach (var day in file.Days)
            {
                if (day.Date.Year == file.Year || !known.ContainsKey(day.Date))
                {
                    known[day.Date] = day.IsOffDay;
                }
            }
            if (file.Days.Any(day => day.Date.Year == file.Year))
            {
                announced.Add(file.Year);
            }
        }
        return new HolidayBook(known, announced);
    }

    /// <summary>Whether the holidays of a year are announced and known.</summary>
    public bool Knows(int year) => years.Contains(year);

    /// <summary>True for a public holiday, false for a weekend day that is worked, null for an ordinary day.</summary>
    public bool? IsOff(DateOnly date) => days.TryGetValue(date, out var off) ? off : null;

    private static YearFile Read(string text) =>
        JsonSerializer.Deserialize<YearFile>(text, JsonSerializerOptions.Web)
        ?? throw new JsonException("the file is empty");

    private static IEnumerable<string> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("Huiyin.Promises/holidays/", StringComparison.Ordinal))
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private sealed record YearFile(int Year, IReadOnlyList<Day> Days);

    private sealed record Day(string Name, DateOnly Date, bool IsOffDay);
}
