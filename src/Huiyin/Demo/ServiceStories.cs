namespace Huiyin.Demo;

/// <summary>有偿服务, 表扬, 建议 and 其它.</summary>
internal sealed class ServiceStories(Situation here, FollowUpStories followUps)
{
    private readonly Luck luck = here.Luck;

    public void PaidService(DateTimeOffset at)
    {
        var theme = luck.Weighed(DemoWords.PaidServices, t => t.Weight);
        var unit = here.AnyUnit();
        var told = here.Telling(unit, theme.Slots).With("price", luck.One(theme.Prices).ToString());
        var course = new Course(here.Script, at);
        var atDesk = theme.Department == "customer_service";
        var request = new Request(
            "paid_service",
            atDesk ? "visit" : here.Channel(),
            told.One(theme.Summary),
            theme.Category
        );
        var desk = DemoStaff.DeskAt(at);
        if (atDesk)
        {
            here.Register(course, unit, request, handling: new { result = told.One(theme.Results), signedBy = "业主" });
            followUps.Ask(course, unit, told, "paid_service", desk);
            return;
        }
        var worker = DemoStaff.WorkerIn(theme.Department, luck);
        here.Register(
            course,
            unit,
            request,
            new
            {
                department = theme.Department,
                assignee = worker,
                note = "价目已说明",
            }
        );
        course.After(luck.Minutes(2, 16)).Do("acceptance", worker);
        course
            .After(luck.Chance(0.6) ? luck.Hours(1, 6) : luck.Hours(8, 30))
            .Between(8, 19, luck)
            .Do("start", worker, new { });
        course
            .After(luck.Minutes(25, 180))
            .Do(
                "handling",
                worker,
                new
                {
                    result = told.One(theme.Results),
                    signedBy = "业主",
                    satisfaction = told.Common("satisfactionWord"),
                }
            );
        followUps.Ask(course, unit, told, "paid_service", worker);
    }

    public void Compliment(DateTimeOffset at)
    {
        var words = DemoWords.Compliments;
        var unit = here.AnyUnit();
        var praised = luck.One(DemoStaff.All);
        var told = here.Telling(unit, words).With("staff", praised.Name);
        var course = new Course(here.Script, at);
        var channel = luck.Chance(0.15) ? "letter" : here.Channel();
        here.Register(course, unit, new Request("compliment", channel, told.One(words["summary"])));
        var desk = DemoStaff.DeskAt(at);
        course
            .After(luck.Minutes(2, 20))
            .Do("answer", desk, new { text = "感谢您的鼓励，已转告本人和部门", how = "phone" });
        course
            .After(luck.Hours(1, 30))
            .Between(9, 18, luck)
            .Do("handling", DemoStaff.Supervisor, new { result = told.One(words["results"]) });
        course.After(luck.Minutes(2, 40)).Do("closure", desk, new { });
    }

    public void Suggestion(DateTimeOffset at)
    {
        var words = DemoWords.Suggestions;
        var unit = here.AnyUnit();
        var told = here.Telling(unit, words);
        var course = new Course(here.Script, at);
        here.Register(course, unit, new Request("suggestion", here.Channel(), told.One(words["summary"])));
        var desk = DemoStaff.DeskAt(at);
        course
            .After(luck.Minutes(4, 22))
            .Do("dispatch", desk, new { department = "customer_service", assignee = DemoStaff.Lead });
        course.After(luck.Minutes(3, 15)).Do("acceptance", DemoStaff.Lead);
        course
            .After(luck.Hours(1, 18))
            .Between(9, 20, luck)
            .Do("answer", desk, new { text = told.One(words["answers"]), how = "phone" });
        course
            .After(luck.Chance(0.6) ? luck.Hours(6, 24) : luck.Hours(48, 220))
            .Between(9, 18, luck)
            .Do("handling", DemoStaff.Manager, new { result = told.One(words["results"]) });
        course.After(luck.Minutes(5, 60)).Do("closure", desk, new { });
    }

    public void Other(DateTimeOffset at)
    {
        var words = luck.Chance(0.65) ? DemoWords.Others : DemoWords.Lost;
        var unit = here.AnyUnit();
        var told = here.Telling(unit, words);
        var course = new Course(here.Script, at);
        var desk = DemoStaff.DeskAt(at);
        var request = new Request("other", here.Channel(), told.One(words["summary"]));
        if (luck.Chance(0.7))
        {
            here.Register(course, unit, request, handling: new { result = told.One(words["results"]) });
        }
        else
        {
            here.Register(course, unit, request, new { department = "security" });
            var guard = DemoStaff.WorkerIn("security", luck);
            course.After(luck.Minutes(3, 17)).Do("acceptance", guard);
            course
                .After(luck.Hours(0.5, 9))
                .Between(8, 21, luck)
                .Do("handling", guard, new { result = told.One(words["results"]) });
        }
        course.After(luck.Minutes(1, 50)).Do("closure", desk, new { });
    }
}
