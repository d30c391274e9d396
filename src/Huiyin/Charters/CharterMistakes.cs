using System.Text.RegularExpressions;
using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Charters;

/// <summary>A mistake in a charter's text as its author at the desk reads it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Rule">Null where it belongs to none.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record CharterMistake(int Line, string? Rule, string Message)
{
    public string Sentence =>
        Rule is null ? T("第 {0} 行：{1}", Line, Message) : T("第 {0} 行，规则 {1}：{2}", Line, Rule, Message);

    public static IReadOnlyList<CharterMistake> In(string text) =>
        [
            .. Charter
                .Parse(text)
                .Errors.Select(error => new CharterMistake(error.Line, error.Rule, CharterMistakes.Say(error.Message))),
        ];
}

/// <summary>
/// The reader of charters stands below the house's texts and speaks plain English to whoever calls it; here its sentences
/// become the desk's. One that is not in the table is shown as it is.
/// </summary>
internal static class CharterMistakes
{
    private static readonly (Regex Pattern, string Words)[] All =
    [
        (Of("^this is not JSON: (.*)$"), "不是可以读懂的 JSON：{0}"),
        (Of("^an object .* is expected here$"), "这里要写一个对象 {{ … }}"),
        (Of("^'(.*)' stands twice$"), "“{0}”写了两次"),
        (Of("^'(.*)' is unknown here; known are (.*)$"), "不认识“{0}”；这里可以写：{1}"),
        (Of("^'(.*)' is missing$"), "缺少“{0}”"),
        (Of("^'(.*)' must be a text in quotation marks$"), "“{0}”要写成加引号的文字"),
        (Of("^'(.*)' must be a whole number from (.*)$"), "“{0}”要写成不小于 {1} 的整数"),
        (Of("^'(.*)' must be true or false$"), "“{0}”只能是 true 或 false"),
        (Of("^'(.*)' holds texts in quotation marks only$"), "“{0}”里只能是加引号的文字"),
        (Of("^'(.*)' must be counted in minutes or hours$"), "“{0}”只能按分钟或小时算"),
        (Of("^'(.*)' is not an opening; .*$"), "“{0}”不是一段开放时间；例如 09:00-12:00"),
        (Of("^the openings of '(.*)' overlap or stand out of order$"), "“{0}”的开放时间重叠，或没有按先后写"),
        (Of("^'(.*)' must be a list .*$"), "“{0}”要写成列表 [ … ]"),
        (Of("^'(.*)' is unknown in '(.*)'; known are (.*)$"), "“{1}”里不认识“{0}”；可以写：{2}"),
        (Of("^'(.*)' in '(.*)' is not a date; .*$"), "“{1}”里的“{0}”不是日期；例如 2026-09-01"),
        (
            Of("^the id is used twice; the first rule of that name stands on line (.*)$"),
            "这个 id 用了两次，第一次在第 {0} 行"
        ),
        (Of("^it counts desk hours, but the desk never opens$"), "按前台开放时间算，可是前台从不开放"),
        (Of("^an id is made of .*$"), "id 只用小写字母、数字、点和下划线"),
        (Of("^'maxCycle' is less than .*$"), "maxCycle 小于 minCycle，没有诉求会适用"),
        (Of("^a promise needs a consequence for when it is missed$"), "要写明逾期之后怎么办，至少一步"),
        (Of("^'(.*)' is done to the case or the customer, .*$"), "“{0}”针对诉求或客户，不用写给谁（to）"),
        (Of("^a warning is written as 'warnBefore' of the rule$"), "到期提醒写在规则的 warnBefore 里"),
        (Of("^'grade' belongs to 'regrade': .*$"), "等级（grade）只和升级（regrade）一起写：minor、major 或 critical"),
        (Of("^'after' counts from the due time; .*$"), "逾期多久（after）从到期算起；一开始就做的事不写它"),
        (Of("^consequences stand in the order .*$"), "各步要按先后写，级别不能往回降"),
        (Of("^the time is given with the promise: .*$"), "时间随口头承诺给出，不写时限（within）"),
        (
            Of("^a time given with the promise .*$"),
            "随口头承诺给出的时间只由 promise_given 或 date_agreed 开始，也不会暂停"
        ),
        (Of("^'(.*)' is empty$"), "“{0}”是空的"),
        (
            Of("^'.*': '(.*)' is not a duration; .*$"),
            "“{0}”不是时长；例如 30 minutes、4 desk hours、10 days、end of day"
        ),
        (Of("^'.*': '(.*)' is negative$"), "“{0}”是负的"),
        (Of("^'.*': '(.*)' is longer than ten years$"), "“{0}”超过十年"),
        (Of("^'.*': '(.*)' is counted in '(.*)'; known are (.*)$"), "“{0}”的单位“{1}”不认识；可以写：{2}"),
        (Of("^'.*': '(.*)' lasts no time at all$"), "“{0}”没有长度"),
        (Of("^'.*': '(.*)': only days, .*$"), "“{0}”：只有按天、按月和日终的时限可以遇休顺延"),
    ];

    public static string Say(string message)
    {
        foreach (var (pattern, words) in All)
        {
            if (pattern.Match(message) is { Success: true } match)
                return T(words, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
        }
        return message;
    }

    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
