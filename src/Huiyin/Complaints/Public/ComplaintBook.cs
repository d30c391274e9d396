using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints.Public;

/// <summary>The records of complaints: found or begun within the change of their case.</summary>
internal static class ComplaintBook
{
    /// <summary>Words that speak of how somebody behaved .</summary>
    private static readonly string[] SpeakOfAttitude =
    [
        "态度",
        "不理",
        "不耐烦",
        "骂",
        "凶",
        "吼",
        "顶撞",
        "冷淡",
        "推诿",
        "推脱",
        "叫我自己",
        "让我自己",
        "自己去找",
        "不归我管",
        "不关我",
        "挂我电话",
        "挂电话",
        "翻白眼",
        "没礼貌",
    ];

    /// <summary>A complaint of a person that speaks of how they behaved is one of attitude, whoever forgets to say so.</summary>
    public static string? CategoryOf(ComplaintRecord? record, string summary) =>
        record?.Respondent.Staff is not null
        && SpeakOfAttitude.Any(word =>
            summary.Contains(word, StringComparison.Ordinal)
            || record.Course?.Contains(word, StringComparison.Ordinal) is true
        )
            ? "attitude"
            : null;

    /// <summary>The record of a complaint, begun when there is none.</summary>
    public static async Task<Complaint> Of(Case about, HuiyinDb db)
    {
        var known = await db.Set<Complaint>().FindAsync(about.CommunityId, about.Id);
        if (known is null)
            db.Add(known = new Complaint(about));
        return known;
    }

    /// <summary>What a complaint of an internal cause still lacks before it may be handled or closed .</summary>
    public static async Task<Refusal?> Lacking(Case about, HuiyinDb db) =>
        about.Kind == RequestKind.Complaint
        && await db.Set<Complaint>().FindAsync(about.CommunityId, about.Id) is { } known
            ? Lacking(known)
            : null;

    internal static Refusal? Lacking(Complaint complaint) =>
        complaint.CauseIncomplete ? ComplaintRefusals.CauseIncomplete : null;

    /// <summary>Writes the record down with a new case; the supervisor hears at once of what is about one of ours.</summary>
    public static async Task Begin(Case opened, ComplaintRecord? record, CaseRegister register)
    {
        var complaint = await Of(opened, register.Db);
        if (record is not null)
            complaint.Write(record);
        complaint.FoundRepeated((await Repeats.Of(opened, register.Db)).Count);
        await TellOfRespondent(opened, register);
    }

    /// <summary>Who answers for the desk hears that one of ours is complained of; whoever stands above, when it is themself.</summary>
    internal static async Task TellOfRespondent(Case about, CaseRegister register)
    {
        if (about.RespondentId is null)
            return;
        var roster = await register.Roster();
        var holders = await DutyHolders.Of(about, register.Db, roster, register.Now);
        register.Tell(
            holders.Holding(DutyRole.ServiceSupervisor),
            "complaint_of_staff",
            T("{0} {1}（被投诉人：{2}）", about.Number, about.Summary, roster.Known(about.RespondentId)?.Name ?? ""),
            about
        );
    }
}
