using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock;

/// <summary>The roster has changed: the clock looks at the open promises it may concern, and passes them on.</summary>
internal sealed class Duties(HuiyinDb db, UnitOfWork work, ClockBell bell) : IDuties
{
    public async Task Reconsider(CommunityId community, IReadOnlyCollection<StaffId> people, DateTimeOffset at)
    {
        var open = db.Set<PromiseRow>()
            .Where(p => p.CommunityId == community && !p.Ended && (p.NextAt == null || p.NextAt > at));
        if (people.Count > 0)
        {
            var them = people.Select(id => (StaffId?)id).ToList();
            open = open.Where(p => p.OwedById == null || them.Contains(p.OwedById));
        }
        await open.ExecuteUpdateAsync(change => change.SetProperty(p => p.NextAt, at));
        work.AfterCommit(() => bell.RingAt(at));
    }
}
