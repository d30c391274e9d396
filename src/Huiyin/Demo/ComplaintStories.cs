namespace Huiyin.Demo;

/// <summary>投诉: graded, answered, handled, asked after.</summary>
internal sealed class ComplaintStories(Situation here, FollowUpStories followUps)
{
    private static readonly string[] MayBeComplainedOf = ["zhangmin", "wangyan", "liujing", "luojian", "heping"];
    private readonly Luck luck = here.Luck;

    public void Complaint(DateTimeOffset at)
    {
        var theme = luck.Weighed(DemoWords.Complaints, t => t.Weight);
        var unit = here.AnyUnit();
        var told = here.Telling(unit, theme.Slots);
        var respondent = theme.Staff ? luck.One(MayBeComplainedOf) : null;
        if (respondent is not null)
            told.With("staff", DemoStaff.NameOf(respondent));
        var course = new Course(here.Script, at);
        var desk = DemoStaff.DeskAt(at);
        if (desk == respondent)
            desk = DemoStaff.DeskBut(desk);
        var summary = told.One(theme.Summary);
        here.Register(
            course,
            unit,
            new Request(
                "complaint",
                here.Channel(),
                summary,
                theme.Category,
                Details: luck.Chance(0.35) ? told.Common("complaintDetails") : null,
                Complaint: new
                {
                    respondent = new { staff = respondent, department = respondent is null ? theme.Department : null },
                    occurredAt = at - luck.Hours(0.5, 20),
                    demand = told.One(theme.Demands),
                    course = summary,
                },
                By: desk
            )
        );
        course.After(luck.Minutes(0.2, 0.9)).Do("read-back", desk);
        if (luck.Chance(0.01))
        {
            course.After(luck.Minutes(10, 40)).Do("withdrawal", desk, new { reason = told.Common("withdrawn") });
            return;
        }
        var worker = respondent is null ? DemoStaff.WorkerIn(theme.Department, luck) : DemoStaff.Lead;
        Route(course, theme, told, worker, desk);
        Settle(course, theme, told, unit, worker, desk, at);
    }

    private void Route(Course course, ComplaintTheme theme, Telling told, string worker, string desk)
    {
        var department = theme.Staff ? "customer_service" : theme.Department;
        course.After(luck.Chance(0.95) ? luck.Minutes(2, 14) : luck.Minutes(26, 70));
        course.Do("grade", desk, new { grade = theme.Grade, reason = WhyGraded(theme.Grade) });
        course
            .After(luck.Minutes(1, 9))
            .Do("dispatch", desk, new { department, assignee = luck.Chance(0.5) ? worker : null });
        course.After(luck.Chance(0.93) ? luck.Minutes(2, 15) : luck.Minutes(22, 60)).Do("acceptance", worker);
        LookInto(course, theme, told, worker);
        course.After(luck.Minutes(20, 260)).Between(8, 21, luck);
        course.Do("answer", desk, new { text = told.One(theme.Answers), how = told.Common("answerHow") });
        if (luck.Chance(0.12))
            course
                .After(luck.Minutes(2, 10))
                .Do("remarks", DemoStaff.Supervisor, new { text = told.Common("remarks") });
    }

    /// <summary>Mostly the same day: what was found, and the supervisor's word on grade and validity.</summary>
    private void LookInto(Course course, ComplaintTheme theme, Telling told, string worker)
    {
        var valid = luck.Chance(0.88);
        if (luck.Chance(0.93))
            course.After(luck.Minutes(15, 110)).Do("investigation", worker, new { finding = told.Common("findings") });
        course
            .After(luck.Minutes(3, 40))
            .Do(
                "grade",
                DemoStaff.Supervisor,
                new
                {
                    grade = theme.Grade,
                    reason = valid ? "查过属实" : "查过不属实，是误会",
                    valid,
                }
            );
        if (theme.Category == "water_supply" && luck.Chance(0.6))
        {
            course.After(luck.Minutes(2, 15)).Do("cause", worker, new { origin = "municipal", text = "市政管网抢修" });
            course
                .After(luck.Minutes(2, 15))
                .Do(
                    "utility-contacts",
                    worker,
                    new
                    {
                        utility = "water",
                        who = "水务热线 96390",
                        answer = "抢修中，当晚恢复",
                    }
                );
        }
        else if (valid && theme.Grade == "major" && luck.Chance(0.7))
        {
            course
                .After(luck.Minutes(5, 30))
                .Do(
                    "cause",
                    worker,
                    new
                    {
                        origin = "internal",
                        text = told.Common("causes"),
                        responsible = DemoStaff.NameOf(worker),
                        corrective = told.Common("corrective"),
                        preventive = told.Common("preventive"),
                    }
                );
        }
        if (theme.Category == "attitude" && valid)
            course
                .After(luck.Minutes(5, 60))
                .Do("apology", DemoStaff.Supervisor, new { text = told.Common("apologies"), how = "visit" });
        if (theme.Grade == "major" && valid && luck.Chance(0.06))
        {
            course
                .After(luck.Minutes(5, 60))
                .Do("compensation", DemoStaff.Supervisor, new { amount = 100, reason = "减免当月停车费，聊表歉意" });
            course.After(luck.Minutes(30, 200)).Do("compensation-ruling", DemoStaff.Manager, new { approve = true });
        }
    }

    private static string WhyGraded(string grade) =>
        grade switch
        {
            "critical" => "承诺的服务没有做到，影响大",
            "major" => "管理服务不到位",
            _ => "设施和水平所限，容易改进",
        };

    private void Settle(
        Course course,
        ComplaintTheme theme,
        Telling told,
        DemoUnit unit,
        string worker,
        string desk,
        DateTimeOffset at
    )
    {
        if (luck.Chance(0.08))
        {
            var (reason, note) = luck.Chance(0.5)
                ? ("waiting_for_third_party", "heldThird")
                : ("waiting_for_parts", "heldFor");
            course.After(luck.Hours(1, 6)).Do("hold", worker, new { reason, note = told.Common(note) });
            course.After(luck.Hours(20, 80)).Between(8, 18, luck).Do("resumption", worker);
        }
        if (luck.Chance(0.05))
        {
            var child = new Course(here.Script, course.Now + luck.Minutes(5, 20));
            var engineer = DemoStaff.TechnicianFor("", luck);
            child.Register(
                desk,
                new
                {
                    kind = "other",
                    summary = told.Say("{building}栋现场查看，配合处理投诉"),
                    dispatch = new { department = "engineering" },
                },
                parent: course.Case
            );
            child.After(luck.Minutes(4, 15)).Do("acceptance", engineer);
            child
                .After(luck.Minutes(30, 100))
                .Do("handling", engineer, new { result = "现场已查看，照片交客服中心。" });
            child.After(luck.Minutes(2, 9)).Do("closure", desk, new { });
            course.After(luck.Hours(3, 4));
        }
        if (luck.Chance(0.012))
        {
            course.After(luck.Hours(60, 150)).Between(9, 18, luck);
            course.Do(
                "closure",
                DemoStaff.Manager,
                new
                {
                    unresolved = true,
                    reason = told.Common("unresolved"),
                    customerTold = true,
                }
            );
            return;
        }
        // Most complaints are settled within two days, some only after somebody above has taken them over.
        course.After(luck.Chance(0.86) ? luck.Hours(2, 24) : luck.Hours(40, 150)).Between(8, 20, luck);
        course.Do("handling", worker, new { result = told.For("what", theme.Results) });
        followUps.Ask(course, unit, told, "complaint", worker, theme.Grade, theme.Category);
    }
}
