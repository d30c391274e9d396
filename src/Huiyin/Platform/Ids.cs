namespace Huiyin.Platform;

/// <summary>A typed identifier: a version 7 GUID that sorts by the time it was made.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf Of(Guid value);
}

/// <summary>Makes ids from the injected clock.</summary>
public static class Ids
{
    public static TId New<TId>(DateTimeOffset now)
        where TId : struct, IId<TId> => TId.Of(Guid.CreateVersion7(now));
}

public readonly record struct CommunityId(Guid Value) : IId<CommunityId>
{
    public static CommunityId Of(Guid value) => new(value);
}

public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    public static StaffId Of(Guid value) => new(value);
}

public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    public static UnitId Of(Guid value) => new(value);
}

public readonly record struct BuildingId(Guid Value) : IId<BuildingId>
{
    public static BuildingId Of(Guid value) => new(value);
}

public readonly record struct ResidentId(Guid Value) : IId<ResidentId>
{
    public static ResidentId Of(Guid value) => new(value);
}

public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId Of(Guid value) => new(value);
}

public readonly record struct PromiseId(Guid Value) : IId<PromiseId>
{
    /// <summary>For queries: the databases compare ids as the bytes they are.</summary>
    internal int CompareTo(PromiseId other) => Value.CompareTo(other.Value);

    public static PromiseId Of(Guid value) => new(value);
}
