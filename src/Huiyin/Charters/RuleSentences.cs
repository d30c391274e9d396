using Huiyin.Cases.Public;
using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Charters;

/// <summary>
/// A rule of a charter as a sentence that anybody can read, made from the rule itself, so that it can never say something
/// else: 轻微投诉：48 小时内解决，否则通知项目经理.
/// </summary>
internal static class RuleSentences
{
    public static string Of(PromiseRule rule) =>
        string.Join('，', new[] { Promised(rule), AtOnce(rule), Otherwise(rule) }.OfType<string>());

    /// <summary>For the customer: to whom, what, until when.</summary>
    public static string Promised(PromiseRule rule) =>
        T("{0}：{1}{2}", Whom(rule.Condition), CharterWords.Within(rule), CharterWords.Deed(rule.Promise));

    /// <summary>What is done the moment it opens; null when nothing.</summary>
    public static string? AtOnce(PromiseRule rule) =>
        Join(rule.Consequences.Where(step => step.When == ConsequenceMoment.Opened)) is { Length: > 0 } done
            ? T("一开始就{0}", done)
            : null;

    /// <summary>What follows when it is missed: 否则通知客服主管，再过 24 小时通知项目经理.</summary>
    public static string? Otherwise(PromiseRule rule)
    {
        var steps = rule.Consequences.Where(step => step.When == ConsequenceMoment.Missed).GroupBy(step => step.After);
        var parts = steps.Select(group =>
            group.Key == 0
                ? T("否则{0}", Join(group))
                : T("逾期 {0}再{1}", CharterWords.Elapsed(group.Key), Join(group))
        );
        return string.Join('，', parts) is { Length: > 0 } words ? words : null;
    }

    /// <summary>Which cases: 轻微投诉, 急修, 报修、服务、售后（前 2 轮）.</summary>
    public static string Whom(RuleCondition condition)
    {
        var kinds =
            condition is { Kinds: [RequestKind.Repair], Urgent: { } urgent } ? (urgent ? T("急修") : T("一般报修"))
            : condition.Urgent is { } any ? (any ? T("紧急的") : T("不紧急的")) + Kinds(condition)
            : Kinds(condition);
        var words = Graded(condition, Categorised(condition, kinds));
        if (condition.Valid is { } valid)
            words = (valid ? T("有效的") : T("认定无效的")) + words;
        var limits = Limits(condition).ToList();
        return limits.Count == 0 ? words : T("{0}（{1}）", words, string.Join('，', limits));
    }

    /// <summary>What it takes to keep it: 派单、接单或到场.</summary>
    public static string AnyOf(FactSet facts)
    {
        var words = facts.Select(CharterWords.Of).ToList();
        return words.Count <= 1 ? string.Concat(words) : T("{0}或{1}", string.Join('、', words[..^1]), words[^1]);
    }

    /// <summary>From when it counts.</summary>
    public static string CountedFrom(PromiseRule rule) =>
        rule.CountsFrom switch
        {
            CountsFrom.Registered => T("从登记起算"),
            CountsFrom.Given => T("从答应起"),
            _ => T("从{0}起算", AnyOf(rule.OpensOn)),
        };

    public static string Warned(PromiseRule rule) =>
        rule.WarnBefore is { } before ? T("到期前 {0}提醒", CharterWords.Elapsed(before)) : T("不提醒");

    public static string Paused(PromiseRule rule) =>
        rule.PausedBy.Count == 0
            ? T("不因任何原因暂停")
            : T("{0}时暂停计时", string.Join('、', rule.PausedBy.Select(Words.Of)));

    private static string Join(IEnumerable<Consequence> steps) =>
        string.Join('、', steps.Select(step => CharterWords.Of(step)));

    private static string Kinds(RuleCondition condition) =>
        condition.Kinds.Count == 0 ? T("所有诉求") : string.Join('、', condition.Kinds.Select(Words.Of));

    private static string Categorised(RuleCondition condition, string kinds)
    {
        if (condition.Categories.Count == 0)
            return kinds;
        var categories = string.Join('、', condition.Categories.Select(CategoryWords.Of));
        return T("{0}类{1}", categories, condition.Kinds.Count == 0 ? T("诉求") : kinds);
    }

    private static string Graded(RuleCondition condition, string kinds) =>
        condition.Grades.Count switch
        {
            0 => kinds,
            1 when condition.Grades[0] != Grade.None => Words.Of(condition.Grades[0]) + kinds,
            _ => T("{0}的{1}", string.Join('、', condition.Grades.Select(Words.Of)), kinds),
        };

    private static IEnumerable<string> Limits(RuleCondition condition)
    {
        if (condition.ExceptKinds.Count > 0)
            yield return T("{0}除外", string.Join('、', condition.ExceptKinds.Select(Words.Of)));
        if (condition.ExceptCategories.Count > 0)
            yield return T("{0}除外", string.Join('、', condition.ExceptCategories.Select(CategoryWords.Of)));
        if (condition is { MinCycle: > 1, MaxCycle: { } last })
            yield return T("第 {0} 至 {1} 轮", condition.MinCycle, last);
        else if (condition.MinCycle > 1)
            yield return T("第 {0} 轮起", condition.MinCycle);
        else if (condition.MaxCycle is { } only)
            yield return T("前 {0} 轮", only);
    }
}

/// <summary>The rules of a charter that are for the same kinds of request.</summary>
internal sealed record CharterChapter(string Title, IReadOnlyList<PromiseRule> Rules)
{
    /// <summary>What holds for every request first, then kind by kind in the order of R-020.</summary>
    public static IReadOnlyList<CharterChapter> Of(IEnumerable<PromiseRule> rules) =>
        [
            .. rules
                .GroupBy(rule => string.Join('、', rule.Condition.Kinds.Order().Select(Words.Of)))
                .OrderBy(group =>
                    group.First().Condition.Kinds.Count == 0 ? -1 : (int)group.First().Condition.Kinds.Min()
                )
                .ThenBy(group => group.First().Condition.Kinds.Count)
                .Select(group => new CharterChapter(group.Key.Length == 0 ? T("所有诉求") : group.Key, [.. group])),
        ];
}
