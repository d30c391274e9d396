namespace Huiyin.Promises;

/// <summary>What happens to one promise's time: it stands still, goes on, is kept or is cancelled.</summary>
internal static class PromiseTime
{
    /// <summary>Lets the clock stand while a hold lasts whose reason the rule allows, and go on otherwise.</summary>
    public static void Stand(
        ref PromiseState promise,
        PromiseRule rule,
        WorkCalendar calendar,
        HoldReason? reason,
        long at
    )
    {
        if (reason is not { } given || !rule.IsPausedBy(given))
        {
            Resume(ref promise, rule, calendar, at);
        }
        else if (promise.PausedSince is null && at < promise.DueAt)
        {
            promise.PausedSince = at;
        }
    }

    public static void Keep(ref PromiseState promise, PromiseRule rule, WorkCalendar calendar, long at)
    {
        Resume(ref promise, rule, calendar, at);
        promise.KeptAt = at;
        promise.EndedAt = at;
        promise.State = at <= promise.DueAt ? PromiseStanding.Kept : PromiseStanding.Missed;
    }

    public static void Cancel(ref PromiseState promise, PromiseRule rule, WorkCalendar calendar, long at)
    {
        Resume(ref promise, rule, calendar, at);
        promise.EndedAt = at;
        promise.State = at < promise.DueAt ? PromiseStanding.Cancelled : PromiseStanding.Missed;
    }

    private static void Resume(ref PromiseState promise, PromiseRule rule, WorkCalendar calendar, long at)
    {
        if (promise.PausedSince is not { } paused)
        {
            return;
        }
        promise.PausedSince = null;
        promise.DueAt = calendar.Prolong(promise.DueAt, rule.Within, paused, at);
        // A warning given before the pause was given; it is not given again. A promise opened during the pause gave none.
        if (promise.WarnAt is { } warned && Math.Max(warned, promise.OpenedAt) > paused)
        {
            promise.WarnAt = Math.Max(promise.DueAt - (rule.WarnBefore ?? 0), at);
        }
    }
}
