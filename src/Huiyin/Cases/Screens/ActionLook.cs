using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Screens;

/// <summary>How an action of <see cref="CaseActions"/> looks on the page.</summary>
/// <param name="Name">The action.</param>
/// <param name="Text">What its button says.</param>
/// <param name="Icon">Its picture.</param>
/// <param name="HasForm">Something is to be filled in; without it one tap does it.</param>
/// <param name="Path">The last part of the address it is posted to.</param>
internal sealed record ActionLook(string Name, string Text, string Icon, bool HasForm = true, string? Path = null)
{
    public string PostTo => Path ?? Name;

    public static ActionLook Of(string action) =>
        action switch
        {
            "acceptance" => new(action, T("接单"), Icon: "hand-grab", HasForm: false),
            "arrival" => new(action, T("已到现场"), Icon: "map-pin", HasForm: false),
            "consent" => new(action, T("业主答复"), Icon: "message-check"),
            "start" => new(action, T("开工"), Icon: "tool", HasForm: false),
            "handling" => new(action, T("处理完毕"), Icon: "circle-check"),
            "consent-request" => new(action, T("要停水停电"), Icon: "plug-off"),
            "materials" => new(action, T("登记材料"), Icon: "box"),
            "resumption" => new(action, T("恢复处理"), Icon: "player-play", HasForm: false),
            "hold" => new(action, T("暂停"), Icon: "player-pause"),
            "rejection" => new(action, T("退回"), Icon: "arrow-back-up"),
            "dispatch" => new(action, T("派单"), Icon: "send"),
            "arbitration" => new(action, T("裁定归属"), Icon: "gavel"),
            "follow-ups" => new(action, T("登记回访"), Icon: "phone-outgoing"),
            "closure" => new(action, T("销案"), Icon: "archive"),
            "read-back" => new(action, T("已复述核对"), Icon: "checks", HasForm: false),
            "complaint" => new(action, T("写投诉记录"), Icon: "file-pencil"),
            "grade" => new(action, T("定级"), Icon: "scale"),
            "grade-ruling" => new(action, T("裁定降级"), Icon: "gavel"),
            "investigation" => new(action, T("登记调查"), Icon: "search"),
            "decision" => new(action, T("作出决定"), Icon: "gavel"),
            "cause" => new(action, T("原因与整改"), Icon: "git-branch"),
            "utility-contacts" => new(action, T("联系市政单位"), Icon: "building-factory"),
            "apology" => new(action, T("登记致歉"), Icon: "heart-handshake"),
            "criticism" => new(action, T("通报批评"), Icon: "speakerphone"),
            "compensation" => new(action, T("申请补偿"), Icon: "gift"),
            "compensation-ruling" => new(action, T("批复补偿"), Icon: "gavel"),
            "compensation-payment" => new(action, T("登记兑现"), Icon: "receipt"),
            "answer" => new(action, T("答复客户"), Icon: "message-reply"),
            "reply" => new(action, T("答复并签字"), Icon: "signature"),
            "promise" => new(action, T("口头承诺"), Icon: "clock-check"),
            "classification" => new(action, T("改类别"), Icon: "category"),
            "children" => new(action, T("立子件"), Icon: "sitemap"),
            "withdrawal" => new(action, T("客户撤回"), Icon: "circle-minus"),
            CaseActions.UnresolvedClosure => new(action, T("按未解决销案"), Icon: "archive-off", Path: "closure"),
            "remarks" => new(action, T("添备注"), Icon: "note"),
            "files" => new(action, T("上传照片或文件"), Icon: "photo-plus"),
            "phone-reveal" => new(action, T("查看号码"), Icon: "eye"),
            _ => new(action, action, Icon: "dots"),
        };
}
