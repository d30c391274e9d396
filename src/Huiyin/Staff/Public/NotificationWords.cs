using static Huiyin.Platform.Texts;

namespace Huiyin.Staff.Public;

/// <summary>What a notification wants of its reader, in a few words.</summary>
public static class NotificationWords
{
    public static string Of(string kind) =>
        kind switch
        {
            "dispatched" => T("派给您"),
            "warn" => T("快到时限"),
            "notify" => T("已超时，请过问"),
            "take_over" => T("请接手督办"),
            "report_up" => T("报您知道"),
            "regrade" => T("升为重大投诉"),
            "inform_customer" => T("请告知客户"),
            "unsatisfied" => T("客户不满意，请重办"),
            "manager_visit" => T("请您上门回访"),
            _ => T("通知"),
        };
}
