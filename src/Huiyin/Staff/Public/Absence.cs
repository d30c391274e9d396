using Huiyin.Platform;

namespace Huiyin.Staff.Public;

/// <summary>Leave of a duty holder, with the deputy who stands in: what they owe passes to the deputy at once .</summary>
public sealed class Absence
{
    private Absence() { }

    internal Absence(CommunityId community, StaffId staff, DateTimeOffset from, DateTimeOffset to, StaffId? deputy) =>
        (CommunityId, StaffId, From, To, DeputyId) = (community, staff, from, to, deputy);

    public CommunityId CommunityId { get; private set; }
    public StaffId StaffId { get; private set; }
    public DateTimeOffset From { get; private set; }

    /// <summary>Until this moment, not included.</summary>
    public DateTimeOffset To { get; private set; }

    /// <summary>Null: the duty passes to the next of the same role, else upward.</summary>
    public StaffId? DeputyId { get; private set; }

    public bool Covers(DateTimeOffset at) => From <= at && at < To;

    /// <summary>Back sooner than planned.</summary>
    internal void End(DateTimeOffset now) => To = now;
}
