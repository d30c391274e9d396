namespace Huiyin.Shell;

/// <summary>One way through the house. <paramref name="Keys"/> is the keyboard path, as pressed: "g h".</summary>
public sealed record NavigationEntry(string Key, string Text, string Href, string Icon, string? Keys = null);

public sealed record NavigationGroup(string? Text, IReadOnlyList<NavigationEntry> Entries);

internal static class ShellNavigation
{
    internal static readonly NavigationEntry Board = new("board", "工作台", "/", Icon: "layout-dashboard", "g h");
    internal static readonly NavigationEntry Intake = new("intake", "登记", "/intake", Icon: "pencil-plus", "n");
    internal static readonly NavigationEntry Cases = new("cases", "登记簿", "/cases", Icon: "book-2", "g c");
    internal static readonly NavigationEntry FollowUps = new(
        "follow-ups",
        "回访",
        "/follow-ups",
        Icon: "phone-outgoing",
        "g f"
    );

    /// <summary>What a thumb reaches on a phone; the rest stands under 更多.</summary>
    internal static readonly IReadOnlyList<NavigationEntry> Thumb = [Board, Intake, Cases, FollowUps];

    internal static readonly IReadOnlyList<NavigationGroup> Groups =
    [
        new(null, [Board, Intake, Cases, FollowUps]),
        new(
            "前台",
            [
                new("calls", "来电", "/calls", Icon: "phone-incoming", "g t"),
                new("queue", "接待等候", "/queue", Icon: "armchair", "g q"),
            ]
        ),
        new(
            "小区",
            [
                new("estate", "房屋住户", "/estate", Icon: "building-community", "g u"),
                new("import", "导入", "/estate/import", Icon: "file-import"),
            ]
        ),
        new(
            "管理",
            [
                new("daily-review", "每日检查", "/daily-review", Icon: "clipboard-check", "g d"),
                new("duty-roster", "值班表", "/duty-roster", Icon: "calendar-user", "g r"),
                new("charter", "服务承诺书", "/charter", Icon: "certificate", "g p"),
                new("calendar", "工作日历", "/calendar", Icon: "calendar", "g w"),
                new("staff", "员工", "/staff", Icon: "users", "g s"),
                new("api", "API", "/api/docs", Icon: "api"),
            ]
        ),
    ];
}
