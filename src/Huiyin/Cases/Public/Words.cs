using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Public;

/// <summary>The desk's words for the enums of a case.</summary>
public static class Words
{
    public static string Of(RequestKind kind) =>
        kind switch
        {
            RequestKind.DeveloperDefect => T("售后"),
            RequestKind.Repair => T("报修"),
            RequestKind.Complaint => T("投诉"),
            RequestKind.PaidService => T("服务"),
            RequestKind.Compliment => T("表扬"),
            RequestKind.Suggestion => T("建议"),
            RequestKind.Other => T("其它"),
        };

    public static string Of(CaseStatus status) =>
        status switch
        {
            CaseStatus.Registered => T("已登记"),
            CaseStatus.Dispatched => T("已派单"),
            CaseStatus.Accepted => T("已接单"),
            CaseStatus.AwaitingConsent => T("待业主同意"),
            CaseStatus.InProgress => T("处理中"),
            CaseStatus.OnHold => T("已暂停"),
            CaseStatus.Handled => T("待回访"),
            CaseStatus.Closed => T("已销案"),
            CaseStatus.ClosedUnresolved => T("未解决销案"),
            CaseStatus.Withdrawn => T("已撤回"),
        };

    public static string Of(Channel channel) =>
        channel switch
        {
            Channel.Phone => T("来电"),
            Channel.Visit => T("来访"),
            Channel.Letter => T("来信"),
            Channel.Email => T("邮件"),
            Channel.Web => T("网上"),
            Channel.Patrol => T("巡查"),
        };

    public static string Of(Grade grade) =>
        grade switch
        {
            Grade.None => T("未定级"),
            Grade.Minor => T("轻微"),
            Grade.Major => T("重要"),
            Grade.Critical => T("重大"),
        };

    public static string Of(CaseMove move) =>
        move switch
        {
            CaseMove.Dispatch => T("派单"),
            CaseMove.Accept => T("接单"),
            CaseMove.Reject => T("退回"),
            CaseMove.Arrive => T("登记到达"),
            CaseMove.AskConsent => T("征求同意"),
            CaseMove.GiveConsent => T("登记同意"),
            CaseMove.Start => T("开工"),
            CaseMove.Hold => T("暂停"),
            CaseMove.Resume => T("恢复"),
            CaseMove.Handle => T("登记处理结果"),
            CaseMove.Reopen => T("重办"),
            CaseMove.Close => T("销案"),
            CaseMove.CloseUnresolved => T("按未解决销案"),
            CaseMove.Withdraw => T("撤回"),
        };

    public static string Of(HoldReason reason) =>
        reason switch
        {
            HoldReason.WaitingForParts => T("等配件"),
            HoldReason.WaitingForOwner => T("等业主"),
            HoldReason.WaitingForThirdParty => T("等外部单位"),
            HoldReason.Weather => T("等天气"),
            HoldReason.Other => T("其它原因"),
        };

    public static string Of(PromiseKind promise) =>
        promise switch
        {
            PromiseKind.Acknowledge => T("受理"),
            PromiseKind.HandOver => T("交接"),
            PromiseKind.Arrive => T("到场"),
            PromiseKind.FirstAnswer => T("首次答复"),
            PromiseKind.Resolve => T("办结"),
            PromiseKind.ToldCustomer => T("告知客户"),
            PromiseKind.FollowUp => T("回访"),
            PromiseKind.SupervisorTakeover => T("主管接手"),
            PromiseKind.ManagerTakeover => T("经理接手"),
            PromiseKind.RegradeCritical => T("升为重大"),
            PromiseKind.GivenByWord => T("口头承诺"),
            PromiseKind.Visit => T("上门回访"),
            PromiseKind.ReportUp => T("上报领导"),
            PromiseKind.Investigate => T("调查核实"),
            PromiseKind.StrikeOff => T("销案"),
            PromiseKind.Reply => T("部门答复"),
            PromiseKind.Grade => T("定级"),
        };
}
