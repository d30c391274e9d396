using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Clock.Public;

/// <summary>
/// A promise as the database keeps it: what replaying the facts gives, and the next moment at which the clock must look
/// at it. Never edited by hand; the facts are the truth.
/// </summary>
public sealed class PromiseRow
{
    private PromiseRow() { }

    internal PromiseRow(
        CommunityId community,
        CaseId about,
        string rule,
        int openedBy,
        int charterVersion,
        DateTimeOffset now
    )
    {
        (CommunityId, CaseId, Rule, OpenedBy, CharterVersion) = (community, about, rule, openedBy, charterVersion);
        Id = Ids.New<PromiseId>(now);
    }

    public CommunityId CommunityId { get; private set; }
    public PromiseId Id { get; private set; }
    public CaseId CaseId { get; private set; }

    /// <summary>Id of the charter rule, such as <c>repair.urgent.arrive</c>.</summary>
    public string Rule { get; private set; } = "";
    public int CharterVersion { get; private set; }

    /// <summary>Sequence of the timeline entry that opened it.</summary>
    public int OpenedBy { get; private set; }
    public PromiseKind Kind { get; private set; }
    public int Cycle { get; private set; }
    public DutyRole OwedBy { get; private set; }
    public StaffId? OwedById { get; private set; }
    public string? OwedByName { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? WarnAt { get; private set; }
    public PromiseStanding State { get; private set; }
    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>Since when a hold pauses it; its due time moves when the hold ends.</summary>
    public DateTimeOffset? PausedSince { get; private set; }

    /// <summary>Nobody owes it any more: kept in time or late, or cancelled.</summary>
    public bool Ended { get; private set; }

    /// <summary>The step of its consequences that was run last; 0 at first.</summary>
    public int StepDone { get; private set; }

    /// <summary>When the clock has something to do with it; null when never.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>What was promised, when it was given by word.</summary>
    public string? Text { get; private set; }

    internal void Mirror(
        PromiseKind kind,
        int cycle,
        DateTimeOffset openedAt,
        DateTimeOffset dueAt,
        DateTimeOffset? warnAt
    ) => (Kind, Cycle, OpenedAt, DueAt, WarnAt) = (kind, cycle, openedAt, dueAt, warnAt);

    internal void Mirror(PromiseStanding state, DateTimeOffset? keptAt, DateTimeOffset? pausedSince, bool ended) =>
        (State, KeptAt, PausedSince, Ended) = (state, keptAt, pausedSince, ended);

    internal void Owe(DutyRole role, StaffId? staff, string? name) =>
        (OwedBy, OwedById, OwedByName) = (role, staff, name);

    internal void Say(string? text) => Text = text;

    internal void LookAt(DateTimeOffset? next) => NextAt = next;

    internal void Ran(int step) => StepDone = step;
}

/// <summary>A consequence that was run; its key makes a second run impossible.</summary>
public sealed class ConsequenceRow
{
    private ConsequenceRow() { }

    internal ConsequenceRow(PromiseRow promise, int step, string action, DateTimeOffset at) =>
        (CommunityId, PromiseId, Step, Action, At) = (promise.CommunityId, promise.Id, step, action, at);

    public CommunityId CommunityId { get; private set; }
    public PromiseId PromiseId { get; private set; }
    public int Step { get; private set; }
    public string Action { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
