using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>A case that is a complaint: whom it is about, how heavy it is, whether it is justified .</summary>
public sealed partial class Case
{
    /// <summary>
    /// Why this person may change nothing here: they are complained of. Null for everybody else. The register asks it
    /// before every change.
    /// </summary>
    internal Refusal? BarOf(Actor who) =>
        RespondentId is { } respondent && respondent == who.Id ? CaseRefusals.RespondentMayNotAct : null;

    /// <summary>Whether this person is the one complained of.</summary>
    internal bool IsAbout(StaffId? who) => RespondentId is { } respondent && respondent == who;

    /// <summary>
    /// Why these people may not judge how it went: it is about them, or about their department as such. Null for others.
    /// </summary>
    internal Refusal? BarFromJudging(CurrentStaff who) =>
        BarOf(who.Actor)
        ?? (
            RespondentDepartment is { } department && who.Departments.Contains(department)
                ? CaseRefusals.RespondentDepartmentMayNotJudge
                : null
        );

    /// <summary>Who may ask the customer about how somebody behaved .</summary>
    internal static readonly Role[] Leaders =
    [
        Role.ServiceSupervisor,
        Role.DepartmentManager,
        Role.ProjectManager,
        Role.QualityManager,
        Role.GeneralManager,
    ];

    /// <summary>A complaint of attitude is followed up by a leader .</summary>
    public bool LeaderMustAsk => Kind == RequestKind.Complaint && Category == "attitude";

    private static readonly Role[] Managers = [Role.ProjectManager, Role.GeneralManager];

    /// <summary>
    /// Who asks the customer: of a critical complaint a manager, of a major one and one of attitude a leader; null for whoever
    /// follows up (R-060, defaults: who follows up).
    /// </summary>
    public IReadOnlyList<Role>? MustAsk =>
        Kind != RequestKind.Complaint ? null
        : Grade == Grade.Critical ? Managers
        : LeaderMustAsk || Grade == Grade.Major ? Leaders
        : null;

    /// <summary>Why this person may not ask, though others may. Whoever stands in for the one who owes it may.</summary>
    internal Refusal? BarFromAsking(CurrentStaff who, StaffId? owedBy)
    {
        if (BarFromJudging(who) is { } bar)
            return bar;
        if (owedBy is not null && owedBy == who.Actor.Id)
            return null;
        if (ManagerMustVisit && !who.May(Operation.FollowUpAsManager))
            return CaseRefusals.ManagerVisitRequired;
        return MustAsk is { } roles && !who.Is([.. roles])
            ? Grade == Grade.Critical
                ? CaseRefusals.ManagerFollowUpRequired
                : CaseRefusals.LeaderFollowUpRequired
            : null;
    }

    /// <summary>Says whom it is about; whoever is, no longer has it in hand.</summary>
    internal void NameRespondent(StaffId? person, string? department)
    {
        (RespondentId, RespondentDepartment) = (person, department);
        if (IsAbout(AssigneeId))
            (AssigneeId, AssigneeName) = (null, null);
    }

    /// <summary>Several households say the same: this one is handled together with theirs, under one parent.</summary>
    internal void JoinUnder(Case parent, Actor by, DateTimeOffset now)
    {
        ParentId = parent.Id;
        Note("JoinedIncident", by, now, null, ("case", parent.Number));
    }

    /// <summary>定级, and 有效 or not; the fact says both.</summary>
    internal Outcome GradeComplaint(Grade grade, bool? valid, string reason, Actor by, DateTimeOffset now)
    {
        if (Kind != RequestKind.Complaint)
            return CaseRefusals.NotAComplaint;
        if (Status.IsFinal())
            return CaseRefusals.AlreadyEnded(Status);
        var before = Grade;
        (Grade, Valid) = (grade, valid ?? Valid);
        Note(
            before == grade && before != Grade.None ? "ComplaintGradeConfirmed" : "ComplaintGraded",
            by,
            now,
            FactKind.Graded,
            ("grade", Json.Word(grade)),
            ("from", before == Grade.None || before == grade ? null : Json.Word(before)),
            ("valid", valid is { } judged ? (judged ? "true" : "false") : null),
            ("reason", reason)
        );
        return Outcome.Done;
    }
}
