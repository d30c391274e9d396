using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock.Public;

/// <summary>
/// Keeps the promises of a case in step with its facts: replays the whole history through the charter and mirrors what
/// comes out. So the stored promises are, by construction, what a replay gives.
/// </summary>
public sealed class PromiseKeeper(HuiyinDb db, UnitOfWork work, CharterBook charters, Rosters rosters, ClockBell bell)
{
    /// <summary>Mirrors the promises of a case whose new facts are about to be saved; answers all of them.</summary>
    public async Task<IReadOnlyList<PromiseRow>> Keep(Case about, bool isNew, DateTimeOffset now)
    {
        var inHand = isNew
            ? CaseInHand.Unsaved(about, await DutyHolders.StewardOf(about, db))
            : (await CaseInHand.Of([about], db))[0];
        await Keep(inHand, now);
        return inHand.Promises;
    }

    /// <summary>The same for a case whose facts and promises have been read already.</summary>
    internal async Task Keep(CaseInHand inHand, DateTimeOffset now)
    {
        var about = inHand.About;
        now = NotBefore(about, now);
        var charter = await charters.Version(about.CommunityId, about.CharterVersion);
        var holders = new DutyHolders(about, inHand.Steward, await rosters.Of(about.CommunityId), now);
        Reckon(inHand, charter, holders, now, row => db.Add(row));
        var next = inHand.Promises.Min(p => p.NextAt);
        work.AfterCommit(() => bell.RingAt(next));
    }

    /// <summary>
    /// Whoever waited for their turn, and a clock that began its round long ago, read the time before others wrote: what has
    /// been written has happened.
    /// </summary>
    internal static DateTimeOffset NotBefore(Case about, DateTimeOffset now) =>
        now > about.ChangedAt ? now : about.ChangedAt;

    /// <summary>
    /// The promises of a case that comes with a past. What they would have led to until now is taken as done: nobody is
    /// told today what was late last year.
    /// </summary>
    internal static List<PromiseRow> KeepImported(
        Case about,
        StaffId? steward,
        CharterInForce charter,
        CommunityRoster roster,
        DateTimeOffset now
    )
    {
        var inHand = CaseInHand.Unsaved(about, steward);
        Reckon(inHand, charter, new DutyHolders(about, steward, roster, now), now, letBygonesBe: true);
        return inHand.Promises;
    }

    private static void Reckon(
        CaseInHand inHand,
        CharterInForce charter,
        DutyHolders holders,
        DateTimeOffset now,
        Action<PromiseRow>? opened = null,
        bool letBygonesBe = false
    )
    {
        var (about, history, rows) = (inHand.About, inHand.History, inHand.Promises);
        var facts = history.ConvertAll(ToFact).ToArray();
        foreach (
            var replayed in PromiseEngine.Replay(charter.Charter, charter.Calendar, facts, now.ToUnixTimeMilliseconds())
        )
        {
            var rule = charter.Charter.Rules[replayed.Rule];
            var opening = history[replayed.OpenedBy];
            var row = rows.Find(r => r.Rule == rule.Id && r.OpenedBy == opening.Seq);
            var state = row is null ? replayed : AsItWas(replayed, row, now);
            if (row is null)
            {
                row = new PromiseRow(about.CommunityId, about.Id, rule.Id, opening.Seq, about.CharterVersion, now);
                row.Say(opening.DueAt is null ? null : opening.Text());
                rows.Add(row);
                opened?.Invoke(row);
            }
            while (
                letBygonesBe
                && PromiseEngine.NextConsequence(state, rule, row.StepDone) is { } past
                && past.At <= now.ToUnixTimeMilliseconds()
            )
            {
                row.Ran(past.Step);
            }
            Mirror(row, state, rule, holders);
        }

        var next = rows.Where(r => !r.Ended).OrderBy(r => r.Kind.IsEscalation()).ThenBy(r => r.DueAt).FirstOrDefault();
        about.Wears(next?.Kind, next?.DueAt, next?.OwedByName);
    }

    /// <summary>
    /// A promise that has ended, or whose time has come, stays what it was when the calendar is changed afterwards: nothing
    /// that was kept in time becomes late by a holiday announced later. Without such a change it is what the replay says.
    /// </summary>
    internal static PromiseState AsItWas(in PromiseState state, PromiseRow row, DateTimeOffset now)
    {
        if (!row.Ended && row.State != PromiseStanding.Missed && (row.PausedSince is not null || row.DueAt > now))
            return state;
        var due = row.DueAt.ToUnixTimeMilliseconds();
        return state with
        {
            DueAt = due,
            WarnAt = row.WarnAt?.ToUnixTimeMilliseconds(),
            PausedSince = null,
            State =
                state.KeptAt is { } kept ? (kept <= due ? PromiseStanding.Kept : PromiseStanding.Missed)
                : state.EndedAt is { } ended && ended < due ? PromiseStanding.Cancelled
                : PromiseStanding.Missed,
        };
    }

    internal static Fact ToFact(TimelineEntry entry) =>
        new(
            entry.Kind!.Value,
            entry.At.ToUnixTimeMilliseconds(),
            TraitsCode.Unpack(entry.Traits, entry.Category),
            entry.Hold,
            entry.DueAt?.ToUnixTimeMilliseconds()
        );

    private static void Mirror(PromiseRow row, in PromiseState state, PromiseRule rule, DutyHolders holders)
    {
        row.Mirror(rule.Promise, state.Cycle, Time(state.OpenedAt), Time(state.DueAt), Time(state.WarnAt));
        row.Mirror(state.State, Time(state.KeptAt), Time(state.PausedSince), !state.IsOwed);
        var holder = holders.Holding(rule.OwedBy, rule.Promise);
        row.Owe(rule.OwedBy, holder?.Id, holder?.Name ?? holders.NameOf(rule.OwedBy));

        // The clock looks at it when the next consequence is due, when it falls due, so that lists and figures see it missed, and
        // when whoever owes it goes or comes back.
        var consequence = PromiseEngine.NextConsequence(state, rule, row.StepDone)?.At;
        long? due = state is { State: PromiseStanding.Open, PausedSince: null } ? state.DueAt : null;
        var next = Earlier(Time(consequence), Time(due));
        row.LookAt(state.IsOwed ? Earlier(next, holders.NextHandover(rule.OwedBy, holder)) : next);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static DateTimeOffset? Time(long? at) => at is { } time ? Time(time) : null;
}

internal static class PromiseKinds
{
    /// <summary>Every kind that only watches over others.</summary>
    public static List<PromiseKind> Escalations { get; } = [.. Enum.GetValues<PromiseKind>().Where(IsEscalation)];

    /// <summary>A promise that only watches over others; it is worn by a case when nothing nearer is owed.</summary>
    public static bool IsEscalation(this PromiseKind kind) =>
        kind is PromiseKind.SupervisorTakeover or PromiseKind.ManagerTakeover or PromiseKind.RegradeCritical;
}
