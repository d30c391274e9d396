using System.Globalization;
using static Huiyin.Platform.Texts;

namespace Huiyin.Shell;

/// <summary>Times as people at a desk say them, in the community's zone.</summary>
internal static class Moments
{
    /// <summary>今天 14:05, 昨天 09:30, 明天 09:00, 9月3日 14:05, 2025年9月3日 14:05.</summary>
    internal static string Say(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone, bool withTime = true)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var day = Day(local, TimeZoneInfo.ConvertTime(now, zone));
        return withTime ? $"{day} {local:HH:mm}" : day;
    }

    /// <summary>The whole truth, for a title: 2026-09-05 14:05:33 +08:00.</summary>
    internal static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss zzz");

    /// <summary>As written in a field: 2026-09-05 18:00.</summary>
    internal static string Write(DateTimeOffset at, TimeZoneInfo zone, bool dateOnly = false) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(dateOnly ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm");

    /// <summary>
    /// Reads what somebody wrote in a time field, in the community's zone; null when it is not a time. A day alone is its
    /// midnight; a time alone is taken for today.
    /// </summary>
    internal static DateTimeOffset? Read(string? text, DateTimeOffset now, TimeZoneInfo zone)
    {
        text = text?.Trim().Replace('：', ':').Replace('/', '-').Replace('T', ' ');
        if (string.IsNullOrEmpty(text))
            return null;
        if (TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], out var time))
            text = $"{TimeZoneInfo.ConvertTime(now, zone):yyyy-MM-dd} {time:HH:mm}";
        if (
            !DateTime.TryParseExact(
                text,
                ["yyyy-M-d H:mm", "yyyy-M-d HH:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d"],
                null,
                DateTimeStyles.None,
                out var local
            )
        )
            return null;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static string Day(DateTimeOffset local, DateTimeOffset today) =>
        (local.Date - today.Date).Days switch
        {
            0 => T("今天"),
            -1 => T("昨天"),
            1 => T("明天"),
            _ when local.Year == today.Year => T("{0}月{1}日", local.Month, local.Day),
            _ => T("{0}年{1}月{2}日", local.Year, local.Month, local.Day),
        };
}
