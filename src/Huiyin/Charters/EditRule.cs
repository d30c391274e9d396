using System.Globalization;
using System.Text.Json.Nodes;
using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Charters;

/// <summary>One step upward as a form sends it; a step without a deed is none.</summary>
internal sealed record EditStep(
    string? Level,
    string? When,
    string? AfterAmount,
    string? AfterUnit,
    string? Do,
    string? To,
    string? Grade
);

/// <summary>What may be changed of a rule in a form: until when, who, warning, pauses, what follows, on or off.</summary>
internal sealed record EditRule(
    bool? On,
    string? Amount,
    string? Unit,
    bool? Rolls,
    string? OwedBy,
    string? WarnAmount,
    string? WarnUnit,
    IReadOnlyList<string>? PausedBy,
    string? Says,
    Dictionary<string, EditStep>? Steps,
    int? Revision
)
{
    /// <summary>Writes the form into the rule's JSON; the reader of charters then judges the whole.</summary>
    public Outcome Into(JsonObject rule)
    {
        if (Unit is not null)
        {
            if (Words(Amount, Unit).Refused(out var within, out var no))
                return no with { Field = "amount" };
            rule["within"] = within + (Rolls == true ? ", rolling over days off" : "");
        }
        if (string.IsNullOrEmpty(WarnAmount))
            rule.Remove("warnBefore");
        else if (Words(WarnAmount, WarnUnit ?? "minutes").Refused(out var before, out var wrong))
            return wrong with { Field = "warnAmount" };
        else
            rule["warnBefore"] = before;
        if (OwedBy is not null)
            rule["owedBy"] = OwedBy;
        Put(rule, "says", Says);
        rule.Remove("pausedBy");
        if (PausedBy is { Count: > 0 })
            rule["pausedBy"] = new JsonArray([.. PausedBy.Select(reason => JsonValue.Create(reason))]);
        rule.Remove("off");
        if (On != true)
            rule["off"] = true;
        return Follow(rule);
    }

    /// <summary>The steps in the order in which they run; a form may hold them in any.</summary>
    private Outcome Follow(JsonObject rule)
    {
        var steps = new List<(long At, int Level, JsonObject Json)>();
        var typed = new SortedDictionary<int, EditStep?>();
        foreach (var (key, step) in Steps ?? [])
        {
            if (!int.TryParse(key, CultureInfo.InvariantCulture, out var place) || !typed.TryAdd(place, step))
                return Refusal.Invalid("steps", "各步骤的编号写成互不相同的整数。");
        }
        foreach (var step in typed.Values)
        {
            if (string.IsNullOrEmpty(step?.Do))
                continue;
            if (!int.TryParse(step.Level, CultureInfo.InvariantCulture, out var level) || level < 1)
                return Refusal.Invalid("steps", "级别写成 1、2、3。");
            var opened = step.When == SnakeCase.Of(ConsequenceMoment.Opened);
            var json = new JsonObject { ["level"] = level };
            var at = opened ? -1L : 0;
            if (opened)
                json["when"] = step.When;
            if (!opened && step.AfterAmount is { Length: > 0 } and not "0")
            {
                if (Words(step.AfterAmount, step.AfterUnit ?? "hours").Refused(out var after, out var no))
                    return no with { Field = "steps" };
                json["after"] = after;
                at = Duration.TryParse(after, out var duration, out _) ? duration.Amount : 0;
            }
            json["do"] = step.Do;
            Put(json, "to", step.To);
            Put(json, "grade", step.Grade);
            steps.Add((at, level, json));
        }
        rule["consequences"] = new JsonArray([
            .. steps.OrderBy(step => step.At).ThenBy(step => step.Level).Select(step => step.Json),
        ]);
        return Outcome.Done;
    }

    private static void Put(JsonObject json, string name, string? value)
    {
        json.Remove(name);
        if (!string.IsNullOrEmpty(value))
            json[name] = value;
    }

    /// <summary>A duration as the charter writes it.</summary>
    internal static Outcome<string> Words(string? amount, string unit)
    {
        if (unit == "end of day")
            return amount is null or "" or "0" ? unit : $"{unit} + {amount}";
        if (!long.TryParse(amount, CultureInfo.InvariantCulture, out var number) || number < 1)
            return Refusal.Invalid("amount", "时长写成不小于 1 的整数。");
        if (unit.Length == 0)
            return Refusal.Invalid("unit", "请选择时长的单位。");
        return $"{number} {(number == 1 ? unit[..^1] : unit)}";
    }
}

/// <summary>A rule as its form shows it: as it stands in the draft, or as it was typed and refused.</summary>
internal sealed record RuleForm(PromiseRule Rule)
{
    public required bool On { get; init; }
    public required string Amount { get; init; }

    /// <summary>Null where the time is given by word.</summary>
    public required string? Unit { get; init; }
    public required bool Rolls { get; init; }
    public required string OwedBy { get; init; }
    public required string WarnAmount { get; init; }
    public required string WarnUnit { get; init; }
    public required IReadOnlyList<string> PausedBy { get; init; }
    public required string Says { get; init; }
    public required IReadOnlyList<EditStep> Steps { get; init; }

    public static RuleForm? Of(CharterVersion draft, string id)
    {
        var charter = draft.Charter();
        var off = charter.SwitchedOff.FirstOrDefault(rule => rule.Id == id);
        if ((charter.Find(id) ?? off) is not { } rule)
            return null;
        var (amount, unit) = Split(rule.Within);
        var (warn, warnUnit) = rule.WarnBefore is { } before
            ? Split(new Duration(Counting.Elapsed, before))
            : ("", "hours");
        return new RuleForm(rule)
        {
            On = off is null,
            Amount = amount,
            Unit = rule.CountsFrom == CountsFrom.Given ? null : unit,
            Rolls = rule.Within.RollsOverDaysOff,
            OwedBy = SnakeCase.Of(rule.OwedBy),
            WarnAmount = warn,
            WarnUnit = warnUnit,
            PausedBy = [.. rule.PausedBy.Select(SnakeCase.Of)],
            Says = rule.Says,
            Steps = [.. rule.Consequences.Select(Step)],
        };
    }

    /// <summary>The same form with what somebody typed.</summary>
    public RuleForm Typed(Posted posted) =>
        this with
        {
            On = posted["on"] is not null,
            Amount = posted["amount"] ?? "",
            Unit = Unit is null ? null : posted["unit"],
            Rolls = posted["rolls"] is not null,
            OwedBy = posted["owedBy"] ?? "",
            WarnAmount = posted["warnAmount"] ?? "",
            WarnUnit = posted["warnUnit"] ?? "",
            PausedBy = posted["pausedBy[]"]?.Split(',') ?? [],
            Says = posted["says"] ?? "",
            Steps =
            [
                .. Enumerable
                    .Range(0, 20)
                    .TakeWhile(i => posted[$"steps.{i}.do"] is not null)
                    .Select(i => new EditStep(
                        posted[$"steps.{i}.level"],
                        posted[$"steps.{i}.when"],
                        posted[$"steps.{i}.afterAmount"],
                        posted[$"steps.{i}.afterUnit"],
                        posted[$"steps.{i}.do"],
                        posted[$"steps.{i}.to"],
                        posted[$"steps.{i}.grade"]
                    ))
                    .Where(step => !string.IsNullOrEmpty(step.Do)),
            ],
        };

    private static EditStep Step(Consequence step)
    {
        var (amount, unit) = step.After == 0 ? ("", "hours") : Split(new Duration(Counting.Elapsed, step.After));
        return new EditStep(
            step.Level.ToString(CultureInfo.InvariantCulture),
            SnakeCase.Of(step.When),
            amount,
            unit,
            SnakeCase.Of(step.Do),
            step.To is { } to ? SnakeCase.Of(to) : null,
            step.Grade == Grade.None ? null : SnakeCase.Of(step.Grade)
        );
    }

    /// <summary>The words of a duration: how many of what, the unit in the plural.</summary>
    private static (string Amount, string Unit) Split(Duration duration)
    {
        if (duration.Counting == Counting.EndOfDay)
            return (duration.Amount.ToString(CultureInfo.InvariantCulture), "end of day");
        var words = (duration with { RollsOverDaysOff = false }).ToString().Split(' ', 2);
        return (words[0], words[1].EndsWith('s') ? words[1] : words[1] + "s");
    }
}
