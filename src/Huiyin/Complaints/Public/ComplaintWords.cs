using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints.Public;

/// <summary>The desk's words for the enums of a complaint, and the definitions of the grades.</summary>
internal static class ComplaintWords
{
    public static string Of(ComplainantType type) =>
        type switch
        {
            ComplainantType.WantsSolution => T("求解决"),
            ComplainantType.Venting => T("求发泄"),
            ComplainantType.ExpectsSomething => T("求补偿"),
        };

    /// <summary>How to answer this kind of complainant .</summary>
    public static string Hint(ComplainantType type) =>
        type switch
        {
            ComplainantType.WantsSolution => T(
                "少说道理，先说怎么办、谁去办、什么时候办好；办到哪一步就告诉他哪一步。"
            ),
            ComplainantType.Venting => T("先听完，不打断、不辩解；说“您的心情我理解”，等气消了再问具体的事。"),
            ComplainantType.ExpectsSomething => T(
                "问清他期望什么；能给的按权限申请，不能给的不许诺，说明理由、给别的办法。"
            ),
        };

    public static string Of(CauseOrigin origin) =>
        origin switch
        {
            CauseOrigin.Internal => T("内部原因"),
            CauseOrigin.Municipal => T("市政原因"),
            CauseOrigin.Developer => T("开发商遗留"),
            CauseOrigin.Others => T("其他住户或外部单位"),
            CauseOrigin.Misunderstanding => T("误会"),
        };

    public static string Of(Utility utility) =>
        utility switch
        {
            Utility.Water => T("自来水"),
            Utility.Power => T("供电"),
            Utility.Gas => T("燃气"),
            Utility.Roads => T("市政道路"),
            Utility.Post => T("邮政"),
            Utility.Telecom => T("通讯"),
        };

    public static string Of(CompensationState state) =>
        state switch
        {
            CompensationState.Requested => T("待批"),
            CompensationState.Approved => T("已同意"),
            CompensationState.Refused => T("未同意"),
        };

    public static string Of(CompensationWay way) =>
        way switch
        {
            CompensationWay.Cash => T("现金"),
            CompensationWay.Transfer => T("转账"),
            CompensationWay.FeeWaiver => T("减免物业费"),
            CompensationWay.Gift => T("礼品或实物"),
            CompensationWay.Service => T("免费服务"),
        };

    /// <summary>What each grade means, as the procedure defines it .</summary>
    public static string Meaning(Grade grade) =>
        grade switch
        {
            Grade.Critical => T(
                "承诺或合同规定的服务没有做或明显做错，多次提出仍未解决；公司责任造成重大损失或人身伤害；有效投诉一个月未解决。"
            ),
            Grade.Major => T("管理服务不到位、有过失。"),
            Grade.Minor => T("设施设备或水平所限，不是人为造成，容易改进。"),
            Grade.None => "",
        };

    /// <summary>What follows from each grade .</summary>
    public static string Consequence(Grade grade) =>
        grade switch
        {
            Grade.Critical => T("当天报总经理，项目经理回访"),
            Grade.Major => T("一小时内转责任部门、报项目经理，主管回访"),
            Grade.Minor => T("主管处理，两天内解决，管家回访"),
            Grade.None => "",
        };
}
