using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Clock;

/// <summary>
/// What follows from a promise once its time has come, done as the system: what it does to the case, the fact that says so
/// with its rule, and whoever is told.
/// </summary>
internal static class Consequences
{
    public static void Run(
        this HuiyinDb db,
        DueConsequence due,
        PromiseRow promise,
        Case about,
        DutyHolders holders,
        CommunityRoster roster,
        DateTimeOffset now
    )
    {
        db.Add(new ConsequenceRow(promise, due.Step, Json.Word(due.Do), now));
        promise.Ran(due.Step);
        // A clock that comes late warns nobody of what has passed: they hear that it has.
        if (due.Do == ConsequenceAction.Warn && promise.DueAt <= now)
            return;
        var duty = due.To ?? promise.OwedBy;
        var told = holders.ToTell(duty, promise.Kind);
        var names = told.Count > 0 ? string.Join('、', told.Take(3).Select(m => m.Name)) : holders.NameOf(duty);
        // Whoever answered after all, if late, keeps it.
        var passesOver = due.Do == ConsequenceAction.PassOver && told.Count == 1 && !promise.Ended;
        var charges = due is { Do: ConsequenceAction.Notify, AtOnce: true };
        var (fact, kind) = due.Do switch
        {
            ConsequenceAction.Warn => ("PromiseWarned", (FactKind?)null),
            ConsequenceAction.Notify => (charges ? "DutyHolderCharged" : "DutyHolderTold", null),
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
            db.Tell(member.Id, charges ? "charged" : Json.Word(due.Do), about, now);
    }

    /// <summary>
    /// Somebody went on leave, came back, or a shift changed: what they owed has a new holder, who must hear of it, and the
    /// timeline says from whom it came.
    /// </summary>
    public static void TellWhomItPassedTo(
        this HuiyinDb db,
        CaseInHand inHand,
        Dictionary<PromiseId, (StaffId? Id, string? Name)> before,
        DateTimeOffset now
    )
    {
        var about = inHand.About;
        var passed = inHand
            .Promises.Where(p => !p.Ended && p.OwedById is not null && before.GetValueOrDefault(p.Id).Id is not null)
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
            db.Tell(one.Key.To, "passed_on", about, now);
        }
    }

    private static void Tell(this HuiyinDb db, StaffId whom, string kind, Case about, DateTimeOffset now) =>
        db.Add(new Notification(about.CommunityId, whom, kind, $"{about.Number} {about.Summary}", about.Id, now));
}
