using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Search.Public;

/// <summary>
/// What the one search box asks of a module: each finds its own kind of thing, within one community, and says where it is
/// to be seen.
/// </summary>
internal interface IFinder
{
    /// <summary>The name of the group for programs, such as <c>cases</c>.</summary>
    string Kind { get; }

    /// <summary>The group's heading, in the reader's language.</summary>
    string Title { get; }

    /// <summary>Groups come in this order.</summary>
    int Place { get; }

    /// <summary>Who may not do this does not search here.</summary>
    Operation Needs { get; }

    Task<FoundGroup> Find(Asked asked);
}

/// <summary>What somebody typed.</summary>
/// <param name="Community">Nothing is found outside of it.</param>
/// <param name="Text">Trimmed, full-width letters and digits narrowed; at least one character.</param>
/// <param name="Limit">How many of each kind are wanted.</param>
internal sealed record Asked(CommunityId Community, string Text, int Limit);

/// <param name="Items">The best first.</param>
/// <param name="More">Where all of them are to be seen, when these are not all.</param>
internal sealed record FoundGroup(IReadOnlyList<Found> Items, string? More = null)
{
    public static readonly FoundGroup Nothing = new([]);
}

/// <param name="Id">What programs call it: a case's number, a unit's code, a resident's id.</param>
/// <param name="Title">The line to pick.</param>
/// <param name="Sub">What tells it from the others.</param>
/// <param name="Href">Its page.</param>
/// <param name="Exact">It is what was typed, and nothing else can be meant.</param>
internal sealed record Found(string Id, string Title, string? Sub, string Href, bool Exact = false);
