using Huiyin.Platform;

namespace Huiyin.Staff.Public;

/// <summary>
/// 值班: somebody is on duty from one moment to another. Of several who hold a role, whoever is on shift owes
/// what the role owes.
/// </summary>
public sealed class Shift
{
    private Shift() { }

    internal Shift(CommunityId community, StaffId staff, DateTimeOffset from, DateTimeOffset to, string? note)
    {
        (CommunityId, StaffId, From, To, Note) = (community, staff, from, to, note);
        Id = Guid.CreateVersion7(from);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public StaffId StaffId { get; private set; }
    public DateTimeOffset From { get; private set; }

    /// <summary>Until this moment, not included; past midnight where the night is on duty.</summary>
    public DateTimeOffset To { get; private set; }

    /// <summary>Such as 24 小时值班电话.</summary>
    public string? Note { get; private set; }

    /// <summary>Off duty sooner than planned.</summary>
    internal void End(DateTimeOffset now) => To = now;

    public bool Covers(DateTimeOffset at) => From <= at && at < To;
}
