using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>Which department the matter belongs to: a suggestion, the clerk decides.</summary>
internal static class DepartmentSuggestion
{
    // A word that names somebody's work says more than the kind.
    private static readonly (string Department, string[] Words)[] Signs =
    [
        ("security", ["保安", "门岗", "岗亭", "门禁", "停车", "车位", "陌生人", "被盗", "偷", "打架"]),
        ("cleaning", ["保洁", "垃圾", "卫生", "打扫", "清洁", "异味", "蟑螂", "老鼠", "消杀", "绿化"]),
        ("finance", ["物业费", "管理费", "发票", "收据", "账单", "代扣"]),
    ];

    /// <summary>Code of a department of this community; null when nothing points to one.</summary>
    public static string? For(RequestKind? kind, string? words, IReadOnlyDictionary<string, string> departments)
    {
        var wanted = kind switch
        {
            RequestKind.DeveloperDefect => "after_sales",
            RequestKind.Repair => "engineering",
            RequestKind.Complaint => "customer_service",
            RequestKind.PaidService => ByWords(words) ?? "customer_service",
            RequestKind.Compliment or RequestKind.Suggestion => null,
            RequestKind.Other or null => ByWords(words),
        };
        return wanted is not null && departments.ContainsKey(wanted) ? wanted : null;
    }

    private static string? ByWords(string? words) =>
        words is null
            ? null
            : Signs.FirstOrDefault(s => s.Words.Any(word => words.Contains(word, StringComparison.Ordinal))).Department;
}
