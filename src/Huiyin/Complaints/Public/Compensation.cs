using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints.Public;

/// <summary>Where a request for compensation stands.</summary>
internal enum CompensationState
{
    Requested,
    Approved,
    Refused,
}

/// <summary>补偿: something given for the trouble; who may approve it goes by the amount, never who asked for it .</summary>
internal sealed class Compensation
{
    private Compensation() { }

    internal Compensation(Case about, Money amount, string reason, Role approver, Actor by, DateTimeOffset now)
    {
        (CommunityId, CaseId, Id) = (about.CommunityId, about.Id, Guid.CreateVersion7(now));
        (Amount, Reason, Approver) = (amount, reason, approver);
        (RequestedById, RequestedByName, RequestedAt) = (by.Id, by.Name, now);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }
    public Money Amount { get; private set; }

    /// <summary>What for, and in which form (减免、礼品、现金).</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The lowest role that may approve this amount.</summary>
    public Role Approver { get; private set; }
    public StaffId? RequestedById { get; private set; }
    public string RequestedByName { get; private set; } = "";
    public DateTimeOffset RequestedAt { get; private set; }
    public CompensationState State { get; private set; }
    public string? RuledByName { get; private set; }
    public DateTimeOffset? RuledAt { get; private set; }
    public string? RulingReason { get; private set; }

    /// <summary>Whether this person stands high enough for the amount.</summary>
    internal bool MayBeRuledBy(CurrentStaff who) =>
        who.IsSystem
        || who.Is(Role.GeneralManager)
        || (Approver != Role.GeneralManager && who.Is(Role.ProjectManager))
        || (Approver == Role.ServiceSupervisor && who.Is(Role.ServiceSupervisor));

    internal void Rule(bool approved, string? reason, Actor by, DateTimeOffset now) =>
        (State, RulingReason, RuledByName, RuledAt) = (
            approved ? CompensationState.Approved : CompensationState.Refused,
            reason,
            by.Name,
            now
        );
}

/// <summary>Up to which amount the supervisor and the project manager approve; above, the general manager.</summary>
internal sealed class ComplaintSettings
{
    private ComplaintSettings() { }

    internal ComplaintSettings(CommunityId community) => CommunityId = community;

    public CommunityId CommunityId { get; private set; }
    public Money SupervisorUpTo { get; private set; } = new(20_000);
    public Money ManagerUpTo { get; private set; } = new(200_000);

    internal void Allow(Money supervisor, Money manager) => (SupervisorUpTo, ManagerUpTo) = (supervisor, manager);

    public Role ApproverOf(Money amount) =>
        amount <= SupervisorUpTo ? Role.ServiceSupervisor
        : amount <= ManagerUpTo ? Role.ProjectManager
        : Role.GeneralManager;
}
