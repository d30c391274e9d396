using System.Runtime.InteropServices;

namespace Huiyin.Promises;

/// <summary>The next thing that follows from a promise.</summary>
/// <param name="Step">Its number within the promise, from 1: once it is done, ask again with this as the steps done.</param>
/// <param name="Level">How grave: 0 for a warning, else the level the charter gives it.</param>
/// <param name="At">When it is to be done, Unix milliseconds.</param>
/// <param name="Do">What is to be done.</param>
/// <param name="To">Which duty is told or takes over; null for the customer.</param>
/// <param name="Grade">Of a regrade: the new grade.</param>
/// <param name="AtOnce">It follows from the promise being opened; nobody is late yet.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueConsequence(
    int Step,
    int Level,
    long At,
    ConsequenceAction Do,
    DutyRole? To,
    Grade Grade,
    bool AtOnce = false
);

/// <summary>
/// Charter + facts + calendar → promises. Pure: the same history gives the same promises on every machine and at every
/// time. A promise opens when an opening fact arrives on a case its rule is for, or when the case comes under the rule later
/// (reclassified, regraded) and what would have opened it has happened and is still unanswered. It ends when it is kept,
/// cancelled, when the case ends, or when the case no longer falls under the rule.
/// </summary>
public static class PromiseEngine
{
    /// <summary>Replays a history into a buffer, without allocating.</summary>
    /// <param name="charter">The charter the case began under.</param>
    /// <param name="calendar">The calendar of its community.</param>
    /// <param name="facts">The history, in the order it was written; what is later than <paramref name="now"/> has not happened yet.</param>
    /// <param name="into">Receives the promises in the order they were opened.</param>
    /// <param name="now">The instant at which the promises are looked at, Unix milliseconds.</param>
    /// <returns>How many promises were written.</returns>
    /// <exception cref="ArgumentException">The buffer is too small, or a promise given by word names no due time.</exception>
    public static int Replay(
        Charter charter,
        WorkCalendar calendar,
        ReadOnlySpan<Fact> facts,
        Span<PromiseState> into,
        long now
    ) =>
        TryReplay(charter, calendar, facts, into, now, out var count)
            ? count
            : throw new ArgumentException("the buffer is too small for the promises of this history", nameof(into));

    /// <summary>Replays a history. The same as the other form, for callers that may allocate.</summary>
    public static IReadOnlyList<PromiseState> Replay(
        Charter charter,
        WorkCalendar calendar,
        ReadOnlySpan<Fact> facts,
        long now
    )
    {
        for (var room = 32; ; room *= 4)
        {
            var into = new PromiseState[room];
            if (TryReplay(charter, calendar, facts, into, now, out var count))
            {
                return into[..count];
            }
        }
    }

    /// <summary>
    /// What follows next from a promise, whenever that is; null when nothing follows any more, or not before its pause ends.
    /// The clock asks with 0 at first, does the step when its time has come, keeps its number, and asks again.
    /// </summary>
    /// <param name="state">The promise as just replayed.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="stepsDone">The <see cref="DueConsequence.Step"/> done last; 0 at first.</param>
    public static DueConsequence? NextConsequence(in PromiseState state, PromiseRule rule, int stepsDone)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var consequences = rule.Consequences;
        var opened = 0;
        while (opened < consequences.Count && consequences[opened].When == ConsequenceMoment.Opened)
        {
            opened++;
        }
        var warnings = rule.WarnBefore is null ? 0 : 1;
        for (var step = stepsDone; step < consequences.Count + warnings; step++)
        {
            if (step < opened)
            {
                return Next(step, consequences[step], state.OpenedAt);
            }
            if (step < opened + warnings)
            {
                // Nobody is warned of what is already late.
                var warnAt = Math.Max(state.WarnAt ?? state.DueAt, state.OpenedAt);
                if (warnAt >= state.DueAt)
                {
                    continue;
                }
                return Happens(state, warnAt)
                    ? new DueConsequence(step + 1, 0, warnAt, ConsequenceAction.Warn, rule.OwedBy, Grade.None)
                    : null;
            }
            var consequence = consequences[step - warnings];
            var at = Math.Max(state.DueAt + consequence.After, state.OpenedAt);
            return Happens(state, at) ? Next(step, consequence, at) : null;
        }
        return null;
    }

    private static DueConsequence Next(int step, in Consequence consequence, long at) =>
        new(
            step + 1,
            consequence.Level,
            at,
            consequence.Do,
            consequence.To,
            consequence.Grade,
            AtOnce: consequence.When == ConsequenceMoment.Opened
        );

    // Kept at the very instant is kept; cancelled at the very instant came too late, as a regrade that its own promise caused.
    private static bool Happens(in PromiseState state, long at) =>
        !(state.PausedSince < at) && (state.KeptAt is { } kept ? at < kept : !(state.EndedAt < at));

    internal static bool TryReplay(
        Charter charter,
        WorkCalendar calendar,
        ReadOnlySpan<Fact> facts,
        Span<PromiseState> into,
        long now,
        out int count
    )
    {
        ArgumentNullException.ThrowIfNull(charter);
        ArgumentNullException.ThrowIfNull(calendar);
        var replay = new HistoryReplay(charter, calendar, facts, into);
        for (var i = 0; i < facts.Length && facts[i].At <= now && !replay.IsFull; i++)
        {
            replay.Take(i);
        }
        count = replay.Settle(now);
        return !replay.IsFull;
    }
}
