using Huiyin.Platform;

namespace Huiyin.Desk.Public;

/// <summary>来电记录: one call, with or without a case .</summary>
internal sealed class Call
{
    /// <summary>One ring of the exchange lasts about this long, so "within three rings" is fifteen seconds.</summary>
    internal const int SecondsPerRing = 5;

    /// <summary>Answered within three rings .</summary>
    internal const int RingsAllowed = 3;

    /// <summary>How long a missed call is worth calling back; after that it is history.</summary>
    internal static readonly TimeSpan RingsOutAfter = TimeSpan.FromDays(7);

    private Call() { }

    internal Call(
        CommunityId community,
        Guid id,
        CallFacts facts,
        SealedNumber? phone,
        Actor? takenBy,
        DateTimeOffset at
    )
    {
        (CommunityId, Id, At) = (community, id, at);
        (CallerName, RingSeconds, WaitSeconds, Missed) = (
            facts.CallerName,
            facts.RingSeconds,
            facts.WaitSeconds,
            facts.Missed
        );
        (TransferredTo, Note) = (facts.TransferredTo, facts.Note);
        (Phone, PhoneIndex, PhoneMasked) = (phone?.Sealed, phone?.Index, phone?.Masked);
        (TakenById, TakenByName) = (takenBy?.Id, takenBy?.Name);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string? CallerName { get; private set; }
    public byte[]? Phone { get; private set; }
    public byte[]? PhoneIndex { get; private set; }
    public string? PhoneMasked { get; private set; }

    /// <summary>How long it rang, in seconds; null when nobody measured it.</summary>
    public int? RingSeconds { get; private set; }

    /// <summary>How long the caller was kept waiting during the call, in seconds.</summary>
    public int? WaitSeconds { get; private set; }
    public bool Missed { get; private set; }
    public string? TransferredTo { get; private set; }
    public string? Note { get; private set; }
    public StaffId? TakenById { get; private set; }
    public string? TakenByName { get; private set; }
    public CaseId? CaseId { get; private set; }

    /// <summary>A missed call that somebody has called back.</summary>
    public DateTimeOffset? CalledBackAt { get; private set; }

    /// <summary>Whether it was picked up within three rings; null when nobody measured it.</summary>
    public bool? InTime =>
        RingSeconds is { } seconds ? !Missed && seconds <= RingsAllowed * SecondsPerRing
        : Missed ? false
        : null;

    internal void Led(CaseId to) => CaseId = to;

    /// <summary>What the clerk knows of a call that the telephone system had reported.</summary>
    internal void Complete(int? ringSeconds, int? waitSeconds, string? transferredTo, Actor by)
    {
        (RingSeconds, WaitSeconds) = (ringSeconds ?? RingSeconds, waitSeconds ?? WaitSeconds);
        TransferredTo = transferredTo ?? TransferredTo;
        if (TakenById is null)
            (TakenById, TakenByName) = (by.Id, by.Name);
    }

    internal void Heard(string? callerName, string? note) =>
        (CallerName, Note) = (callerName ?? CallerName, note ?? Note);

    internal void CallBack(DateTimeOffset now) => CalledBackAt = now;
}

internal sealed record CallFacts(
    string? CallerName = null,
    int? RingSeconds = null,
    int? WaitSeconds = null,
    bool Missed = false,
    string? TransferredTo = null,
    string? Note = null
);

internal sealed record SealedNumber(byte[] Sealed, byte[] Index, string Masked);

/// <summary>Somebody waiting at the desk, with the time they have waited .</summary>
internal sealed class Waiting
{
    private Waiting() { }

    internal Waiting(CommunityId community, string name, string? unitCode, string? matter, DateTimeOffset now) =>
        (CommunityId, Id, Name, UnitCode, Matter, ArrivedAt) = (
            community,
            Guid.CreateVersion7(now),
            name,
            unitCode,
            matter,
            now
        );

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? UnitCode { get; private set; }
    public string? Matter { get; private set; }
    public DateTimeOffset ArrivedAt { get; private set; }

    /// <summary>Greeted while somebody else was being served .</summary>
    public DateTimeOffset? GreetedAt { get; private set; }
    public DateTimeOffset? ServedAt { get; private set; }
    public string? ServedByName { get; private set; }

    /// <summary>When they left the queue: served, or gone without. Null while they wait.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    internal void Greet(DateTimeOffset now) => GreetedAt ??= now;

    internal void Serve(string by, DateTimeOffset now)
    {
        if (LeftAt is null)
            (ServedAt, ServedByName, LeftAt) = (now, by, now);
    }

    internal void Leave(DateTimeOffset now) => LeftAt ??= now;
}

/// <summary>The supervisor's signature under a day's register .</summary>
internal sealed class DailyReview
{
    private DailyReview() { }

    internal DailyReview(
        CommunityId community,
        DateOnly day,
        StaffId by,
        string byName,
        string note,
        string counts,
        DateTimeOffset now
    ) =>
        (CommunityId, Day, SignedById, SignedByName, Note, Counts, SignedAt) = (
            community,
            day,
            by,
            byName,
            note,
            counts,
            now
        );

    public CommunityId CommunityId { get; private set; }
    public DateOnly Day { get; private set; }
    public StaffId SignedById { get; private set; }
    public string SignedByName { get; private set; } = "";
    public string Note { get; private set; } = "";

    /// <summary>What the day showed when it was signed, as JSON.</summary>
    public string Counts { get; private set; } = "{}";
    public DateTimeOffset SignedAt { get; private set; }
}
