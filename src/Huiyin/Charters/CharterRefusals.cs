using Huiyin.Platform;

namespace Huiyin.Charters;

/// <summary>Why the charter says no.</summary>
internal static class CharterRefusals
{
    public static readonly Refusal NoDraft = new("no_draft", "还没有草稿，请先起草。", RefusalKind.NotFound);

    public static readonly Refusal DraftExists = new("draft_exists", "已经有一份草稿，请接着改，或先放弃它。");

    public static readonly Refusal NothingChanged = new(
        "nothing_changed",
        "草稿和现行的承诺书没有不同，不用发布。",
        RefusalKind.Conflict
    );

    public static readonly Refusal NoReason = Refusal.Invalid("reason", "请写明原因，查的人看得懂。");

    public static readonly Refusal NoDate = Refusal.Invalid("validFrom", "请写明从哪一天起生效，例如 2026-10-01。");

    public static readonly Refusal NotToWithdraw = new(
        "not_to_withdraw",
        "只有已发布、还没有到生效日的版本可以撤回。",
        RefusalKind.Conflict
    );

    public static readonly Refusal RehearsalUnderWay = new(
        "rehearsal_under_way",
        "上一次预演还没有结束，请等它结束再来。"
    );

    public static Refusal AlreadyInForce(DateOnly since) =>
        new(
            "already_in_force",
            "这一版已从 {0} 起生效，不能撤回；请起草新的一版。",
            RefusalKind.Conflict,
            null,
            since.ToString("yyyy-MM-dd")
        );

    public static Refusal InThePast(DateOnly today) =>
        Refusal.Invalid("validFrom", "生效日不能早于今天（{0}）。", today.ToString("yyyy-MM-dd"));

    public static Refusal BeforeALaterVersion(int version, DateOnly from) =>
        Refusal.Invalid(
            "validFrom",
            "第 {0} 版已定于 {1} 生效；新的一版不能早于它，或者先撤回第 {0} 版。",
            version,
            from.ToString("yyyy-MM-dd")
        );

    public static Refusal ChangedMeanwhile(string by, int revision) =>
        new(
            "version_conflict",
            "草稿刚刚被{0}改过（第 {1} 稿）。请看过新的内容再改，写的还在。",
            RefusalKind.Stale,
            null,
            by,
            revision
        );

    public static Refusal Mistaken(int count) =>
        new("invalid_charter", "承诺书里有 {0} 处错误，没有保存。", RefusalKind.Invalid, "text", count);
}
