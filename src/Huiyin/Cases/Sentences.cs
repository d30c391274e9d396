using System.Text;
using System.Text.Json;
using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases;

/// <summary>
/// The sentence of each fact. <c>{name}</c> is a value of the fact; a part in <c>[ ]</c> falls away when a value in it
/// is missing.
/// </summary>
internal static class Sentences
{
    /// <param name="entry">The fact.</param>
    /// <param name="zone">The community's zone, in which times inside the sentence are said.</param>
    public static string Of(TimelineEntry entry, TimeZoneInfo? zone = null)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string?>>(entry.Data) ?? [];
        values["by"] = entry.ByName;
        if (
            values.TryGetValue("dueAt", out var due)
            && DateTimeOffset.TryParseExact(due, "O", null, default, out var at)
        )
            values["dueAt"] = (zone is null ? at : TimeZoneInfo.ConvertTime(at, zone)).ToString("MM-dd HH:mm");
        foreach (var (key, value) in values.ToList())
            values[key] = Said(key, value);
        return Fill(T(Template(entry.Name)), values);
    }

    private static string Template(string fact) =>
        fact switch
        {
            "CaseRegistered" => "{by}登记了这件{kind}（{channel}）[，{urgent}]",
            "CaseImported" => "从外部系统导入，原编号 {externalId}",
            "CaseClassified" => "{by}归类为{kind}[，{category}][，{urgent}]",
            "CaseDispatched" => "{by}派给{departmentName}[，由{assigneeName}处理][：{note}]",
            "CaseArbitrated" => "{by}裁定由{departmentName}负责[，由{assigneeName}处理][：{note}]",
            "CaseAccepted" => "{by}接单",
            "CaseRejected" => "{by}退回：{reason}",
            "RulingNeeded" => "两次退回，请客服主管裁定由谁负责",
            "CaseHeld" => "{by}暂停，{reason}[：{note}]",
            "CaseResumed" => "{by}恢复处理",
            "TechnicianArrived" => "{by}到达现场",
            "ConsentRequested" => "{by}说明需要停{what}，征求业主同意[：{note}]",
            "ConsentGiven" => "{who}同意停{what}（{how}），{by}记录",
            "ConsentRefused" => "{who}暂不同意停{what}（{how}），{by}记录",
            "ConsentOverridden" => "危及生命安全，{by}批准先行开工：{reason}",
            "WorkStarted" => "{by}开工",
            "MaterialFitted" => "{by}登记材料 {item} × {quantity}，共 {total} 元，{suppliedBy}提供，{paidBy}付费",
            "CaseHandled" => "{by}处理完毕：{result}[，{signedBy}签字验收][，评价“{satisfaction}”]",
            "CaseHandledOnTheSpot" => "{by}当场办妥：{result}",
            "CustomerAnswered" => "{by}答复客户[（{how}）]：{text}",
            "DateAgreed" => "{by}与客户约定 {dueAt} 前办结：{text}",
            "PromiseGiven" => "{by}答应客户：{text}[（{dueAt} 前）]",
            "PromiseMissed" => "{promise}逾期，应由{owner}在 {dueAt} 前完成",
            "PromiseWarned" => "{promise}快到时限[，提醒{owner}]",
            "SupervisorTookOver" => "超过时限未办结，{owner}接手督办",
            "ManagerTookOver" => "超过时限未办结，{owner}接手督办",
            "ComplaintRegraded" => "超过一个月未解决，按约定升为重大",
            "CustomerInformed" => "告知客户进展（{promise}），由{owner}去说",
            "ReportedUp" => "已上报{owner}",
            "CasePassedOver" => "{promise}逾期没有回应，转由{owner}接手",
            "DutyPassedOn" => "人员在岗变动：{promises}由{from}转给{to}负责",
            "DutyHolderCharged" => "{promise}由{owner}负责，{dueAt} 前完成",
            "DutyHolderTold" => "{promise}逾期[，已通知{owner}]",
            "FollowUpSatisfied" => "{by}{method}回访，客户满意[：{notes}]",
            "FollowUpUnsatisfied" => "{by}{method}回访，客户不满意[：{notes}]",
            "FollowUpUnreachable" => "{by}{method}回访，没有联系上[：{notes}]",
            "FollowUpRefused" => "{by}{method}回访，客户不愿评价[：{notes}]",
            "CaseReopened" => "退回重办，进入第 {cycle} 轮",
            "RaisedInFollowUp" => "客户在 {case} 的回访中提出",
            "DepartmentReplied" => "{by}答复并签字：{text}",
            "NewIssueRaised" => "回访中提出新问题，另立 {case}：{text}",
            "ChildOpened" => "{by}立子件 {case}：{text}",
            "CallLinked" => "来电已记录[，响铃 {ringSeconds} 秒][，等候 {waitSeconds} 秒][，转接 {transferredTo}]",
            "ReadBack" => "{by}已向对方复述核对",
            "ComplaintRecorded" =>
                "{by}写明投诉记录[，被投诉：{respondent}][，客户要求：{demand}][；{relieved}不再承办]",
            "RespondentPassedDown" => "主件 {case} 改了被投诉人，本件随之",
            "ComplaintGraded" => "{by}定为{grade}投诉[（原为{from}）][，{valid}]：{reason}",
            "ComplaintGradeConfirmed" => "{by}核定为{grade}投诉[，{valid}]：{reason}",
            "LowerGradeProposed" => "{by}提请由{from}降为{grade}：{reason}",
            "LowerGradeRefused" => "{by}不同意降为{grade}：{reason}",
            "JoinedIncident" => "{by}把本件与别户的同一件事一并处理，主件 {case}",
            "IncidentOpened" => "{by}确认 {count} 户反映同一件事，一并处理",
            "ComplaintInvestigated" => "{who}调查核实：{finding}[（{unsolvable}）]",
            "ComplaintDecided" => "{by}决定：{decision}",
            "CauseFound" =>
                "{by}查明原因（{origin}）：{text}[；责任人 {responsible}][；整改：{corrective}][；预防：{preventive}]",
            "UtilityContacted" => "{by}联系{utility}单位（{who}）：{answer}",
            "Apologised" => "{who}[{how}]向客户致歉：{text}",
            "CriticismCirculated" => "{by}通报批评：{text}",
            "CompensationRequested" => "{by}申请补偿 {amount} 元，由{approver}批：{reason}",
            "CompensationApproved" => "{by}同意补偿 {amount} 元[：{reason}]",
            "CompensationRefused" => "{by}不同意补偿 {amount} 元：{reason}",
            "CompensationPaid" => "{by}登记补偿 {amount} 元已于 {date} 兑现（{way}），凭证：{receipt}",
            "FileAdded" => "{by}附上 {name}",
            "RemarkAdded" => "{by}备注：{text}",
            "CaseClosed" => "{by}销案",
            "CaseClosedUnresolved" =>
                "{by}按未解决销案，已告知客户[并{apologised}]：{reason}[；另给办法：{alternative}]",
            "CaseWithdrawn" => "{by}登记客户撤回：{reason}",
            "CalendarChanged" => "工作日历改了（{reason}），{count} 项承诺的时限重新算过",
            "PhoneRevealed" => "{by}查看了联系电话：{reason}",
            _ => fact,
        };

    private static string? Said(string key, string? value) =>
        (key, value) switch
        {
            (_, null) => null,
            ("kind", _) => Platform.Json.FromWord<RequestKind>(value) is { } kind ? Words.Of(kind) : value,
            ("channel", _) => Platform.Json.FromWord<Channel>(value) is { } channel ? Words.Of(channel) : value,
            ("promise", _) => Platform.Json.FromWord<PromiseKind>(value) is { } promise ? Words.Of(promise) : value,
            ("promises", _) => string.Join('、', value.Split(' ').Select(word => Said("promise", word))),
            ("reason", _) => Platform.Json.FromWord<HoldReason>(value) is { } reason ? Words.Of(reason) : value,
            ("grade" or "from", _) => Platform.Json.FromWord<Grade>(value) is { } grade ? Words.Of(grade) : value,
            ("unsolvable", _) => T("解决不了，请经理决定"),
            ("origin", _) => Platform.Json.FromWord<CauseOrigin>(value) is { } origin
                ? ComplaintWords.Of(origin)
                : value,
            ("way", _) => Platform.Json.FromWord<CompensationWay>(value) is { } way ? ComplaintWords.Of(way) : value,
            ("utility", _) => Platform.Json.FromWord<Utility>(value) is { } utility
                ? ComplaintWords.Of(utility)
                : value,
            ("complainant", _) => Platform.Json.FromWord<ComplainantType>(value) is { } type
                ? ComplaintWords.Of(type)
                : value,
            ("valid", "true") => T("有效投诉"),
            ("valid", "false") => T("无效投诉"),
            ("category", _) => CategoryWords.Of(value),
            ("urgent", _) => T("急"),
            ("apologised", _) => T("致歉"),
            ("what", "water") => T("水"),
            ("what", "power") => T("电"),
            ("what", "gas") => T("气"),
            ("method" or "how", "phone") => T("电话"),
            ("method" or "how", "visit") => T("上门"),
            ("how", "in_person") => T("当面"),
            ("how", "wechat") => T("微信"),
            ("how", "paper") => T("书面"),
            ("suppliedBy" or "paidBy", "owner") => T("业主"),
            ("suppliedBy" or "paidBy", "office") => T("管理处"),
            ("satisfaction", not null) => Satisfaction(value),
            _ => value,
        };

    /// <summary>By which way something was said; other words stand as they were written.</summary>
    internal static string How(string said) => Said("how", said)!;

    /// <summary>满意程度 as the form of the trade has it; other words stand as they were said.</summary>
    internal static string Satisfaction(string said) =>
        said switch
        {
            "satisfied" => T("满意"),
            "mostly_satisfied" => T("基本满意"),
            "unsatisfied" => T("不满意"),
            _ => said,
        };

    private static string Fill(string template, Dictionary<string, string?> values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; )
        {
            if (template[i] != '[')
            {
                var until = template.IndexOf('[', i) is var open and >= 0 ? open : template.Length;
                Append(text, template.AsSpan(i, until - i), values);
                i = until;
                continue;
            }
            var close = template.IndexOf(']', i);
            var part = new StringBuilder();
            if (Append(part, template.AsSpan(i + 1, close - i - 1), values))
                text.Append(part);
            i = close + 1;
        }
        // What somebody wrote may end with a full stop where the sentence goes on.
        return text.Replace("。，", "，").Replace("。；", "；").ToString();
    }

    /// <summary>Answers false when a value was missing.</summary>
    private static bool Append(StringBuilder text, ReadOnlySpan<char> part, Dictionary<string, string?> values)
    {
        var complete = true;
        while (part.IndexOf('{') is var open and >= 0)
        {
            var close = part.IndexOf('}');
            text.Append(part[..open]);
            if (values.TryGetValue(part[(open + 1)..close].ToString(), out var value) && !string.IsNullOrEmpty(value))
                text.Append(value);
            else
                complete = false;
            part = part[(close + 1)..];
        }
        text.Append(part);
        return complete;
    }
}
