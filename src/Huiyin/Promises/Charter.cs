using System.Reflection;

namespace Huiyin.Promises;

/// <summary>
/// 服务承诺书: which promises the events of a case open. Data, versioned and dated per community; a running case keeps the
/// version it began with. Immutable.
/// </summary>
public sealed class Charter
{
    private readonly PromiseRule[] rules;
    private readonly PromiseRule[][] openedBy;

    /// <summary>Puts a charter together from rules that belong to no other charter.</summary>
    /// <param name="version">Its number, from 1.</param>
    /// <param name="validFrom">The local date from which cases begin under it; null from the beginning of time.</param>
    /// <param name="rules">Its rules; their order is the order of promises that open together.</param>
    /// <param name="desk">Desk hours; null for the usual ones.</param>
    /// <param name="closures">The community's own days off.</param>
    public Charter(
        int version,
        DateOnly? validFrom,
        IEnumerable<PromiseRule> rules,
        DeskHours? desk = null,
        IEnumerable<DateOnly>? closures = null
    )
    {
        this.rules = [.. rules];
        Version = version;
        ValidFrom = validFrom;
        Desk = desk ?? DeskHours.Usual;
        Closures = [.. closures ?? []];
        for (var i = 0; i < this.rules.Length; i++)
        {
            if (this.rules[i].Index >= 0)
            {
                throw new ArgumentException($"rule {this.rules[i].Id} already belongs to a charter", nameof(rules));
            }
            this.rules[i].Index = i;
        }
        openedBy =
        [
            .. Enum.GetValues<FactKind>().Select(kind => Array.FindAll(this.rules, rule => rule.OpensOn.Has(kind))),
        ];
    }

    /// <summary>The charter that comes with the product: the defaults of the requirements, in force from the beginning of time.</summary>
    public static Charter Default { get; } = ReadDefault();

    /// <summary>The text of <see cref="Default"/>: where an own charter starts from.</summary>
    public static string DefaultText => Resource("Huiyin.Promises/default-charter.json");

    /// <summary>Its number, from 1.</summary>
    public int Version { get; }

    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>The local date from which cases begin under it; null from the beginning of time.</summary>
    public DateOnly? ValidFrom { get; }

    /// <summary>Its rules. <see cref="PromiseState.Rule"/> is a position in this list.</summary>
    public IReadOnlyList<PromiseRule> Rules => rules;

    /// <summary>Rules written with <c>"off": true</c>: kept in the text, promising nothing.</summary>
    public IReadOnlyList<PromiseRule> SwitchedOff { get; init; } = [];

    /// <summary>When the desk is open .</summary>
    public DeskHours Desk { get; }

    /// <summary>The community's own days off, beyond the public holidays.</summary>
    public IReadOnlyList<DateOnly> Closures { get; }

    /// <summary>Reads a charter from its JSON text: the charter, or every mistake in it with its line and rule.</summary>
    public static CharterReading Parse(string json) => CharterReader.Read(json);

    /// <summary>The rule of that id; null when this charter has none.</summary>
    public PromiseRule? Find(string id) => Array.Find(rules, rule => rule.Id == id);

    /// <summary>The calendar that this charter's clocks run on. Keep it: its tables cost some milliseconds.</summary>
    /// <param name="zone">The time zone of the community.</param>
    /// <param name="holidays">Public holidays; null for the Chinese ones.</param>
    public WorkCalendar CalendarIn(TimeZoneInfo zone, HolidayBook? holidays = null) =>
        new(zone, Desk, holidays, Closures);

    internal ReadOnlySpan<PromiseRule> OpenedBy(FactKind kind) => openedBy[(int)kind];

    internal ReadOnlySpan<PromiseRule> AllRules => rules;

    private static Charter ReadDefault()
    {
        var reading = Parse(DefaultText);
        return reading.Charter
            ?? throw new InvalidOperationException(
                "the default charter is wrong: " + string.Join("; ", reading.Errors)
            );
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>What came of reading a charter: either the charter, or its mistakes.</summary>
/// <param name="Charter">The charter; null when there are mistakes.</param>
/// <param name="Errors">Every mistake found, in the order of the text; empty when there is a charter.</param>
public sealed record CharterReading(Charter? Charter, IReadOnlyList<CharterError> Errors);

/// <summary>One mistake in a charter's text.</summary>
/// <param name="Line">The line it stands on, from 1.</param>
/// <param name="Rule">The rule it belongs to; null when it belongs to none, or to one without an id.</param>
/// <param name="Message">What is wrong, as a sentence for its author.</param>
public sealed record CharterError(int Line, string? Rule, string Message)
{
    /// <summary><c>line 12, rule repair.urgent.arrive: 'within' is missing</c>.</summary>
    public override string ToString() =>
        Rule is null ? $"line {Line}: {Message}" : $"line {Line}, rule {Rule}: {Message}";
}
