namespace Huiyin.Demo;

/// <summary>报修 and 售后: from the call to the signature, with everything that may come between.</summary>
internal sealed class RepairStories(Situation here, FollowUpStories followUps)
{
    private readonly Luck luck = here.Luck;

    public void Repair(DateTimeOffset at)
    {
        var theme = luck.Weighed(DemoWords.Repairs, t => t.Weight);
        var unit = here.AnyUnit();
        var urgent = luck.Chance(at.Hour is < 7 or >= 22 ? 0.6 + theme.Urgent : theme.Urgent);
        var told = here.Telling(unit, theme.Slots);
        var course = new Course(here.Script, at);
        var technician = DemoStaff.TechnicianFor(theme.Category, luck);
        var dispatch = new { department = "engineering", assignee = luck.Chance(0.6) ? technician : null };
        var atOnce = luck.Chance(0.62);
        var channel = here.Channel(theme.Public);
        here.Register(
            course,
            unit,
            new Request(
                "repair",
                channel,
                told.One(theme.Summary),
                theme.Category,
                urgent,
                luck.Chance(0.3) ? told.Common("details") : null,
                theme.Public ? told.Say("{place}") : null
            ),
            atOnce && channel != "patrol" ? dispatch : null
        );
        var desk = DemoStaff.DeskAt(at);
        if (!atOnce || channel == "patrol")
            course.After(luck.Chance(0.95) ? luck.Minutes(2, 16) : luck.Minutes(24, 55)).Do("dispatch", desk, dispatch);
        if (luck.Chance(0.015))
        {
            course.After(luck.Minutes(8, 50)).Do("withdrawal", desk, new { reason = told.Common("withdrawn") });
            return;
        }
        if (!urgent && luck.Chance(0.05))
            technician = PassRound(course, told, technician, desk);
        Visit(course, theme, told, technician, urgent, desk);
        Work(course, theme, told, technician, desk);
        followUps.Ask(course, unit, told, "repair", technician);
    }

    public void Defect(DateTimeOffset at)
    {
        var theme = luck.Weighed(DemoWords.Defects, t => t.Weight);
        var unit = here.AnyUnit();
        var told = here.Telling(unit, theme.Slots);
        var course = new Course(here.Script, at);
        here.Register(
            course,
            unit,
            new Request("developer_defect", here.Channel(), told.One(theme.Summary), theme.Category)
        );
        var desk = DemoStaff.DeskAt(at);
        course
            .After(luck.Minutes(5, 25))
            .Do(
                "dispatch",
                desk,
                new
                {
                    department = "after_sales",
                    assignee = DemoStaff.AfterSales,
                    note = "返修联系单当天送达",
                }
            );
        course.After(luck.Minutes(10, 90)).Between(8, 18, luck).Do("acceptance", DemoStaff.AfterSales);
        course
            .After(luck.Hours(1, 7))
            .Between(8, 19, luck)
            .Do("answer", desk, new { text = told.Common("byWord"), how = "phone" });
        course.After(luck.Hours(2, 26)).Between(9, 17, luck).Do("arrival", DemoStaff.AfterSales);
        course
            .After(luck.Minutes(10, 40))
            .Do("hold", DemoStaff.AfterSales, new { reason = "waiting_for_third_party", note = "等开发商施工队排期" });
        course.After(luck.Hours(30, 190)).Between(8, 16, luck).Do("resumption", DemoStaff.AfterSales);
        course.After(luck.Minutes(20, 80)).Do("start", DemoStaff.AfterSales);
        course.After(luck.Hours(2, 7)).Do("handling", DemoStaff.AfterSales, new { result = told.One(theme.Results) });
        followUps.Ask(course, unit, told, "developer_defect", DemoStaff.AfterSales);
    }

    /// <summary>Given back once and passed on, or twice, until the supervisor rules .</summary>
    private string PassRound(Course course, Telling told, string technician, string desk)
    {
        course.After(luck.Minutes(6, 18)).Do("rejection", technician, new { reason = told.Common("rejectReason") });
        if (luck.Chance(0.6))
        {
            course
                .After(luck.Minutes(3, 15))
                .Do("dispatch", desk, new { department = "engineering", assignee = DemoStaff.Engineering });
            return DemoStaff.Engineering;
        }
        course.After(luck.Minutes(3, 12)).Do("dispatch", desk, new { department = "cleaning" });
        course
            .After(luck.Minutes(6, 18))
            .Do("rejection", DemoStaff.Cleaning, new { reason = told.Common("rejectReason") });
        course
            .After(luck.Minutes(10, 60))
            .Do(
                "arbitration",
                DemoStaff.Supervisor,
                new
                {
                    department = "engineering",
                    assignee = technician,
                    reason = told.Common("ruling"),
                }
            );
        return technician;
    }

    private void Visit(Course course, RepairTheme theme, Telling told, string technician, bool urgent, string desk)
    {
        course
            .After(luck.Chance(0.92) ? luck.Minutes(1, urgent ? 6 : 14) : luck.Minutes(21, 50))
            .Do("acceptance", technician);
        if (urgent)
        {
            course.After(luck.Chance(0.9) ? luck.Minutes(5, 12) : luck.Minutes(20, 45)).Do("arrival", technician);
            return;
        }
        if (luck.Chance(0.07))
        {
            var due = course.Now + luck.Hours(4, 20);
            course.After(luck.Minutes(1, 4)).Do("promise", desk, new { text = told.Common("byWord"), dueAt = due });
        }
        if (theme.Category == "larger_repair")
        {
            course.After(luck.Hours(20, 60)).Between(9, 17, luck).Do("arrival", technician);
            course
                .After(luck.Hours(3, 40))
                .Between(9, 17, luck)
                .Do("answer", desk, new { text = "现场已勘察，正在报价和安排施工，一周内告知进场时间", how = "phone" });
            return;
        }
        course.After(luck.Minutes(25, 300)).Between(8, 20, luck).Do("arrival", technician);
    }

    private void Work(Course course, RepairTheme theme, Telling told, string technician, string desk)
    {
        if (theme.Outage is { } outage && luck.Chance(0.4))
            Consent(course, outage, technician);
        course.After(luck.Minutes(2, 12)).Do("start", technician, new { });
        if (luck.Chance(0.07))
            Wait(course, theme, told, technician, desk);
        var remedy = luck.One(theme.Remedies).Split('|');
        if (remedy is [_, var item, var price])
        {
            var free = price == "0";
            course
                .After(luck.Minutes(4, 20))
                .Do(
                    "materials",
                    technician,
                    new
                    {
                        item,
                        quantity = 1,
                        unitPrice = price,
                        suppliedBy = "office",
                        paidBy = free ? "office" : "owner",
                    }
                );
        }
        course
            .After(theme.Category == "larger_repair" ? luck.Hours(20, 120) : luck.Minutes(8, 70))
            .Do(
                "handling",
                technician,
                new
                {
                    result = told.Say($"{{found}}：{remedy[0]}，{luck.One(theme.Tests)}。"),
                    signedBy = theme.Public ? null : "业主",
                    satisfaction = theme.Public ? null : told.Common("satisfactionWord"),
                }
            );
    }

    private void Consent(Course course, string what, string technician)
    {
        course.After(luck.Minutes(2, 8)).Do("consent-request", technician, new { what });
        if (luck.Chance(0.15))
            course
                .After(luck.Minutes(3, 15))
                .Do(
                    "consent",
                    technician,
                    new
                    {
                        given = false,
                        by = "业主",
                        how = "phone",
                    }
                );
        course
            .After(luck.Minutes(3, 70))
            .Do(
                "consent",
                technician,
                new
                {
                    given = true,
                    by = "业主",
                    how = luck.Chance(0.6) ? "phone" : "visit",
                }
            );
    }

    private void Wait(Course course, RepairTheme theme, Telling told, string technician, string desk)
    {
        var (reason, note) = luck.Number(1, 10) switch
        {
            <= 5 => ("waiting_for_parts", "heldFor"),
            <= 8 => ("waiting_for_owner", "heldOwner"),
            _ => theme.Public ? ("weather", "heldWeather") : ("waiting_for_third_party", "heldThird"),
        };
        course.After(luck.Minutes(5, 25)).Do("hold", technician, new { reason, note = told.Common(note) });
        course.After(luck.Minutes(20, 200)).Do("answer", desk, new { text = told.Common(note), how = "phone" });
        course.After(luck.Hours(18, 90)).Between(8, 18, luck).Do("resumption", technician);
    }
}
