using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints.Public;

/// <summary>What became of a proposal.</summary>
internal enum ProposalState
{
    Open,
    Accepted,
    Dismissed,
}

/// <summary>Five households or more say the same within a day: an incident is proposed; somebody decides whether it is one.</summary>
internal sealed class IncidentProposal
{
    private IncidentProposal() { }

    internal IncidentProposal(CommunityId community, string place, string matter, DateTimeOffset now)
    {
        (CommunityId, Id, At) = (community, Guid.CreateVersion7(now), now);
        (Place, Matter) = (place, matter);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The building (<c>3</c>) or the place.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What they say, as the first of them said it.</summary>
    public string Matter { get; private set; } = "";
    public ProposalState State { get; private set; }
    public string? RuledByName { get; private set; }
    public DateTimeOffset? RuledAt { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>The case that gathers them, once accepted.</summary>
    public CaseId? ParentId { get; private set; }

    /// <summary>It has come to more than the building or place where it began.</summary>
    internal void Spread(string place) => Place = place;

    internal void Accept(CaseId parent, Actor by, DateTimeOffset now) =>
        (State, ParentId, RuledByName, RuledAt) = (ProposalState.Accepted, parent, by.Name, now);

    internal void Dismiss(string reason, Actor by, DateTimeOffset now) =>
        (State, Reason, RuledByName, RuledAt) = (ProposalState.Dismissed, reason, by.Name, now);
}

/// <summary>One of the cases that speak of it.</summary>
internal sealed class IncidentCase
{
    private IncidentCase() { }

    internal IncidentCase(IncidentProposal proposal, CaseId about, string household) =>
        (CommunityId, ProposalId, CaseId, Household) = (proposal.CommunityId, proposal.Id, about, household);

    public CommunityId CommunityId { get; private set; }
    public Guid ProposalId { get; private set; }
    public CaseId CaseId { get; private set; }

    /// <summary>Code of the unit.</summary>
    public string Household { get; private set; } = "";
}
