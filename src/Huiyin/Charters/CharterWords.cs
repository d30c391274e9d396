using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Charters;

/// <summary>The words of a charter as people say them: duties, facts, durations, what is done.</summary>
internal static class CharterWords
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const long Week = 7 * Day;

    /// <summary>
    /// On what a rule rests: numbers of requirements and what people wrote; notes in English are for those who build it.
    /// </summary>
    public static string Grounds(PromiseRule rule) =>
        string.Join(
            '、',
            rule.Source.Where(note => !note.All(char.IsAscii) || !note.Contains(' ', StringComparison.Ordinal))
        );

    public static string Of(DutyRole duty) =>
        duty switch
        {
            DutyRole.Receptionist => T("接待员"),
            DutyRole.Steward => T("物业管家"),
            DutyRole.Assignee => T("承办人"),
            DutyRole.Department => T("责任部门"),
            DutyRole.ServiceSupervisor => T("客服主管"),
            DutyRole.DepartmentManager => T("部门经理"),
            DutyRole.ProjectManager => T("项目经理"),
            DutyRole.QualityManager => T("品质经理"),
            DutyRole.GeneralManager => T("总经理"),
            _ => SnakeCase.Of(duty),
        };

    public static string Of(FactKind fact) =>
        fact switch
        {
            FactKind.Registered => T("登记"),
            FactKind.Classified => T("归类"),
            FactKind.Graded => T("定级"),
            FactKind.Dispatched => T("派单"),
            FactKind.Accepted => T("接单"),
            FactKind.Rejected => T("退单"),
            FactKind.Arbitrated => T("仲裁"),
            FactKind.Arrived => T("到场"),
            FactKind.Started => T("开工"),
            FactKind.ConsentRequested => T("征求同意"),
            FactKind.ConsentGiven => T("同意"),
            FactKind.ConsentRefused => T("不同意"),
            FactKind.Held => T("暂停"),
            FactKind.Resumed => T("恢复"),
            FactKind.Answered => T("答复"),
            FactKind.PromiseGiven => T("口头承诺"),
            FactKind.DateAgreed => T("与客户约定时间"),
            FactKind.Handled => T("处理完毕"),
            FactKind.FollowedUpSatisfied => T("回访满意"),
            FactKind.FollowedUpUnsatisfied => T("回访不满意"),
            FactKind.FollowedUpUnreachable => T("回访未联系上"),
            FactKind.FollowedUpRefused => T("回访不愿评价"),
            FactKind.CustomerInformed => T("告知客户"),
            FactKind.TakenOver => T("接手"),
            FactKind.ReportedUp => T("上报"),
            FactKind.Closed => T("销案"),
            FactKind.ClosedUnresolved => T("未解决销案"),
            FactKind.Withdrawn => T("撤回"),
            FactKind.Investigated => T("查明"),
            FactKind.RaisedInFollowUp => T("回访中提出"),
            FactKind.Replied => T("部门答复签字"),
            FactKind.RulingNeeded => T("两次退回"),
        };

    /// <summary>What is done in time: 48 小时内<b>解决</b>.</summary>
    public static string Deed(PromiseKind promise) =>
        promise switch
        {
            PromiseKind.Acknowledge => T("受理"),
            PromiseKind.HandOver => T("交接"),
            PromiseKind.Arrive => T("到场"),
            PromiseKind.FirstAnswer => T("首次答复"),
            PromiseKind.Resolve => T("解决"),
            PromiseKind.ToldCustomer => T("告知处理情况"),
            PromiseKind.FollowUp => T("回访"),
            PromiseKind.SupervisorTakeover or PromiseKind.ManagerTakeover or PromiseKind.RegradeCritical => T("办完"),
            PromiseKind.GivenByWord => T("兑现口头承诺"),
            PromiseKind.Visit => T("上门"),
            PromiseKind.ReportUp => T("上报"),
            _ => Cases.Public.Words.Of(promise),
        };

    /// <summary>Until when: 48 小时内, 3 个工作日内, 当天 24:00 前.</summary>
    public static string Within(PromiseRule rule) =>
        rule.CountsFrom == CountsFrom.Given ? T("答应的时间之前") : Within(rule.Within);

    public static string Within(Duration duration)
    {
        var words = duration.Counting switch
        {
            Counting.Elapsed => T("{0}内", Elapsed(duration.Amount)),
            Counting.DeskHours => T("前台开放时间 {0}内", Elapsed(duration.Amount)),
            Counting.Workdays => T("{0} 个工作日内", duration.Amount),
            Counting.Days => T("{0} 天内", duration.Amount),
            Counting.Months => T("{0} 个月内", duration.Amount),
            Counting.EndOfDay when duration.Amount == 0 => T("当天 24:00 前"),
            Counting.EndOfDay => T("第 {0} 天 24:00 前", duration.Amount),
            _ => duration.ToString(),
        };
        return duration.RollsOverDaysOff ? words + T("（末日休息则顺延到下一个工作日）") : words;
    }

    /// <summary>Which calendar stops it, if any.</summary>
    public static string Calendar(PromiseRule rule) =>
        rule.CountsFrom == CountsFrom.Given
            ? T("按答应的时间")
            : rule.Within.Counting switch
            {
                Counting.Elapsed => T("昼夜不停"),
                Counting.DeskHours => T("只算前台开放的时间"),
                Counting.Workdays => T("只算工作日，当天不算"),
                Counting.EndOfDay => T("到日终"),
                _ => T("当天不算，到末日 24:00"),
            };

    /// <summary>30 分钟, 4 小时.</summary>
    public static string Elapsed(long milliseconds) =>
        milliseconds % Week == 0 ? T("{0} 小时（{1} 天）", milliseconds / Hour, milliseconds / Day)
        : milliseconds % Hour == 0 ? T("{0} 小时", milliseconds / Hour)
        : T("{0} 分钟", milliseconds / Minute);

    public static string Of(in Consequence step) =>
        step.Do switch
        {
            ConsequenceAction.Notify => T("通知{0}", Of(step.To!.Value)),
            ConsequenceAction.TakeOver => T("转{0}", Of(step.To!.Value)),
            ConsequenceAction.PassOver => T("改由{0}接手", Of(step.To!.Value)),
            ConsequenceAction.ReportUp => T("上报{0}", Of(step.To!.Value)),
            ConsequenceAction.Regrade => T("升为{0}投诉", Cases.Public.Words.Of(step.Grade)),
            ConsequenceAction.InformCustomer => T("告知客户"),
            ConsequenceAction.Warn => T("提醒"),
        };
}
