using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints.Public;

/// <summary>A complaint's record as programs read it, within its case.</summary>
internal sealed record ComplaintView
{
    public RespondentView? Respondent { get; init; }
    public DateTimeOffset? OccurredAt { get; init; }
    public string? Demand { get; init; }
    public string? Course { get; init; }
    public ComplainantType? Complainant { get; init; }
    public DateTimeOffset? ReadBackAt { get; init; }
    public bool? Valid { get; init; }
    public string? GradeReason { get; init; }
    public string? GradedBy { get; init; }

    /// <summary>The supervisor or a manager gave or confirmed the grade.</summary>
    public bool GradeConfirmed { get; init; }

    /// <summary>A lower grade that waits for a ruling.</summary>
    public GradeProposalView? Proposal { get; init; }

    /// <summary>What the same home or telephone complained of before and was not solved: a ground for critical.</summary>
    public required IReadOnlyList<RepeatView> Repeats { get; init; }
    public InvestigationView? Investigation { get; init; }
    public CauseView? Cause { get; init; }
    public required IReadOnlyList<UtilityContactView> UtilityContacts { get; init; }
    public ApologyView? Apology { get; init; }
    public required IReadOnlyList<CompensationView> Compensations { get; init; }
    public CriticismView? Criticism { get; init; }

    public static ComplaintView Of(Case about, ComplaintFile file, CommunityRoster roster)
    {
        var it = file.Record;
        return new ComplaintView
        {
            Respondent = RespondentView.Of(it, roster),
            OccurredAt = roster.Local(it.OccurredAt),
            Demand = it.Demand,
            Course = it.Course,
            Complainant = it.Complainant,
            ReadBackAt = roster.Local(about.ReadBackAt),
            Valid = about.Valid,
            GradeReason = it.GradeReason,
            GradedBy = roster.Known(it.GradedById)?.Login,
            GradeConfirmed = it.GradeConfirmed,
            Proposal = it.ProposedGrade is { } grade
                ? new(
                    grade,
                    it.ProposedReason!,
                    roster.Known(it.ProposedById)?.Login,
                    roster.Local(it.ProposedAt!.Value)
                )
                : null,
            Repeats =
            [
                .. file.Repeats.Select(c => new RepeatView(c.Number, roster.Local(c.ReceivedAt), c.Status, c.Summary)),
            ],
            Investigation = it.Finding is null
                ? null
                : new(
                    it.Finding,
                    it.InvestigatedByName,
                    roster.Local(it.InvestigatedAt!.Value),
                    it.Unsolvable,
                    it.Decision,
                    it.DecidedByName
                ),
            Cause = it.Origin is { } origin
                ? new(origin, it.Cause, it.Responsible, it.Corrective, it.Preventive)
                : null,
            UtilityContacts =
            [
                .. file.Utilities.Select(u => new UtilityContactView(
                    u.Utility,
                    u.Who,
                    roster.Local(u.At),
                    u.Answer,
                    u.ByName
                )),
            ],
            Apology = it.Apology is null
                ? null
                : new(it.Apology, it.ApologyBy, it.ApologyHow, roster.Local(it.ApologyAt!.Value)),
            Compensations = [.. file.Compensations.Select(c => CompensationView.Of(c, file.PaymentOf(c), roster))],
            Criticism = it.Criticism is null
                ? null
                : new(it.Criticism, it.CriticismBy, roster.Local(it.CriticismAt!.Value)),
        };
    }
}

/// <summary>Everything that is kept of one complaint beside its case.</summary>
/// <param name="Record">The record; empty when nobody has written one yet.</param>
/// <param name="Repeats">Unsolved ones like it.</param>
/// <param name="Utilities">Talks with utilities, the first one first.</param>
/// <param name="Compensations">Requests, the first one first.</param>
/// <param name="Payments">What was given of them.</param>
internal sealed record ComplaintFile(
    Complaint Record,
    IReadOnlyList<Case> Repeats,
    IReadOnlyList<UtilityContact> Utilities,
    IReadOnlyList<Compensation> Compensations,
    IReadOnlyList<CompensationPayment> Payments
)
{
    /// <summary>Approved and not given yet.</summary>
    public IEnumerable<Compensation> Unpaid =>
        Compensations.Where(c => c.State == CompensationState.Approved && PaymentOf(c) is null);

    /// <summary>When and how it was given; null while it was not.</summary>
    public CompensationPayment? PaymentOf(Compensation one) => Payments.FirstOrDefault(p => p.Compensation == one.Id);

    /// <summary>Null for what is no complaint.</summary>
    public static async Task<ComplaintFile?> Of(Case about, HuiyinDb db)
    {
        if (about.Kind != RequestKind.Complaint)
            return null;
        var (community, id) = (about.CommunityId, about.Id);
        var compensations = await Requests.To(db)(db, community, id).ToListAsync();
        return new ComplaintFile(
            await Written.To(db)(db, community, id) ?? new Complaint(about),
            await Huiyin.Complaints.Public.Repeats.Of(about, db),
            await Talks.To(db)(db, community, id).ToListAsync(),
            compensations,
            compensations.Exists(c => c.State == CompensationState.Approved)
                ? await CompensationPayment.Of(about, db)
                : []
        );
    }

    private static readonly StandingQuestion<Func<HuiyinDb, CommunityId, CaseId, Task<Complaint?>>> Written = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id) =>
                db.Set<Complaint>().AsNoTracking().SingleOrDefault(c => c.CommunityId == community && c.CaseId == id)
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, IAsyncEnumerable<UtilityContact>>
    > Talks = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id) =>
                db.Set<UtilityContact>()
                    .AsNoTracking()
                    .OrderBy(u => u.At)
                    .Where(u => u.CommunityId == community && u.CaseId == id)
        )
    );

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, CaseId, IAsyncEnumerable<Compensation>>
    > Requests = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, CaseId id) =>
                db.Set<Compensation>()
                    .AsNoTracking()
                    .OrderBy(c => c.RequestedAt)
                    .Where(c => c.CommunityId == community && c.CaseId == id)
        )
    );
}

internal sealed record RespondentView(string? Staff, string? Name, string? Department, string? Outside)
{
    public static RespondentView? Of(Complaint record, CommunityRoster roster) =>
        record is { RespondentId: null, RespondentDepartment: null, RespondentOutside: null }
            ? null
            : new(
                roster.Known(record.RespondentId)?.Login,
                roster.Known(record.RespondentId)?.Name,
                record.RespondentDepartment,
                record.RespondentOutside
            );
}

internal sealed record GradeProposalView(Grade Grade, string Reason, string? By, DateTimeOffset At);

internal sealed record RepeatView(string Number, DateTimeOffset ReceivedAt, CaseStatus Status, string Summary);

internal sealed record InvestigationView(
    string Finding,
    string? By,
    DateTimeOffset At,
    bool Unsolvable,
    string? Decision,
    string? DecidedBy
);

internal sealed record CauseView(
    CauseOrigin Origin,
    string? Text,
    string? Responsible,
    string? Corrective,
    string? Preventive
);

internal sealed record UtilityContactView(Utility Utility, string Who, DateTimeOffset At, string Answer, string By);

internal sealed record ApologyView(string Text, string? By, string? How, DateTimeOffset At);

internal sealed record CriticismView(string Text, string? By, DateTimeOffset At);

internal sealed record CompensationView(
    Guid Id,
    Money Amount,
    string Reason,
    string? RequestedBy,
    DateTimeOffset RequestedAt,
    CompensationState State,
    string Approver,
    string? RuledBy,
    DateTimeOffset? RuledAt,
    string? RulingReason,
    PaymentView? Paid
)
{
    public static CompensationView Of(Compensation one, CompensationPayment? paid, CommunityRoster roster) =>
        new(
            one.Id,
            one.Amount,
            one.Reason,
            roster.Known(one.RequestedById)?.Login,
            roster.Local(one.RequestedAt),
            one.State,
            Json.Word(one.Approver),
            one.RuledByName,
            roster.Local(one.RuledAt),
            one.RulingReason,
            paid is null ? null : new PaymentView(paid.Date, paid.Way, paid.Receipt, paid.By, roster.Local(paid.At))
        );
}

/// <summary>That a compensation was given: the local day, the way, the receipt, and who wrote it down when.</summary>
internal sealed record PaymentView(DateOnly Date, CompensationWay Way, string Receipt, string By, DateTimeOffset At);
