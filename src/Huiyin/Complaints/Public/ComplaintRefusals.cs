using Huiyin.Platform;

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
