using System.Collections.Concurrent;
using Huiyin.Platform;

namespace Huiyin.Staff.Public;

/// <summary>
/// How many telephone numbers one person may open in full: enough for a day of calling people back, not for a copy
/// of the address book. Counted per node.
/// </summary>
public sealed class RevealLimit
{
    private const int MostPerHour = 60;
    private readonly ConcurrentDictionary<StaffId, Queue<DateTimeOffset>> reveals = new();

    /// <summary>Counts one more number; null while there are not too many within the hour.</summary>
    public Refusal? Refused(CurrentStaff who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        var mine = reveals.GetOrAdd(who.Id, _ => new());
        lock (mine)
        {
            // A rehearsal's clock may have been set back.
            while (mine.TryPeek(out var oldest) && (oldest <= now.AddHours(-1) || oldest > now))
                mine.Dequeue();
            if (mine.Count >= MostPerHour)
                return TooMany;
            mine.Enqueue(now);
            return null;
        }
    }

    private static readonly Refusal TooMany = new(
        "too_many_reveals",
        "一小时内查看的号码太多了，请稍后再看，或请主管协助。",
        RefusalKind.NotAllowed
    );
}
