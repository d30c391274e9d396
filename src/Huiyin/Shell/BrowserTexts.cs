using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using static Huiyin.Platform.Texts;

namespace Huiyin.Shell;

/// <summary>The few sentences that scripts say, in the reader's language, as a data block in the page.</summary>
internal static class BrowserTexts
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>JSON that may stand inside a script element: angle brackets and ampersands are escaped.</summary>
    internal static string Json() =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["remaining"] = T("还有 {0}"),
                ["overdue"] = T("已超 {0}"),
                ["underMinute"] = T("不到 1 分钟"),
                ["justOver"] = T("刚刚超时"),
                ["minutes"] = T("{0} 分钟"),
                ["hoursMinutes"] = T("{0} 小时 {1} 分"),
                ["hours"] = T("{0} 小时"),
                ["days"] = T("{0} 天"),
                ["changed"] = T("有新变化"),
                ["refresh"] = T("刷新"),
                ["offline"] = T("连接断开，正在重连"),
                ["restored"] = T("已恢复上次没有提交的内容"),
                ["unsent"] = T("没有送到，写的内容都还在。请再按一次。"),
                ["discard"] = T("清空"),
                ["signHere"] = T("请在此签名"),
                ["signAgain"] = T("重签"),
                ["chosen"] = T("已选 {0} 件"),
                ["noChart"] = T("图表没有画出来，数字见下表"),
                ["nothingFound"] = T("没有找到"),
            },
            Readable
        );
}
