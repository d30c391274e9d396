using System.Collections;
using System.Runtime.CompilerServices;

namespace Huiyin.Promises;

/// <summary>A set of <see cref="FactKind"/>s in one machine word. The default is empty.</summary>
[CollectionBuilder(typeof(FactSet), nameof(Create))]
public readonly struct FactSet : IEquatable<FactSet>, IEnumerable<FactKind>
{
    /// <summary>The facts after which a case owes nothing more: closed, closed unresolved, withdrawn.</summary>
    public static readonly FactSet Endings = [FactKind.Closed, FactKind.ClosedUnresolved, FactKind.Withdrawn];

    private readonly ulong bits;

    private FactSet(ulong bits) => this.bits = bits;

    /// <summary>A set of the kinds given.</summary>
    public static FactSet Create(ReadOnlySpan<FactKind> kinds)
    {
        var set = 0UL;
        foreach (var kind in kinds)
        {
            set |= 1UL << (int)kind;
        }
        return new FactSet(set);
    }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => bits == 0;

    /// <summary>Whether a kind is in it.</summary>
    public bool Has(FactKind kind) => (bits >> (int)kind & 1) != 0;

    /// <summary>What is in either.</summary>
    public static FactSet operator |(FactSet left, FactSet right) => new(left.bits | right.bits);

    /// <summary>What is in either.</summary>
    public FactSet Union(FactSet other) => this | other;

    /// <inheritdoc/>
    public bool Equals(FactSet other) => bits == other.bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FactSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => bits.GetHashCode();

    /// <summary>Whether both hold the same kinds.</summary>
    public static bool operator ==(FactSet left, FactSet right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(FactSet left, FactSet right) => !left.Equals(right);

    /// <summary>The kinds in it, in the order of their values.</summary>
    public IEnumerator<FactKind> GetEnumerator()
    {
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            if (Has(kind))
            {
                yield return kind;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
