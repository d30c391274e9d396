using System.Text.Json;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace Huiyin.Browser.Pages;

/// <summary>
/// A house with something on every page: cases of every kind in every state, long names, things late, calls missed,
/// somebody waiting. 陈立 runs it and may see all of it; he has signed in and looks through it page by page.
/// </summary>
public sealed class FullHouse : IAsyncLifetime
{
    private const string Unit = "3-1-1502";

    private readonly House house = new();
    private readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);

    public Visitor Chen { get; private set; } = null!;

    /// <summary>A path with the numbers of the house's cases in it: <c>/cases/{repair}</c>.</summary>
    public string At(string path) =>
        numbers.Aggregate(path, (at, named) => at.Replace($"{{{named.Key}}}", named.Value, StringComparison.Ordinal));

    public Task<Visitor> Visitor(Screen screen) => house.Visitor(screen);

    public Task<Visitor> Newcomer(string login, string name, string role, string department, Screen screen) =>
        house.Newcomer(login, name, role, department, screen);

    public async ValueTask InitializeAsync()
    {
        await house.InitializeAsync();
        await Hire("admin", "陈立", "project_manager", "administrator");
        await Hire("huangmei", "黄梅", "service_supervisor");
        await Hire("liqiang", "李强", "technician");
        await Hire("aisin", "爱新觉罗·毓嵒德勒克", "steward", "technician");
        foreach (var code in new[] { Unit, "12-2-2801", "地下车库-B2-017" })
            await house.Arrange("units", new { code });
        await house.Arrange(
            "residents",
            new
            {
                name = "周先生",
                phone = "13812345678",
                unit = Unit,
                tie = "owner",
            }
        );
        await house.Arrange(
            "residents",
            new
            {
                name = "阿卜杜热合曼·买买提艾力",
                phone = "13987654321",
                unit = Unit,
                tie = "tenant",
            }
        );
        await house.Appoint($"units/{Unit}/steward", new { staff = "aisin" });

        await house.ClockTo("2026-09-01T08:10:00+08:00");
        await Repairs();
        await OtherMatters();
        await Complaints();
        await house.ClockTo("2026-09-02T09:40:00+08:00");
        await house.Arrange(
            "calls",
            new
            {
                phone = "13812345678",
                missed = true,
                ringSeconds = 32,
            }
        );
        await house.Arrange(
            "calls",
            new
            {
                phone = "13700000000",
                ringSeconds = 9,
                note = "问停车费怎么交",
            }
        );
        await Open("fresh", "repair", "卫生间水管爆了，水已经流到楼下", urgent: true);

        await house.Arrange("charters/draft", new { });
        var rehearsal = await house.Arrange(
            "charters/draft/rehearsals",
            new { from = "2026-09-01", to = "2026-09-02" }
        );
        numbers["rehearsal"] = rehearsal.GetProperty("id").GetString()!;

        Chen = await house.SignedIn(Screen.Desk);
        await Waits("孙阿姨", "问装修押金什么时候退");
    }

    private async Task Repairs()
    {
        await Open("repair", "repair", "厨房插座冒火花", urgent: true);
        await Verb("repair", "dispatch", new { department = "engineering", assignee = "liqiang" });
        await Verb("repair", "acceptance");
        await Verb("repair", "arrival");
        await Verb("repair", "consent-request", new { what = "power", note = "在开会，先别断电" });

        await Open("working", "repair", "客厅灯不亮");
        await Verb("working", "dispatch", new { department = "engineering", assignee = "liqiang" });
        await Verb("working", "acceptance");
        await Verb("working", "start");
        await Verb(
            "working",
            "materials",
            new
            {
                item = "三十六瓦吸顶灯（带遥控，暖白）",
                quantity = 1,
                unitPrice = "168.00",
                suppliedBy = "office",
                paidBy = "owner",
            }
        );

        await Open("handled", "repair", "门锁卡住");
        await Verb("handled", "dispatch", new { department = "engineering" });
        await Verb(
            "handled",
            "handling",
            new
            {
                result = "换了锁芯，试了十次都好",
                signedBy = "周先生",
                satisfaction = "satisfied",
            }
        );

        await Open("closed", "repair", "水龙头滴水");
        await Verb("closed", "dispatch", new { department = "engineering" });
        await Verb("closed", "handling", new { result = "换了阀芯" });
        await Verb(
            "closed",
            "follow-ups",
            new
            {
                method = "phone",
                outcome = "satisfied",
                notes = "师傅很客气",
            }
        );
    }

    private async Task OtherMatters()
    {
        await Open(
            "complaint",
            "complaint",
            "接待员叫我自己去找工程部，说了三次没有人管，第四次才有人来看，来的人又说没有配件，要再等一个礼拜"
        );
        await Open("defect", "developer_defect", "主卧飘窗渗水，墙皮起鼓");
        await Open("paid", "paid_service", "清洗油烟机");
        await Open("suggestion", "suggestion", "东门能不能晚半小时关");
        await house.Arrange(
            "cases",
            new
            {
                channel = "visit",
                kind = "other",
                summary = "楼道里有人抽烟",
                place = "5 栋 2 单元电梯厅",
            }
        );
        await house.Arrange(
            $"cases/{numbers["repair"]}/children",
            new { kind = "repair", summary = "楼道总闸也有焦味" }
        );
    }

    private async Task Complaints()
    {
        await Verb(
            "complaint",
            "complaint",
            new
            {
                respondent = new { staff = "aisin", outside = "宏达保洁公司" },
                occurredAt = "2026-08-31T15:30:00+08:00",
                demand = "要有人陪我把事办完",
                course = "昨天下午来报修，叫我自己去找工程部；去了没有人，又叫我明天再来。",
                complainant = "wants_solution",
            }
        );
        await Verb("complaint", "grade", new { grade = "major", reason = "没有做到首问负责" });
        await Verb("complaint", "investigation", new { finding = "调了监控，属实", by = "liqiang" });
        await Verb(
            "complaint",
            "cause",
            new
            {
                origin = "internal",
                text = "交接不清",
                responsible = "aisin",
            }
        );
        await Verb(
            "complaint",
            "utility-contacts",
            new
            {
                utility = "water",
                who = "水务热线 96390",
                answer = "今晚十点恢复",
            }
        );
        await Verb("complaint", "compensation", new { amount = "100.00", reason = "减免当月停车费" });
        foreach (var home in new[] { "9-1-101", "9-1-201", "9-1-301", "9-1-401", "9-1-501" })
        {
            await house.Arrange("units", new { code = home });
            await house.Arrange(
                "cases",
                new
                {
                    channel = "phone",
                    kind = "complaint",
                    summary = "停水了，没有人通知",
                    unit = home,
                }
            );
        }
    }

    private Task Hire(string login, string name, params string[] roles) =>
        house.Arrange(
            "staff",
            new
            {
                login,
                name,
                roles,
                departments = new[] { "engineering", "customer_service" },
            }
        );

    private async Task Open(string name, string kind, string summary, bool urgent = false)
    {
        var contact = new { name = "周先生", phone = "13812345678" };
        var made = await house.Arrange(
            "cases",
            new
            {
                channel = "phone",
                kind,
                urgent,
                summary,
                unit = Unit,
                contact,
            }
        );
        numbers[name] = made.GetProperty("number").GetString()!;
    }

    private Task<JsonElement> Verb(string name, string verb, object? input = null) =>
        house.Arrange($"cases/{numbers[name]}/{verb}", input ?? new { });

    private async Task Waits(string name, string matter)
    {
        await Chen.Open("/queue");
        await Chen.Page.FillAsync("[name=name]", name);
        await Chen.Page.FillAsync("[name=matter]", matter);
        await Chen.Page.PressAsync("[name=matter]", "Enter");
        await Chen.Page.GetByText(matter).WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Chen is not null)
            await Chen.DisposeAsync();
        await house.DisposeAsync();
    }
}
