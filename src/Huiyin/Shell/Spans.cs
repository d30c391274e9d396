using static Huiyin.Platform.Texts;

namespace Huiyin.Shell;

/// <summary>How long, in words. The same words are made in the browser by <c>js/countdown.js</c> while time passes.</summary>
internal static class Spans
{
    /// <summary>"还有 3 小时" until <paramref name="due"/>, "已超 20 分钟" after it.</summary>
    internal static string Remaining(DateTimeOffset due, DateTimeOffset now) =>
        (due - now).TotalMinutes switch
        {
            >= 1 => T("还有 {0}", Length(due - now)),
            >= 0 => T("不到 1 分钟"),
            > -1 => T("刚刚超时"),
            _ => T("已超 {0}", Length(now - due)),
        };

    /// <summary>Exact where it is short, round where it is long: 40 分钟, 1 小时 20 分, 5 小时, 3 天.</summary>
    internal static string Length(TimeSpan span) =>
        span.TotalMinutes < 1 ? T("不到 1 分钟")
        : span.TotalHours < 1 ? T("{0} 分钟", (int)span.TotalMinutes)
        : span.TotalHours < 3 && span.Minutes > 0 ? T("{0} 小时 {1} 分", (int)span.TotalHours, span.Minutes)
        : span.TotalDays < 2 ? T("{0} 小时", (int)span.TotalHours)
        : T("{0} 天", (int)span.TotalDays);

    /// <summary>A wait that is being watched: 3:20, 1:03:20.</summary>
    internal static string Watch(TimeSpan span) =>
        span.TotalHours < 1
            ? $"{(int)span.TotalMinutes}:{span.Seconds:00}"
            : $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}";
}
