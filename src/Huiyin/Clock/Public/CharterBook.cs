using System.Collections.Concurrent;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Clock.Public;

/// <summary>A charter in force with the calendar its clocks run on.</summary>
public sealed record CharterInForce(Charter Charter, WorkCalendar Calendar);

/// <summary>
/// The charters of every community. A running case keeps the version it began with; so far each community has the
/// default charter, which holds from the beginning of time.
/// </summary>
public sealed class CharterBook(Rosters rosters)
{
    private readonly ConcurrentDictionary<CommunityId, CharterInForce> known = new();

    /// <summary>The charter that a case which begins now begins with.</summary>
    public async ValueTask<CharterInForce> Current(CommunityId community)
    {
        if (known.TryGetValue(community, out var charter))
            return charter;
        var roster = await rosters.Of(community);
        return known[community] = new CharterInForce(Charter.Default, Charter.Default.CalendarIn(roster.Zone));
    }

    /// <summary>The charter that a running case began with.</summary>
    public ValueTask<CharterInForce> Version(CommunityId community, int version) => Current(community);
}
