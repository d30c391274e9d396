using Huiyin.Cases.Public;
using Huiyin.Platform;

namespace Huiyin.FollowUps.Public;

internal enum FollowUpMethod
{
    Phone,
    Visit,
}

internal enum FollowUpOutcome
{
    Satisfied,
    Unsatisfied,
    Unreachable,
    Refused,
}

/// <summary>回访单: one attempt to ask the customer .</summary>
internal sealed class FollowUp
{
    private FollowUp() { }

    internal FollowUp(
        Case about,
        int cycle,
        FollowUpMethod method,
        FollowUpOutcome outcome,
        string? notes,
        IReadOnlyList<string> newIssues,
        Actor by,
        DateTimeOffset at
    )
    {
        (CommunityId, CaseId, Id, Cycle, At) = (about.CommunityId, about.Id, Guid.CreateVersion7(at), cycle, at);
        (Method, Outcome, Notes, NewIssues, ById, ByName) = (
            method,
            outcome,
            notes,
            string.Join('\n', newIssues),
            by.Id,
            by.Name
        );
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }

    /// <summary>The cycle that was asked about.</summary>
    public int Cycle { get; private set; }
    public FollowUpMethod Method { get; private set; }
    public FollowUpOutcome Outcome { get; private set; }
    public string? Notes { get; private set; }

    /// <summary>New issues raised by the customer, one a line; each became a case of its own.</summary>
    public string NewIssues { get; private set; } = "";
    public StaffId? ById { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
