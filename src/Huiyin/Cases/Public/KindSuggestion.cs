using Huiyin.Promises;

namespace Huiyin.Cases.Public;

/// <summary>Which of the seven kinds the words point to: a suggestion, the clerk decides.</summary>
internal static class KindSuggestion
{
    // Longer and more telling words first; the first kind with a hit wins.
    private static readonly (RequestKind Kind, string[] Words)[] Signs =
    [
        (RequestKind.Compliment, ["表扬", "感谢", "锦旗", "谢谢你们", "点赞"]),
        (
            RequestKind.Complaint,
            ["投诉", "态度", "太吵", "噪音", "扰民", "没人管", "不作为", "推诿", "骂", "乱收费", "不满"]
        ),
        (RequestKind.DeveloperDefect, ["保修", "质保", "开发商", "交房", "空鼓", "验房", "墙体开裂"]),
        (
            RequestKind.PaidService,
            [
                "家政",
                "保洁预约",
                "搬家",
                "代收",
                "清洗",
                "有偿",
                "开锁",
                "装窗帘",
                "空调加时",
                "办卡",
                "停车卡",
                "门禁卡",
            ]
        ),
        (RequestKind.Suggestion, ["建议", "希望增加", "能不能增加", "最好能"]),
        (
            RequestKind.Repair,
            [
                "漏水",
                "渗水",
                "滴水",
                "漏电",
                "跳闸",
                "停电",
                "停水",
                "断电",
                "没电",
                "没水",
                "火花",
                "插座",
                "开关",
                "灯",
                "堵",
                "下水",
                "马桶",
                "水管",
                "龙头",
                "阀门",
                "坏了",
                "不亮",
                "不热",
                "不制冷",
                "维修",
                "报修",
                "修",
                "门锁",
                "对讲",
                "电梯",
                "困人",
                "漏气",
                "异响",
                "墙皮",
                "脱落",
            ]
        ),
    ];

    private static readonly string[] Danger =
    [
        "火花",
        "冒烟",
        "着火",
        "漏电",
        "困人",
        "被困",
        "爆管",
        "漏气",
        "煤气",
        "燃气味",
        "大量漏水",
        "喷水",
        "水淹",
        "触电",
        "坠落",
    ];

    public static RequestKind? For(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        foreach (var (kind, signs) in Signs)
        {
            if (signs.Any(sign => words.Contains(sign, StringComparison.Ordinal)))
                return kind;
        }
        return null;
    }

    /// <summary>The telling words in a sentence, longer ones first: what a case like it would say too.</summary>
    public static IReadOnlyList<string> TellingWords(string? words) =>
        string.IsNullOrWhiteSpace(words)
            ? []
            :
            [
                .. Signs
                    .SelectMany(s => s.Words)
                    .Concat(Danger)
                    .Where(sign => words.Contains(sign, StringComparison.Ordinal))
                    .Distinct()
                    .OrderByDescending(sign => sign.Length),
            ];

    /// <summary>Whether the words speak of danger, so that 急修 is offered.</summary>
    public static bool SoundsUrgent(string? words) =>
        words is not null && Danger.Any(sign => words.Contains(sign, StringComparison.Ordinal));
}
