using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Charters;

/// <summary>What became of a rule between two charters.</summary>
internal enum RuleChange
{
    Added,
    Removed,
    Changed,
}

/// <summary>One point in which two rules, or two charters, differ.</summary>
internal sealed record PointChanged(string What, string Before, string After);

/// <summary>A rule that differs, as sentences before and after; null where there is none.</summary>
internal sealed record RuleDifference(
    string Rule,
    RuleChange Change,
    string? Before,
    string? After,
    IReadOnlyList<PointChanged> Points
);

/// <summary>What a proposed charter changes, in the words of the desk.</summary>
internal sealed record CharterDiff(IReadOnlyList<PointChanged> General, IReadOnlyList<RuleDifference> Rules)
{
    public bool IsEmpty => General.Count == 0 && Rules.Count == 0;

    public static CharterDiff Between(Charter before, Charter after)
    {
        var general = Points(
            (T("名称"), before.Title, after.Title),
            (T("前台时间"), DeskWords.Of(before.Desk), DeskWords.Of(after.Desk)),
            (T("另外休息的日子"), Days(before.Closures), Days(after.Closures))
        );
        var rules = new List<RuleDifference>();
        foreach (var rule in after.Rules)
        {
            if (before.Find(rule.Id) is not { } was)
                rules.Add(new RuleDifference(rule.Id, RuleChange.Added, null, RuleSentences.Of(rule), []));
            else if (Between(was, rule) is { Count: > 0 } points)
                rules.Add(
                    new RuleDifference(
                        rule.Id,
                        RuleChange.Changed,
                        RuleSentences.Of(was),
                        RuleSentences.Of(rule),
                        points
                    )
                );
        }
        rules.AddRange(
            before
                .Rules.Where(rule => after.Find(rule.Id) is null)
                .Select(rule => new RuleDifference(rule.Id, RuleChange.Removed, RuleSentences.Of(rule), null, []))
        );
        return new CharterDiff(general, rules);
    }

    private static List<PointChanged> Between(PromiseRule before, PromiseRule after) =>
        Points(
            (T("适用"), RuleSentences.Whom(before.Condition), RuleSentences.Whom(after.Condition)),
            (T("承诺"), CharterWords.Deed(before.Promise), CharterWords.Deed(after.Promise)),
            (T("时限"), CharterWords.Within(before), CharterWords.Within(after)),
            (T("起算"), RuleSentences.CountedFrom(before), RuleSentences.CountedFrom(after)),
            (T("开始于"), RuleSentences.AnyOf(before.OpensOn), RuleSentences.AnyOf(after.OpensOn)),
            (T("兑现于"), RuleSentences.AnyOf(before.KeptBy), RuleSentences.AnyOf(after.KeptBy)),
            (T("取消于"), RuleSentences.AnyOf(before.CancelledBy), RuleSentences.AnyOf(after.CancelledBy)),
            (T("由谁负责"), CharterWords.Of(before.OwedBy), CharterWords.Of(after.OwedBy)),
            (T("提醒"), RuleSentences.Warned(before), RuleSentences.Warned(after)),
            (T("暂停"), RuleSentences.Paused(before), RuleSentences.Paused(after)),
            (T("开始时"), RuleSentences.AtOnce(before) ?? "", RuleSentences.AtOnce(after) ?? ""),
            (T("逾期"), Steps(before), Steps(after)),
            (T("对客户的说法"), before.Says, after.Says),
            (T("依据"), string.Join('、', before.Source), string.Join('、', after.Source))
        );

    private static string Steps(PromiseRule rule) =>
        string.Join(
            '，',
            rule.Consequences.Where(step => step.When == ConsequenceMoment.Missed)
                .Select(step =>
                    step.After == 0
                        ? T("{0} 级：逾期即{1}", step.Level, CharterWords.Of(step))
                        : T("{0} 级：逾期 {1}{2}", step.Level, CharterWords.Elapsed(step.After), CharterWords.Of(step))
                )
        );

    private static string Days(IReadOnlyList<DateOnly> days) =>
        string.Join('、', days.Order().Select(day => day.ToString("yyyy-MM-dd")));

    private static List<PointChanged> Points(params ReadOnlySpan<(string What, string Before, string After)> pairs)
    {
        var points = new List<PointChanged>();
        foreach (var (what, before, after) in pairs)
        {
            if (before != after)
                points.Add(
                    new PointChanged(what, before.Length > 0 ? before : T("无"), after.Length > 0 ? after : T("无"))
                );
        }
        return points;
    }
}
