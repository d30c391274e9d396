using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints.Public;

/// <summary>Whom a complaint is about, as it is sent: a login, a department's code, or somebody outside in free words.</summary>
internal sealed record RespondentInput(string? Staff, string? Department, string? Outside);

/// <summary>业主投诉记录 as it is sent with a case, or to change it later .</summary>
/// <param name="Respondent">Whom it is about.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Demand">What the customer wants.</param>
/// <param name="Course">The course of events.</param>
/// <param name="Complainant">Wants it solved, vents, or expects something.</param>
internal sealed record ComplaintInput(
    RespondentInput? Respondent = null,
    DateTimeOffset? OccurredAt = null,
    string? Demand = null,
    string? Course = null,
    ComplainantType? Complainant = null
)
{
    private const int LongestLine = 500;
    private const int LongestCourse = 5_000;

    /// <summary>Reads it against who works here; a field at fault is named below <paramref name="at"/>.</summary>
    public Outcome<ComplaintRecord> Checked(CommunityRoster roster, DateTimeOffset now, string at)
    {
        if (Whom(roster, at).Refused(out var respondent, out var no))
            return no;
        if (OccurredAt > now.AddMinutes(1))
            return Refusal.Invalid(at + "occurredAt", "事情发生的时间不能在将来。");
        if (Demand?.Length > LongestLine)
            return Refusal.Invalid(at + "demand", "客户要求不超过 {0} 个字。", LongestLine);
        if (Course?.Length > LongestCourse)
            return Refusal.Invalid(at + "course", "事情经过不超过 {0} 个字。", LongestCourse);
        return new ComplaintRecord(
            respondent,
            OccurredAt?.WholeMilliseconds(),
            Demand?.Trim(),
            Course?.Trim(),
            Complainant
        );
    }

    private Outcome<Respondent> Whom(CommunityRoster roster, string at)
    {
        var (staff, department, outside) = (
            Named(Respondent?.Staff),
            Named(Respondent?.Department),
            Named(Respondent?.Outside)
        );
        if (outside?.Length > LongestLine)
            return Refusal.Invalid(at + "respondent.outside", "被投诉的外部单位不超过 {0} 个字。", LongestLine);
        if (department is not null && !roster.Departments.ContainsKey(department))
            return Refusal.Invalid(at + "respondent.department", "没有这个部门：{0}。", department);
        if (staff is null)
            return new Respondent(null, department, outside);
        return roster.Known(staff) is { } member
            ? new Respondent(member.Id, department ?? (member.Departments is [var own, ..] ? own : null), outside)
            : Refusal.Invalid(at + "respondent.staff", "没有这位员工：{0}。", staff);
    }

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>定级 as it is sent .</summary>
/// <param name="Grade">critical, major or minor.</param>
/// <param name="Reason">Why; required.</param>
/// <param name="Valid">有效投诉 or not; only the supervisor or a manager says.</param>
internal sealed record GradeInput(Huiyin.Promises.Grade? Grade, string? Reason, bool? Valid = null);
