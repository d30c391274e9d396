using Huiyin.Platform;

namespace Huiyin.Estate.Public;

/// <summary>楼栋: a building of a community, named by its number.</summary>
public sealed class Building
{
    private Building() { }

    internal Building(CommunityId community, string code, DateTimeOffset now) =>
        (CommunityId, Id, Code) = (community, Ids.New<BuildingId>(now), code);

    public CommunityId CommunityId { get; private set; }
    public BuildingId Id { get; private set; }

    /// <summary>楼号 as in the unit code: <c>3</c> of <c>3-1-1502</c>.</summary>
    public string Code { get; private set; } = "";
}

/// <summary>房号: a flat, shop or parking space that residents belong to (R-001).</summary>
public sealed class Unit
{
    private Unit() { }

    internal Unit(CommunityId community, BuildingId building, UnitCode code, DateTimeOffset now)
    {
        CommunityId = community;
        Id = Ids.New<UnitId>(now);
        BuildingId = building;
        Code = code.ToString();
        Entrance = code.Entrance;
        Room = code.Room;
    }

    public CommunityId CommunityId { get; private set; }
    public UnitId Id { get; private set; }
    public BuildingId BuildingId { get; private set; }

    /// <summary>楼号-单元-房屋, such as <c>3-1-1502</c>; unique in its community.</summary>
    public string Code { get; private set; } = "";

    /// <summary>单元.</summary>
    public string Entrance { get; private set; } = "";

    /// <summary>房屋.</summary>
    public string Room { get; private set; } = "";

    public int? Floor { get; private set; }
    public int? Floors { get; private set; }
    public bool Elevator { get; private set; }

    /// <summary>房屋类型, as the estate's own books call it.</summary>
    public string? UnitType { get; private set; }

    /// <summary>户型.</summary>
    public string? Layout { get; private set; }

    /// <summary>建筑面积 in 0.01 m².</summary>
    public long? GrossArea { get; private set; }

    /// <summary>室内面积 in 0.01 m².</summary>
    public long? NetArea { get; private set; }

    /// <summary>租金 per month.</summary>
    public Money? Rent { get; private set; }

    /// <summary>状态, as the estate's own books call it.</summary>
    public string? State { get; private set; }

    /// <summary>The steward who looks after it and calls back by default (R-062).</summary>
    public StaffId? StewardId { get; private set; }

    internal void LookedAfterBy(StaffId? steward) => StewardId = steward;

    /// <summary>
    /// Takes over what the estate's books say, and keeps what they say nothing of; answers whether anything changed.
    /// </summary>
    internal bool Describe(UnitFacts facts)
    {
        var before = (Floor, Floors, Elevator, UnitType, Layout, GrossArea, NetArea, Rent, State);
        (Floor, Floors, Elevator, UnitType, Layout) = (
            facts.Floor ?? Floor,
            facts.Floors ?? Floors,
            facts.Elevator ?? Elevator,
            facts.UnitType ?? UnitType,
            facts.Layout ?? Layout
        );
        (GrossArea, NetArea, Rent, State) = (
            facts.GrossArea ?? GrossArea,
            facts.NetArea ?? NetArea,
            facts.Rent ?? Rent,
            facts.State ?? State
        );
        return before != (Floor, Floors, Elevator, UnitType, Layout, GrossArea, NetArea, Rent, State);
    }
}

/// <summary>What the books say of a unit; null where they say nothing. Areas in 0.01 m².</summary>
public sealed record UnitFacts(
    int? Floor = null,
    int? Floors = null,
    bool? Elevator = null,
    string? UnitType = null,
    string? Layout = null,
    long? GrossArea = null,
    long? NetArea = null,
    Money? Rent = null,
    string? State = null
);

/// <summary>A unit's name, taken apart: building, entrance, room.</summary>
public readonly record struct UnitCode(string Building, string Entrance, string Room)
{
    public override string ToString() => $"{Building}-{Entrance}-{Room}";

    /// <summary>Reads <c>3-1-1502</c> and the ways people type it (3栋1单元1502, 3#1-1502, full-width digits).</summary>
    public static Outcome<UnitCode> Parse(string? text)
    {
        var parts = Parts(text);
        if (parts.Length != 3 || parts.Any(p => !IsPart(p)))
            return Refusal.Invalid("unit", "房号写成“楼号-单元-房屋”，例如 3-1-1502。");
        return new UnitCode(parts[0], parts[1], parts[2]);
    }

    /// <summary>What codes begin with of which somebody wrote a part: <c>3-1</c> for 3栋1单元; null when none begins so.</summary>
    public static string? Beginning(string? text)
    {
        var parts = Parts(text);
        return parts.Length is > 0 and <= 3 && parts.All(IsPart) ? string.Join('-', parts) : null;
    }

    private static string[] Parts(string? text)
    {
        var folded = FullWidth.Narrow(text ?? "").Trim().ToUpperInvariant();
        foreach (var word in new[] { "号楼", "栋", "幢", "座", "单元", "#", "/", "—", "－", " " })
            folded = folded.Replace(word, "-", StringComparison.Ordinal);
        return folded.TrimEnd('室', '号', '-').Split('-', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsPart(string part) => part.Length <= 8 && part.All(char.IsLetterOrDigit);
}
