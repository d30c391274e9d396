using Huiyin.Desk.Public;

namespace Huiyin.Demo;

/// <summary>
/// What lies on the desk at this very hour, whatever hour it is: something of everything that the board can show, told
/// backwards from the end.
/// </summary>
internal sealed partial class OpenMatters(Situation here)
{
    private readonly Luck luck = here.Luck;
    private readonly DateTimeOffset end = here.Script.End;

    public void All()
    {
        JustIn();
        OnTheWay();
        AskedForConsent();
        DueSoonAndOverdue();
        Waiting();
        RoundAgain();
        NobodyWantsIt();
        Complaints();
        Ended();
    }

    private void JustIn()
    {
        Open("3-1-1502", 4, new("repair", "phone", "厨房插座冒火花，不敢用了", "electricity", Urgent: true));
        Open("2-1-1101", 9, new("other", "visit", "租客今天搬来，想登记门禁和车牌"));
        Open("6-2-402", 13, new("suggestion", "web", "建议北门早晚高峰多开一个口，孩子上学赶时间"));
        Open("4-2-702", 26, new("repair", "web", "次卧灯带只亮半边", "electricity"));
    }

    private void OnTheWay()
    {
        var late = Open(
            "2-2-1503",
            58,
            new("repair", "phone", "主卫角阀断了，水往外喷", "plumbing", Urgent: true),
            "engineering",
            "wangtao"
        );
        late.After(Min(3)).Do("acceptance", "wangtao");
        var soon = Open(
            "8-1-1001",
            24,
            new("repair", "phone", "电梯厅有焦味，对讲面板发烫", "intercom", Urgent: true),
            "engineering",
            "liqiang"
        );
        soon.After(Min(2)).Do("acceptance", "liqiang");
        Open("5-1-1204", 11, new("repair", "phone", "阳台推拉门轮子坏了，推不动", "doors"), "engineering", "songgang");
        var begun = Open(
            "4-1-903",
            150,
            new("repair", "visit", "厨房下水很慢，水槽积水", "plumbing"),
            "engineering",
            "heping"
        );
        begun.After(Min(6)).Do("acceptance", "heping");
        begun.After(Min(95)).Do("arrival", "heping");
        begun.After(Min(5)).Do("start", "heping", new { });
    }

    private void AskedForConsent()
    {
        var asked = Open(
            "1-1-1803",
            75,
            new("repair", "phone", "全屋一开空调就跳闸", "electricity"),
            "engineering",
            "liqiang"
        );
        asked.After(Min(5)).Do("acceptance", "liqiang");
        asked.After(Min(35)).Do("arrival", "liqiang");
        asked.After(Min(8)).Do("consent-request", "liqiang", new { what = "power", note = "更换总空开约二十分钟" });
        asked
            .After(Min(6))
            .Do(
                "consent",
                "liqiang",
                new
                {
                    given = false,
                    by = "业主",
                    how = "phone",
                }
            );
    }

    private void DueSoonAndOverdue()
    {
        var soon = Open(
            "7-2-1103",
            (47 * 60) + 20,
            new("repair", "phone", "主卧空调出风口滴水", "hvac"),
            "engineering",
            "zhoubin"
        );
        soon.After(Min(7)).Do("acceptance", "zhoubin");
        soon.After(Min(300)).Do("answer", "zhangmin", new { text = "需订冷凝水泵，到货即装", how = "phone" });
        soon.After(Min(30)).Do("promise", "zhangmin", new { text = "明天之内装好", dueAt = end.AddMinutes(50) });

        var over = Open(
            "3-2-1601",
            53 * 60,
            new("repair", "visit", "入户门锁舌卡住，关不上", "doors"),
            "engineering",
            "songgang"
        );
        over.After(Min(9)).Do("acceptance", "songgang");
        over.After(Min(200)).Do("answer", "wangyan", new { text = "锁体型号特殊，正在找配件", how = "phone" });

        foreach (
            var (unit, hours, what) in ((string, double, string)[])
                [
                    ("5-1-604", 23.2, "次卫水龙头滴水"),
                    ("2-1-404", 21.5, "客厅射灯坏了三个"),
                    ("8-2-902", 26.5, "马桶水箱漏水"),
                ]
        )
        {
            var done = Open(unit, (hours * 60) + 170, new("repair", "phone", what), "engineering", "wangtao");
            done.After(Min(8)).Do("acceptance", "wangtao");
            done.After(Min(90)).Do("arrival", "wangtao");
            done.After(Min(5)).Do("start", "wangtao", new { });
            done.After(Min(60))
                .Do(
                    "handling",
                    "wangtao",
                    new
                    {
                        result = "更换配件，试用正常。",
                        signedBy = "业主",
                        satisfaction = "satisfied",
                    }
                );
        }
    }

    private void Waiting()
    {
        Hold(
            "1-2-1402",
            30,
            new("repair", "phone", "可视对讲屏幕不亮", "intercom"),
            "liqiang",
            "waiting_for_parts",
            "厂家明天发货"
        );
        Hold(
            "6-1-1504",
            76,
            new("repair", "web", "6栋外墙瓷砖空鼓，怕掉下来", "larger_repair", Place: "6栋外墙"),
            "heping",
            "weather",
            "大风，吊篮不能作业"
        );
        Hold(
            "4-1-301",
            50,
            new("repair", "phone", "书房网口没信号", "network"),
            "zhoubin",
            "waiting_for_owner",
            "业主出差，周末回来"
        );
    }

    private Course Open(
        string code,
        double minutesAgo,
        Request request,
        string? department = null,
        string? assignee = null
    )
    {
        var course = new Course(here.Script, end.AddMinutes(-minutesAgo));
        here.Register(
            course,
            here.Near(code),
            request with
            {
                ByOwner = true,
            },
            department is null ? null : new { department, assignee }
        );
        return course;
    }

    private void Hold(string unit, double hoursAgo, Request request, string technician, string reason, string note)
    {
        var held = Open(unit, hoursAgo * 60, request, "engineering", technician);
        held.After(Min(9)).Do("acceptance", technician);
        held.After(Min(120)).Do("arrival", technician);
        held.After(Min(20)).Do("hold", technician, new { reason, note });
        held.After(Min(30)).Do("answer", "zhangmin", new { text = note, how = "phone" });
    }

    private Course Drip(string unit, double hoursAgo, string what)
    {
        var course = Open(unit, hoursAgo * 60, new("repair", "phone", what, "plumbing"), "engineering", "wangtao");
        course.After(Min(6)).Do("acceptance", "wangtao");
        course.After(Hours(3)).Do("arrival", "wangtao");
        course.After(Min(10)).Do("start", "wangtao", new { });
        course
            .After(Min(70))
            .Do("handling", "wangtao", new { result = "更换下水密封圈，放水观察正常。", signedBy = "业主" });
        return course;
    }

    private TimeSpan Min(double minutes) => TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(luck.Number(0, 20));

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}
