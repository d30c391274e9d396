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
            "charged" => T("请您负责"),
            "notify" => T("已超时，请过问"),
            "take_over" => T("请接手督办"),
            "report_up" => T("报您知道"),
            "regrade" => T("升为重大投诉"),
            "inform_customer" => T("请告知客户"),
            "rejected" => T("部门退回，请另派"),
            "ruling_needed" => T("两次退回，请您裁定"),
            "unsatisfied" => T("客户不满意，请重办"),
            "complaint_of_staff" => T("有投诉涉及员工，请过问"),
            "grade_proposed" => T("有人提请降级，请裁定"),
            "grade_ruled" => T("降级提请有了裁定"),
            "investigated" => T("投诉已查明，请看"),
            "undecided" => T("下面解决不了，请您决定"),
            "decided" => T("经理已有决定"),
            "compensation_requested" => T("请批补偿"),
            "compensation_ruled" => T("补偿有了批复"),
            "compensation_paid" => T("补偿已经兑现"),
            "incident" => T("多户反映同一件事"),
            "pass_over" => T("没有人接，请您接手"),
            "passed_on" => T("转由您负责"),
            "manager_visit" => T("请您上门回访"),
            _ => T("通知"),
        };
}
