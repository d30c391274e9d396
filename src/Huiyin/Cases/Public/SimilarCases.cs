using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <summary>
/// Cases that may be the one somebody is about to write down a second time: open, and of the same unit or place, or of a
/// public place and about the same thing.
/// </summary>
internal sealed class SimilarCases(HuiyinDb db, ICaseSearch search)
{
    private const int Most = 5;
    private const int MostHits = 40;
    private const int MostWords = 3;

    public async Task<IReadOnlyList<Case>> Find(CommunityId community, string? unit, string? place, string? text)
    {
        var words = KindSuggestion.TellingWords(text);
        var hits = new List<CaseId>();
        foreach (var word in words.Take(MostWords))
        {
            if (search.Hits(community, word) is { } found)
                hits.AddRange(
                    await found.OrderByDescending(h => h.Rank).Take(MostHits).Select(h => h.CaseId).ToListAsync()
                );
        }
        var open = db.Set<Case>().AsNoTracking().Where(c => c.CommunityId == community && c.EndedAt == null);
        var (hasUnit, hasPlace) = (!string.IsNullOrEmpty(unit), !string.IsNullOrWhiteSpace(place));
        var there = place?.Trim();
        // Next door's leak is another leak; the lift is everybody's.
        var alike = await open.Where(c =>
                (hasUnit && c.UnitCode == unit)
                || (hasPlace && c.Place == there)
                || (hits.Contains(c.Id) && (c.UnitCode == null || (!hasUnit && !hasPlace)))
            )
            .OrderByDescending(c => c.ReceivedAt)
            .Take(MostHits)
            .ToListAsync();
        return [.. alike.OrderByDescending(c => hits.Contains(c.Id)).ThenByDescending(c => c.ReceivedAt).Take(Most)];
    }
}
