using System.Text.Json.Nodes;
using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Charters;

/// <summary>
/// A rule that a form adds: to which requests, what is promised, what opens and keeps it, until when, who owes it and who hears
/// of it when it is missed. Warning, pauses and further steps are added on the rule's own form.
/// </summary>
internal sealed record AddRule(
    string? Id,
    string? Promise,
    string? Says,
    string? Source,
    IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Grades,
    string? Categories,
    bool? Urgent,
    bool? Valid,
    string? MinCycle,
    string? MaxCycle,
    IReadOnlyList<string>? OpensOn,
    string? CountsFrom,
    IReadOnlyList<string>? KeptBy,
    IReadOnlyList<string>? CancelledBy,
    string? Amount,
    string? Unit,
    string? OwedBy,
    string? TellTo,
    int? Revision
)
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n'];

    /// <summary>The rule as the charter's text holds it; the reader of charters then judges the whole.</summary>
    public Outcome<JsonObject> Made(IReadOnlyList<string> taken)
    {
        if (string.IsNullOrEmpty(Id))
            return Refusal.Invalid("id", "请给这一条一个编号，例如 repair.night.arrive。");
        if (!Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_'))
            return Refusal.Invalid("id", "编号只用小写字母、数字、点和下划线。");
        if (taken.Contains(Id))
            return Refusal.Invalid("id", "编号 {0} 已经有了。", Id);
        if (Split(Source) is not { Count: > 0 } source)
            return Refusal.Invalid("source", "请写明依据，例如 R-034，或业委会决议。");
        if (OpensOn is not { Count: > 0 })
            return Refusal.Invalid("opensOn", "请选择从什么事开始。");
        if (KeptBy is not { Count: > 0 })
            return Refusal.Invalid("keptBy", "请选择做到什么算兑现。");
        if (string.IsNullOrEmpty(TellTo))
            return Refusal.Invalid("tellTo", "请选择逾期通知谁。");
        var given = CountsFrom == SnakeCase.Of(Huiyin.Promises.CountsFrom.Given);
        var rule = new JsonObject { ["id"] = Id, ["promise"] = Promise };
        if (!string.IsNullOrEmpty(Says))
            rule["says"] = Says;
        rule["source"] = List(source);
        if (Condition() is { Count: > 0 } when)
            rule["when"] = when;
        rule["opensOn"] = List(OpensOn);
        if (!string.IsNullOrEmpty(CountsFrom) && CountsFrom != SnakeCase.Of(Huiyin.Promises.CountsFrom.Event))
            rule["countsFrom"] = CountsFrom;
        rule["keptBy"] = List(KeptBy);
        if (CancelledBy is { Count: > 0 })
            rule["cancelledBy"] = List(CancelledBy);
        if (!given)
        {
            if (EditRule.Words(Amount, Unit ?? "").Refused(out var within, out var no))
                return no with { Field = "amount" };
            rule["within"] = within;
        }
        rule["owedBy"] = OwedBy;
        rule["consequences"] = new JsonArray(
            new JsonObject
            {
                ["level"] = 1,
                ["do"] = SnakeCase.Of(ConsequenceAction.Notify),
                ["to"] = TellTo,
            }
        );
        return rule;
    }

    private JsonObject Condition()
    {
        var when = new JsonObject();
        if (Kinds is { Count: > 0 })
            when["kinds"] = List(Kinds);
        if (Grades is { Count: > 0 })
            when["grades"] = List(Grades);
        if (Split(Categories) is { Count: > 0 } categories)
            when["categories"] = List(categories);
        if (Urgent is { } urgent)
            when["urgent"] = urgent;
        if (Valid is { } valid)
            when["valid"] = valid;
        if (int.TryParse(MinCycle, out var first) && first != 1)
            when["minCycle"] = first;
        if (int.TryParse(MaxCycle, out var last))
            when["maxCycle"] = last;
        return when;
    }

    private static List<string> Split(string? text) =>
        [.. (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static JsonArray List(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);
}
