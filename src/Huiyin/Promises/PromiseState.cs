using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Huiyin.Promises;

/// <summary>How a promise stands.</summary>
[JsonConverter(typeof(SnakeCase<PromiseStanding>))]
public enum PromiseStanding : byte
{
    /// <summary>Owed and not due yet, or its clock stands still.</summary>
    Open,

    /// <summary>Kept at or before its due time.</summary>
    Kept,

    /// <summary>Its due time came before it was kept; <see cref="PromiseState.KeptAt"/> says whether it was kept late.</summary>
    Missed,

    /// <summary>No longer owed, before it fell due.</summary>
    Cancelled,
}

/// <summary>
/// One promise of one case, as its history tells. Its identity is the rule's id together with <see cref="OpenedBy"/>; both
/// stay the same however often and however far the history is replayed. Times are Unix milliseconds.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public record struct PromiseState
{
    /// <summary>Position of its rule in <see cref="Charter.Rules"/>.</summary>
    public int Rule { get; internal set; }

    /// <summary>Ordinal, from 0, of the fact that opened it.</summary>
    public int OpenedBy { get; internal set; }

    /// <summary>When it was opened.</summary>
    public long OpenedAt { get; internal set; }

    /// <summary>The instant its duration counts from; before <see cref="OpenedAt"/> when the case came under the rule later.</summary>
    public long CountedFrom { get; internal set; }

    /// <summary>When it falls due. While paused: as if the pause ended at once.</summary>
    public long DueAt { get; internal set; }

    /// <summary>When whoever owes it is warned; null for no warning.</summary>
    public long? WarnAt { get; internal set; }

    /// <summary>How it stands.</summary>
    public PromiseStanding State { get; internal set; }

    /// <summary>When it was kept, in time or late; null when not.</summary>
    public long? KeptAt { get; internal set; }

    /// <summary>When it was kept or cancelled: nothing follows from it any more. Null while somebody owes it.</summary>
    public long? EndedAt { get; internal set; }

    /// <summary>Since when its clock stands still; null when it runs.</summary>
    public long? PausedSince { get; internal set; }

    /// <summary>The cycle of the case in which it was opened, from 1.</summary>
    public int Cycle { get; internal set; }

    /// <summary>Whether somebody still owes it, in time or late.</summary>
    public readonly bool IsOwed => EndedAt is null;
}
