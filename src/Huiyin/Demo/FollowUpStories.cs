using Huiyin.Cases.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Demo;

/// <summary>回访: asked in time mostly, round again when the answer is no, by the manager in person the third time.</summary>
internal sealed class FollowUpStories(Situation here)
{
    private readonly Luck luck = here.Luck;

    /// <summary>Asks about a case that has just been handled, until the customer is satisfied.</summary>
    public void Ask(
        Course course,
        DemoUnit unit,
        Telling told,
        string kind,
        string worker,
        string? grade = null,
        string? category = null
    )
    {
        // What the desk settled itself has no department that it could go back to.
        var settledAtTheDesk = kind == "paid_service" && DemoStaff.IsAtTheDesk(worker);
        var hours = kind == "complaint" ? 46 : 22;
        for (var cycle = 1; cycle <= 3; cycle++)
        {
            var by = WhoAsks(unit, kind, cycle, grade, category);
            var method = cycle > 1 || luck.Chance(0.12) ? "visit" : "phone";
            course
                .After(luck.Chance(0.92) ? luck.Hours(2, hours * 0.6) : luck.Hours(hours, hours * 2.2))
                .Between(9, 20, luck);
            if (method == "phone" && luck.Chance(0.1))
            {
                course.Do(
                    "follow-ups",
                    by,
                    new
                    {
                        method,
                        outcome = "unreachable",
                        notes = told.Common("unreachable"),
                    }
                );
                course.After(luck.Hours(1.5, 5)).Between(9, 20, luck);
            }
            if (cycle == 3 || settledAtTheDesk || luck.Chance(cycle == 1 ? 0.93 : 0.8))
            {
                Satisfied(course, unit, told, method, by, cycle);
                return;
            }
            course.Do(
                "follow-ups",
                by,
                new
                {
                    method,
                    outcome = "unsatisfied",
                    notes = told.Common("unsatisfied"),
                }
            );
            WorkAgain(course, told, kind, worker);
        }
    }

    private void Satisfied(Course course, DemoUnit unit, Telling told, string method, string by, int cycle)
    {
        var notes = told.Common("satisfied") is { Length: > 0 } said ? said : null;
        var raised = cycle == 1 && luck.Chance(0.02) ? told.Common("newIssues") : null;
        course.Do(
            "follow-ups",
            by,
            new
            {
                method,
                outcome = "satisfied",
                notes,
                newIssues = raised is null ? null : new[] { raised },
            }
        );
        if (raised is not null)
            GoOnWith(raised, course.Now, unit, told);
    }

    private string WhoAsks(DemoUnit unit, string kind, int cycle, string? grade, string? category) =>
        (kind, cycle, grade) switch
        {
            (_, 3, _) or (_, _, "critical") => DemoStaff.Manager,
            ("complaint", _, _) when category == "attitude" => DemoStaff.Manager,
            ("complaint", _, "major") => DemoStaff.Supervisor,
            _ => luck.Chance(0.25) && cycle == 1 ? DemoStaff.Caller : DemoStaff.StewardOf(unit.Building),
        };

    private void WorkAgain(Course course, Telling told, string kind, string worker)
    {
        course.After(luck.Minutes(3, 18)).Do("acceptance", worker);
        if (kind == "repair")
        {
            course.After(luck.Hours(1, 20)).Between(8, 19, luck).Do("arrival", worker);
            course.After(luck.Minutes(2, 10)).Do("start", worker, new { });
        }
        else
        {
            course.After(luck.Hours(2, 26)).Between(8, 19, luck);
        }
        course.After(luck.Minutes(20, 150)).Do("handling", worker, new { result = told.Common("reworked") });
    }

    /// <summary>What was raised while asking has become a case of its own; somebody takes it.</summary>
    private void GoOnWith(string raised, DateTimeOffset at, DemoUnit unit, Telling told)
    {
        var course = new Course(here.Script, at.AddMilliseconds(1));
        course.Then(stage =>
            stage.Write(
                async (db, roster) =>
                {
                    var opened = await db.Set<Case>()
                        .AsNoTracking()
                        .FirstAsync(c =>
                            c.CommunityId == roster.Community.Id && c.ReceivedAt == at && c.Summary == raised
                        );
                    (course.Case.Id, course.Case.Number) = (opened.Id, opened.Number);
                }
            )
        );
        var technician = DemoStaff.TechnicianFor("", luck);
        course
            .After(luck.Minutes(3, 12))
            .Do("dispatch", DemoStaff.DeskAt(at), new { department = "engineering", assignee = technician });
        course.After(luck.Minutes(3, 12)).Do("acceptance", technician);
        course
            .After(luck.Hours(1, 6))
            .Between(8, 19, luck)
            .Do("handling", technician, new { result = told.Common("reworked") });
        course.After(luck.Minutes(15, 90)).Do("reply", DemoStaff.Engineering, new { text = told.Common("replies") });
        course.After(luck.Hours(2, 12)).Between(9, 19, luck);
        var caller = DemoStaff.StewardOf(unit.Building);
        course.Do("follow-ups", caller, new { method = "visit", outcome = "satisfied" });
    }
}
