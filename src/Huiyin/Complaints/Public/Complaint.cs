using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints.Public;

/// <summary>
/// 业主投诉记录: what a complaint carries besides its case — the record of R-042, why it has its grade, what was found,
/// what caused it, who apologised. One for each case of kind complaint. Times are UTC.
/// </summary>
internal sealed class Complaint
{
    private Complaint() { }

    internal Complaint(Case about) => (CommunityId, CaseId) = (about.CommunityId, about.Id);

    public CommunityId CommunityId { get; private set; }
    public CaseId CaseId { get; private set; }

    /// <summary>When what is complained of happened; null when the customer does not say .</summary>
    public DateTimeOffset? OccurredAt { get; private set; }

    /// <summary>被投诉人, when it is somebody of ours. The bar of R-048 stands in the case.</summary>
    public StaffId? RespondentId { get; private set; }

    /// <summary>The department complained of, or that of the person complained of.</summary>
    public string? RespondentDepartment { get; private set; }

    /// <summary>Somebody outside: a vendor, a neighbour, a utility.</summary>
    public string? RespondentOutside { get; private set; }

    /// <summary>客户要求: what the customer wants.</summary>
    public string? Demand { get; private set; }

    /// <summary>事情经过: the course of events.</summary>
    public string? Course { get; private set; }
    public ComplainantType? Complainant { get; private set; }

    /// <summary>How many like it were unresolved when it was written down; a ground for critical (R-043 a).</summary>
    public int Repeats { get; private set; }

    public string? GradeReason { get; private set; }
    public StaffId? GradedById { get; private set; }
    public string? GradedByName { get; private set; }
    public DateTimeOffset? GradedAt { get; private set; }

    /// <summary>The supervisor or a manager gave or confirmed the grade.</summary>
    public bool GradeConfirmed { get; private set; }
    public string? ValidityReason { get; private set; }
    public string? ValidityByName { get; private set; }

    /// <summary>A lower grade that waits for a ruling; null when none does.</summary>
    public Grade? ProposedGrade { get; private set; }
    public string? ProposedReason { get; private set; }
    public StaffId? ProposedById { get; private set; }
    public string? ProposedByName { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }

    public string? Finding { get; private set; }
    public string? InvestigatedByName { get; private set; }
    public DateTimeOffset? InvestigatedAt { get; private set; }

    /// <summary>Those who investigated see no way; the centre's manager decides .</summary>
    public bool Unsolvable { get; private set; }
    public string? Decision { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public CauseOrigin? Origin { get; private set; }
    public string? Cause { get; private set; }

    /// <summary>责任人: who answers for the cause; of an internal cause it must be found .</summary>
    public string? Responsible { get; private set; }

    /// <summary>整改: what was put right.</summary>
    public string? Corrective { get; private set; }

    /// <summary>预防: what keeps it from happening again.</summary>
    public string? Preventive { get; private set; }

    public string? Apology { get; private set; }
    public string? ApologyBy { get; private set; }
    public string? ApologyHow { get; private set; }
    public DateTimeOffset? ApologyAt { get; private set; }

    /// <summary>通报批评: the text that was circulated .</summary>
    public string? Criticism { get; private set; }
    public string? CriticismBy { get; private set; }
    public DateTimeOffset? CriticismAt { get; private set; }

    internal void Write(ComplaintRecord record) =>
        (OccurredAt, Demand, Course, Complainant, RespondentId, RespondentDepartment, RespondentOutside) = (
            record.OccurredAt,
            record.Demand,
            record.Course,
            record.Complainant,
            record.Respondent.Staff,
            record.Respondent.Department,
            record.Respondent.Outside
        );

    internal void FoundRepeated(int times) => Repeats = times;

    internal void GradeGiven(string reason, bool confirmed, Actor by, DateTimeOffset now)
    {
        (GradeReason, GradedById, GradedByName, GradedAt, GradeConfirmed) = (reason, by.Id, by.Name, now, confirmed);
        ForgetProposal();
    }

    internal void GradeAgreed() => GradeConfirmed = true;

    internal void ValidityGiven(string reason, Actor by) => (ValidityReason, ValidityByName) = (reason, by.Name);

    internal void Propose(Grade grade, string reason, Actor by, DateTimeOffset now) =>
        (ProposedGrade, ProposedReason, ProposedById, ProposedByName, ProposedAt) = (
            grade,
            reason,
            by.Id,
            by.Name,
            now
        );

    internal void ForgetProposal() =>
        (ProposedGrade, ProposedReason, ProposedById, ProposedByName, ProposedAt) = (null, null, null, null, null);

    internal void Investigated(string finding, bool unsolvable, string by, DateTimeOffset now) =>
        (Finding, Unsolvable, InvestigatedByName, InvestigatedAt) = (finding, unsolvable, by, now);

    internal void Decided(string decision, Actor by, DateTimeOffset now) =>
        (Decision, DecidedByName, DecidedAt, Unsolvable) = (decision, by.Name, now, false);

    internal void FoundCause(
        CauseOrigin origin,
        string cause,
        string? responsible,
        string? corrective,
        string? preventive
    ) => (Origin, Cause, Responsible, Corrective, Preventive) = (origin, cause, responsible, corrective, preventive);

    internal void Apologised(string text, string by, string? how, DateTimeOffset now) =>
        (Apology, ApologyBy, ApologyHow, ApologyAt) = (text, by, how, now);

    internal void Criticised(string text, Actor by, DateTimeOffset now) =>
        (Criticism, CriticismBy, CriticismAt) = (text, by.Name, now);

    /// <summary>An internal cause of which person, remedy or prevention are not all known yet .</summary>
    public bool CauseIncomplete =>
        Origin == CauseOrigin.Internal
        && (
            string.IsNullOrWhiteSpace(Cause)
            || string.IsNullOrWhiteSpace(Responsible)
            || string.IsNullOrWhiteSpace(Corrective)
            || string.IsNullOrWhiteSpace(Preventive)
        );
}

/// <summary>What kind of complainant it is, so that the desk finds the right tone .</summary>
internal enum ComplainantType
{
    /// <summary>求解决: wants the matter solved.</summary>
    WantsSolution,

    /// <summary>求发泄: wants to be heard.</summary>
    Venting,

    /// <summary>求补偿: expects something in return.</summary>
    ExpectsSomething,
}

/// <summary>Where the cause lies .</summary>
internal enum CauseOrigin
{
    /// <summary>内部: our own doing or leaving undone.</summary>
    Internal,

    /// <summary>市政: water, power, gas, roads, post, telecom.</summary>
    Municipal,

    /// <summary>开发商遗留.</summary>
    Developer,

    /// <summary>其他住户或外部单位.</summary>
    Others,

    /// <summary>误会: it turned out to be none.</summary>
    Misunderstanding,
}

/// <summary>The utilities of R-054.</summary>
internal enum Utility
{
    Water,
    Power,
    Gas,
    Roads,
    Post,
    Telecom,
}

/// <summary>被投诉对象: a person, a department, or somebody outside.</summary>
internal sealed record Respondent(StaffId? Staff, string? Department, string? Outside)
{
    public static readonly Respondent Nobody = new(null, null, null);

    /// <summary>The department as such is complained of, not one person of it: then none of it judges or asks .</summary>
    public string? DepartmentAsSuch => Staff is null ? Department : null;
}

/// <summary>The record of R-042 as it is written down, checked.</summary>
internal sealed record ComplaintRecord(
    Respondent Respondent,
    DateTimeOffset? OccurredAt,
    string? Demand,
    string? Course,
    ComplainantType? Complainant
);
