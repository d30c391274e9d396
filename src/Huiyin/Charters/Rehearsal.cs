using Huiyin.Platform;

namespace Huiyin.Charters;

/// <summary>How a rehearsal stands.</summary>
internal enum RehearsalState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>
/// A proposed charter tried on past cases: what was asked, how far it is, what came of it. Long work that can be left and
/// found again; it changes no case.
/// </summary>
internal sealed class Rehearsal
{
    private Rehearsal() { }

    public Rehearsal(CommunityId community, CharterTried tried, Actor by, DateTimeOffset now)
    {
        (CommunityId, Id, AskedAt, AskedByName) = (community, Guid.CreateVersion7(now), now, by.Name);
        (Text, Version, From, To) = (tried.Text, tried.Version, tried.From, tried.To);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public string AskedByName { get; private set; } = "";

    /// <summary>The proposed charter as it was then; the draft may have moved on.</summary>
    public string Text { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary>Cases received from this day on.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day, included.</summary>
    public DateOnly To { get; private set; }
    public RehearsalState State { get; private set; }
    public long Cases { get; private set; }
    public long Replayed { get; private set; }
    public long Changed { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When whoever plays it last said so; a node that died says nothing any more.</summary>
    public DateTimeOffset? HeartbeatAt { get; private set; }

    public bool IsUnderWay => State is RehearsalState.Waiting or RehearsalState.Running;

    /// <summary>Kept, missed and escalated by rule, before and after, as JSON; null until it is done.</summary>
    public string? Outcome { get; private set; }

    public void Begin(DateTimeOffset now) =>
        (State, Cases, Replayed, Changed, HeartbeatAt) = (RehearsalState.Running, 0, 0, 0, now);

    public void CameSoFar(long cases, long replayed, long changed, DateTimeOffset now) =>
        (Cases, Replayed, Changed, HeartbeatAt) = (cases, replayed, changed, now);

    public void End(string outcome, DateTimeOffset now) =>
        (State, Outcome, EndedAt) = (RehearsalState.Done, outcome, now);

    public void Fail(DateTimeOffset now) => (State, EndedAt) = (RehearsalState.Failed, now);
}

/// <summary>What is to be rehearsed.</summary>
internal sealed record CharterTried(string Text, int Version, DateOnly From, DateOnly To);

/// <summary>A case whose promises would have gone another way.</summary>
internal sealed class RehearsedCase
{
    private RehearsedCase() { }

    public RehearsedCase(CommunityId community, Guid rehearsal, string number, string changes) =>
        (CommunityId, RehearsalId, Number, Changes) = (community, rehearsal, number, changes);

    public CommunityId CommunityId { get; private set; }
    public Guid RehearsalId { get; private set; }
    public string Number { get; private set; } = "";

    /// <summary>Rule by rule, before and after, as JSON.</summary>
    public string Changes { get; private set; } = "";
}
