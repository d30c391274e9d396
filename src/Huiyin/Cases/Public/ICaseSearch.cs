using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>Full-text search over cases, newest first; one implementation per engine.</summary>
internal interface ICaseSearch
{
    /// <summary>Takes in what a case says now.</summary>
    Task Index(Case changed);

    /// <summary>Takes in many new cases at once.</summary>
    Task IndexNew(IReadOnlyCollection<Case> registered);

    /// <summary>
    /// Cases whose text has all these words, each with its rank: the later it was written down, the higher, and no two the
    /// same. A query to go on composing; null when the words have nothing to look for.
    /// </summary>
    IQueryable<CaseHit>? Hits(CommunityId community, string words);
}

/// <summary>A case that a search found; read from the search tables, which no mapping knows.</summary>
internal sealed class CaseHit
{
    public CaseId CaseId { get; init; }
    public long Rank { get; init; }
}
