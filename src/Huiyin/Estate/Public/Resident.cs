using Huiyin.Platform;

namespace Huiyin.Estate.Public;

/// <summary>How a person belongs to a unit.</summary>
public enum TieKind
{
    /// <summary>业主</summary>
    Owner,

    /// <summary>住户</summary>
    Occupant,

    /// <summary>租户</summary>
    Tenant,
}

/// <summary>业户: somebody the service centre answers to. Phone and ID number are sealed at rest.</summary>
public sealed class Resident
{
    private Resident() { }

    internal Resident(CommunityId community, string name, DateTimeOffset now)
    {
        CommunityId = community;
        Id = Ids.New<ResidentId>(now);
        Rename(name);
    }

    public CommunityId CommunityId { get; private set; }
    public ResidentId Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Pinyin and initials by which the name is found: <c>zhangsan zs</c>.</summary>
    public string NameKeys { get; private set; } = "";

    /// <summary>女 / 男, for the form of address; null when unknown.</summary>
    public string? Sex { get; private set; }

    /// <summary>Sealed telephone number.</summary>
    public byte[]? Phone { get; private set; }

    /// <summary>Keyed blind index by which the number is found.</summary>
    public byte[]? PhoneIndex { get; private set; }

    /// <summary>Sealed ID number, where justified.</summary>
    public byte[]? IdNumber { get; private set; }

    /// <summary>What the next clerk should know ("prefers WeChat; hard of hearing").</summary>
    public string? Note { get; private set; }

    internal void Rename(string name) => (Name, NameKeys) = (name.Trim(), Pinyin.Keys(name.Trim()));

    internal void Reachable(byte[]? phone, byte[]? index) => (Phone, PhoneIndex) = (phone, index);

    internal void Describe(string? sex, byte[]? idNumber, string? note)
    {
        Sex = sex ?? Sex;
        IdNumber = idNumber ?? IdNumber;
        Note = note ?? Note;
    }
}

/// <summary>The tie between a person and a unit, from a day until a day.</summary>
public sealed class Tie
{
    private Tie() { }

    internal Tie(CommunityId community, UnitId unit, ResidentId resident, TieKind kind, DateTimeOffset from) =>
        (CommunityId, UnitId, ResidentId, Kind, From) = (community, unit, resident, kind, from);

    public CommunityId CommunityId { get; private set; }
    public UnitId UnitId { get; private set; }
    public ResidentId ResidentId { get; private set; }
    public TieKind Kind { get; private set; }
    public DateTimeOffset From { get; private set; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    internal void End(DateTimeOffset until) => Until = until;
}
