using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Clock.Public;

/// <summary>
/// Runs what falls due: takes the next promise, runs its consequence through the verbs of the case as the system, and
/// commits both together. A key on (promise, step) makes a second run impossible; a crash rolls back and it is taken again.
/// </summary>
internal sealed class PromiseClock(
    HuiyinDb db,
    UnitOfWork work,
    PromiseKeeper keeper,
    CharterBook charters,
    Rosters rosters,
    LiveChanges live
)
{
    /// <summary>When the clock must look next; null when nothing is waiting.</summary>
    public Task<DateTimeOffset?> NextAt() => db.Set<PromiseRow>().Where(p => p.NextAt != null).MinAsync(p => p.NextAt);

    /// <summary>Runs everything due at <paramref name="now"/>, oldest first; answers how many promises were looked at.</summary>
    public async Task<int> RunDue(DateTimeOffset now, CancellationToken stop = default)
    {
        var looked = 0;
        while (!stop.IsCancellationRequested && await RunOne(now))
            looked++;
        return looked;
    }

    /// <summary>Moves a movable clock forward, stopping at every promise on the way, each at its own time.</summary>
    public async Task<int> MoveTo(DateTimeOffset to, MovableClock clock)
    {
        var looked = await RunDue(clock.GetUtcNow());
        while (await NextAt() is { } next && next <= to)
        {
            clock.MoveTo(next);
            looked += await RunDue(clock.GetUtcNow());
        }
        clock.MoveTo(to);
        return looked;
    }

    private async Task<bool> RunOne(DateTimeOffset now)
    {
        db.ChangeTracker.Clear();
        var done = await work.Run<bool>(async () =>
        {
            if (await Claim(now) is not { } promise)
                return false;
            var about = await db.Set<Case>()
                .SingleAsync(c => c.CommunityId == promise.CommunityId && c.Id == promise.CaseId);
            var (assignee, looked, step) = (about.AssigneeId, promise.NextAt, promise.StepDone);
            await RunConsequences(promise, about, PromiseKeeper.NotBefore(about, now));
            var before = (await keeper.Rows(about)).ToDictionary(p => p.Id, p => (p.OwedById, p.OwedByName));
            await keeper.Keep(about, isNew: false, now);
            if (about.AssigneeId == assignee)
                TellWhomItPassedTo(about, await keeper.Rows(about), before, now);
            // What the replay does not know any more is not looked at again and again.
            if (promise.NextAt == looked && promise.StepDone == step)
                promise.LookAt(null);
            db.AddRange(about.NewFacts);
            if (about.NewFacts.Count > 0)
                about.Changed();
            work.AfterCommit(() => live.Announce(about.CommunityId, about.Number));
            return true;
        });
        return done.Value;
    }

    /// <summary>The next promise to look at; other nodes skip it while this one holds it.</summary>
    private async Task<PromiseRow?> Claim(DateTimeOffset now)
    {
        if (!db.Database.IsNpgsql())
        {
            return await db.Set<PromiseRow>()
                .Where(p => p.NextAt != null && p.NextAt <= now)
                .OrderBy(p => p.NextAt)
                .ThenBy(p => p.Id)
                .FirstOrDefaultAsync();
        }
        // The case, too: whoever changes a case holds it, and a case that is being changed is looked at after that.
        var claimed = await db.Set<PromiseRow>()
            .FromSqlRaw(
                """
                SELECT p.* FROM clock_promises p
                JOIN cases_cases c ON c.community_id = p.community_id AND c.id = p.case_id
                WHERE p.next_at <= {0} ORDER BY p.next_at, p.id LIMIT 1 FOR UPDATE SKIP LOCKED
                """,
                now.ToUnixTimeMilliseconds()
            )
            .ToListAsync();
        return claimed.FirstOrDefault();
    }

    private async Task RunConsequences(PromiseRow promise, Case about, DateTimeOffset now)
    {
        var charter = await charters.Version(about.CommunityId, about.CharterVersion);
        var roster = await rosters.Of(about.CommunityId);
        while (await Due(promise, about, charter, now) is { } due)
        {
            var holders = await DutyHolders.Of(about, db, roster, now);
            Run(promise, due, about, holders, roster, now);
            db.Add(new ConsequenceRow(promise, due.Step, Json.Word(due.Do), now));
            promise.Ran(due.Step);
        }
    }

    private async Task<DueConsequence?> Due(PromiseRow promise, Case about, CharterInForce charter, DateTimeOffset now)
    {
        var history = await keeper.History(about, isNew: false);
        var facts = history.Select(PromiseKeeper.ToFact).ToArray();
        foreach (
            var state in PromiseEngine.Replay(charter.Charter, charter.Calendar, facts, now.ToUnixTimeMilliseconds())
        )
        {
            var rule = charter.Charter.Rules[state.Rule];
            if (rule.Id != promise.Rule || history[state.OpenedBy].Seq != promise.OpenedBy)
                continue;
            return
                PromiseEngine.NextConsequence(PromiseKeeper.AsItWas(state, promise, now), rule, promise.StepDone)
                    is { } next
                && next.At <= now.ToUnixTimeMilliseconds()
                ? next
                : null;
        }
        return null;
    }

    /// <summary>
    /// Somebody went on leave, came back, or a shift changed: what they owed has a new holder, who must hear of it, and the
    /// timeline says from whom it came.
    /// </summary>
    private void TellWhomItPassedTo(
        Case about,
        List<PromiseRow> rows,
        Dictionary<PromiseId, (StaffId? Id, string? Name)> before,
        DateTimeOffset now
    )
    {
        var passed = rows.Where(p =>
                !p.Ended && p.OwedById is not null && before.GetValueOrDefault(p.Id).Id is not null
            )
            .Where(p => p.OwedById != before[p.Id].Id)
            .GroupBy(p => (From: before[p.Id].Name, To: p.OwedById!.Value, Name: p.OwedByName));
        foreach (var one in passed)
        {
            about.Note(
                "DutyPassedOn",
                Actor.System,
                now,
                null,
                ("from", one.Key.From),
                ("to", one.Key.Name),
                ("promises", string.Join(' ', one.Select(p => Json.Word(p.Kind)).Distinct()))
            );
            db.Add(
                new Notification(
                    about.CommunityId,
                    one.Key.To,
                    "passed_on",
                    $"{about.Number} {about.Summary}",
                    about.Id,
                    now
                )
            );
        }
    }

    private void Run(
        PromiseRow promise,
        DueConsequence due,
        Case about,
        DutyHolders holders,
        CommunityRoster roster,
        DateTimeOffset now
    )
    {
        var duty = due.To ?? promise.OwedBy;
        var told = holders.ToTell(duty, promise.Kind);
        var names = told.Count > 0 ? string.Join('、', told.Take(3).Select(m => m.Name)) : holders.NameOf(duty);
        // Whoever answered after all, if late, keeps it.
        var passesOver = due.Do == ConsequenceAction.PassOver && told.Count == 1 && !promise.Ended;
        var (fact, kind) = due.Do switch
        {
            ConsequenceAction.Warn => ("PromiseWarned", (FactKind?)null),
            ConsequenceAction.Notify => ("DutyHolderTold", null),
            ConsequenceAction.PassOver => (passesOver ? "CasePassedOver" : "DutyHolderTold", null),
            ConsequenceAction.TakeOver => (
                duty == DutyRole.ServiceSupervisor ? "SupervisorTookOver" : "ManagerTookOver",
                FactKind.TakenOver
            ),
            ConsequenceAction.Regrade => ("ComplaintRegraded", FactKind.Graded),
            ConsequenceAction.InformCustomer => ("CustomerInformed", FactKind.CustomerInformed),
            ConsequenceAction.ReportUp => ("ReportedUp", FactKind.ReportedUp),
        };
        if (due.Do == ConsequenceAction.Regrade)
            about.RegradeByClock(due.Grade);
        if (passesOver)
            about.PassOverTo(new StaffName(told[0].Id, told[0].Login, told[0].Name));
        about.Note(
            new FactToNote(
                fact,
                Actor.System,
                now,
                kind,
                new Dictionary<string, string?>
                {
                    ["promise"] = Json.Word(promise.Kind),
                    ["owner"] = names,
                    ["dueAt"] = roster.Local(promise.DueAt).ToString("MM-dd HH:mm"),
                    ["level"] = due.Level.ToString(),
                },
                Rule: promise.Rule
            )
        );
        foreach (var member in told)
            db.Add(
                new Notification(
                    about.CommunityId,
                    member.Id,
                    Json.Word(due.Do),
                    $"{about.Number} {about.Summary}",
                    about.Id,
                    now
                )
            );
    }
}

/// <summary>Turns the clock while the server runs: sleeps until the next promise, or until a change rings the bell.</summary>
internal sealed partial class ClockWorker(
    IServiceScopeFactory scopes,
    ClockBell bell,
    TimeProvider clock,
    ILogger<ClockWorker> log
) : BackgroundService
{
    /// <summary>Another node may have brought an earlier promise without this one hearing of it.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A clock that stands still is moved by hand, and whoever moves it runs what falls due.
        if (clock is MovableClock { StandsStill: true })
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = bell.NextRing();
            var sleep = LongestSleep;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var promises = scope.ServiceProvider.GetRequiredService<PromiseClock>();
                await promises.RunDue(clock.GetUtcNow(), stoppingToken);
                if (await promises.NextAt() is { } next && next - clock.GetUtcNow() < sleep)
                    sleep = next - clock.GetUtcNow();
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // The promise stays due and is taken again; the clock itself must not stop.
                TurnFailed(log, broken);
                sleep = TimeSpan.FromSeconds(5);
            }
            bell.SleepsUntil(clock.GetUtcNow() + sleep);
            await Task.WhenAny(
                rung,
                Task.Delay(sleep > TimeSpan.Zero ? sleep : TimeSpan.FromMilliseconds(1), clock, stoppingToken)
            );
        }
    }

    [LoggerMessage(LogLevel.Error, "A turn of the clock failed; it is tried again.")]
    private static partial void TurnFailed(ILogger log, Exception broken);
}
