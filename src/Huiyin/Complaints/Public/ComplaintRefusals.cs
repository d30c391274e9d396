using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Complaints.Public;

/// <summary>Every "no" of the complaints; that of R-048 stands with the case.</summary>
internal static class ComplaintRefusals
{
    public static readonly Refusal OnlyTheSupervisorSaysValid = new(
        "only_supervisor_decides_validity",
        "是不是有效投诉，由客服主管或经理认定。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal NothingProposed = new("nothing_proposed", "没有等待裁定的降级提请。");

    public static readonly Refusal OnlyTheManagerLowersCritical = new(
        "only_manager_lowers_critical",
        "重大投诉降级，由项目经理裁定。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal NotOnesOwnProposal = new(
        "not_ones_own",
        "自己提请的，不能自己批，请别人裁定。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal OnlyTheSupervisorRenames = new(
        "only_supervisor_changes_respondent",
        "已经写明被投诉人，要改由客服主管或经理改。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal TheHeadApologises = new(
        "head_apologises",
        "服务态度的投诉，由部门负责人或主管致歉。"
    );

    public static readonly Refusal CompensationWaits = new("compensation_waits", "已经有一笔补偿在等批复。");

    public static readonly Refusal NoCompensationAsked = new("no_compensation_asked", "没有等待批复的补偿。");

    public static readonly Refusal NothingToPay = new("nothing_to_pay", "没有已批准、还没有兑现的补偿。");

    public static readonly Refusal NotOnesOwnRequest = new(
        "not_ones_own",
        "自己申请的补偿，不能自己批。",
        RefusalKind.NotAllowed
    );

    public static readonly Refusal CauseIncomplete = new(
        "cause_incomplete",
        "内部原因的投诉，要先写明原因、责任人、整改和预防措施，才能办结。"
    );

    /// <summary>Why nothing of a complaint can be written here now; null when it can.</summary>
    public static Refusal? NotNow(Case found) =>
        found.Kind != RequestKind.Complaint ? CaseRefusals.NotAComplaint
        : found.Status.IsFinal() ? CaseRefusals.AlreadyEnded(found.Status)
        : null;

    public static Refusal BeyondAuthority(string approver) =>
        new("beyond_authority", "这个数额要{0}批。", RefusalKind.NotAllowed, null, approver);

    public static Refusal NotByTheRespondent(string name) =>
        new("respondent_may_not_act", "{0}是本件的被投诉人，不能由其出面。", RefusalKind.Conflict, "by", name);

    /// <summary>Who may not judge says nothing new by the grade it has already.</summary>
    public static Refusal GradeAlreadyGiven(Grade grade) =>
        new(
            "grade_already_given",
            "已经定为{0}投诉；核定由客服主管或经理作出。",
            RefusalKind.Conflict,
            "grade",
            Words.Of(grade)
        );

    /// <summary>A lower grade waits for a ruling, a finding on validity does not: one at a time.</summary>
    public static Refusal LowerAndValidApart(bool valid) =>
        new(
            "lower_and_valid_apart",
            "降级要项目经理裁定；是否有效（您选了{0}）请按现在的等级另外提交。",
            RefusalKind.Conflict,
            null,
            Texts.T(valid ? "有效" : "无效")
        );
}
