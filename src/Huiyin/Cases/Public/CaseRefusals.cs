using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>Every "no" that a case may answer.</summary>
internal static class CaseRefusals
{
    public static readonly Refusal ConsentRequired = new("consent_required", "业主还没有同意停水停电，不能开工。");

    public static readonly Refusal ArbitrationRequired = new(
        "arbitration_required",
        "本件已被退回两次，请客服主管裁定由哪个部门负责。"
    );

    public static readonly Refusal GradedComplaintKeepsItsKind = new(
        "graded_complaint_keeps_its_kind",
        "投诉已经定级，不能改成别的类别。"
    );

    public static readonly Refusal AskedBeforeRenamed = new(
        "kind_is_settled",
        "已经处理过，先回访到客户满意，不能在这时改类别。"
    );

    public static readonly Refusal OnlyTheSupervisorRenamesComplaint = new(
        "only_supervisor_reclassifies_complaint",
        "写明了被投诉人的投诉和服务态度的投诉，由客服主管或经理改类别。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal OnlyTheSupervisorWithdraws = new(
        "only_supervisor_withdraws",
        "重要、重大投诉，涉及员工和服务态度的投诉，以及回访不满意的诉求，客户撤回要由客服主管或经理核实登记。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal OnlyTheManagerWithdraws = new(
        "only_manager_withdraws",
        "已经两次不满意，客户撤回要由项目经理上门核实登记。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal NotHandledYet = new("not_handled_yet", "还没有处理完，不能登记回访结果。");

    public static readonly Refusal VisitRequired = new(
        "visit_required",
        "上次回访不满意，这次必须上门回访，不能打电话代替。"
    );

    public static readonly Refusal ManagerVisitRequired = new(
        "manager_visit_required",
        "已经两次不满意，这次由项目经理上门回访。"
    );

    public static readonly Refusal FollowUpRequired = new(
        "follow_up_required",
        "客户还没有表示满意，不能销案。请先回访。"
    );

    public static readonly Refusal ChildrenOpen = new("children_open", "还有子件没有办完，主件最后销案。");

    public static readonly Refusal OnlyManagerClosesUnresolved = new(
        "only_manager_closes_unresolved",
        "只有项目经理可以把没有解决的诉求销案。"
    );

    public static readonly Refusal CustomerNotTold = Refusal.Invalid(
        "customerTold",
        "请先告知客户，并确认“已告知客户”。"
    );

    public static readonly Refusal OnlyTheirDepartment = new(
        "not_your_department",
        "本件不在您的部门，不能接单或处理。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal RespondentMayNotAct = new(
        "respondent_may_not_act",
        "您是本件的被投诉人，可以看，不能修改、定级、处理、回访或销案。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal RespondentDepartmentMayNotJudge = new(
        "respondent_may_not_act",
        "本件投诉的是您所在的部门，定级、改类别、回访和销案由别的部门或上级做。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal LeaderFollowUpRequired = new(
        "leader_follow_up_required",
        "重要投诉和服务态度的投诉，由主管或经理回访。"
    );

    public static readonly Refusal ManagerFollowUpRequired = new(
        "manager_follow_up_required",
        "重大投诉由项目经理或总经理回访。"
    );

    public static readonly Refusal NotRaisedInFollowUp = new(
        "not_raised_in_follow_up",
        "只有回访中新提出的问题，才要部门经理答复签字。"
    );

    public static readonly Refusal ReplyRequired = new(
        "reply_required",
        "这是回访中新提出的问题，部门经理答复签字之后才能销案。"
    );

    public static readonly Refusal OnlyItsHeadReplies = new(
        "only_its_head_replies",
        "由本件所在部门的经理，或项目经理、总经理答复签字。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal NotAComplaint = new("not_a_complaint", "本件不是投诉，请先改类别。");

    /// <summary>Somebody wants to hand it to the very person it is about.</summary>
    public static Refusal NotToTheRespondent(string name) =>
        new(
            "respondent_may_not_act",
            "{0}是本件的被投诉人，不能承办，请另派一位。",
            RefusalKind.Conflict,
            "assignee",
            name
        );

    public static Refusal NotFromHere(CaseMove move, CaseStatus status) =>
        new("not_possible_now", "现在是“{0}”，不能{1}。", RefusalKind.Conflict, null, Words.Of(status), Words.Of(move));

    public static Refusal AlreadyEnded(CaseStatus status) =>
        new("already_ended", "本件已经{0}，不能再改。", RefusalKind.Conflict, null, Words.Of(status));

    public static Refusal Stale(int current) =>
        new("version_conflict", "别人刚刚改过本件（现在是第 {0} 版），请看过再改。", RefusalKind.Stale, null, current);
}
