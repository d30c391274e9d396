using Huiyin.Staff.Public;

namespace Huiyin.Demo;

/// <summary>One of the thirty.</summary>
internal sealed record DemoMember(string Login, string Name, Role[] Roles, params string[] Departments);

/// <summary>Who works at 翠湖豪廷: every role of R-114 is there.</summary>
internal static class DemoStaff
{
    public const string Manager = "admin";
    public const string Supervisor = "huangmei";
    public const string Lead = "zhaolei";
    public const string AfterSales = "yanglei";
    public const string Caller = "panyun";
    public const string Cleaning = "xulan";
    public const string Engineering = "wudawei";
    public const string Cashier = "dengxue";

    public static readonly DemoMember[] All =
    [
        new(Manager, "陈建国", [Role.Administrator, Role.ProjectManager], "customer_service"),
        new(Supervisor, "黄梅", [Role.ServiceSupervisor], "customer_service"),
        new(Lead, "赵蕾", [Role.ReceptionLead], "customer_service"),
        new("zhangmin", "张敏", [Role.Receptionist], "customer_service"),
        new("wangyan", "王燕", [Role.Receptionist], "customer_service"),
        new("liujing", "刘静", [Role.Receptionist], "customer_service"),
        new("liuyang", "刘洋", [Role.Steward], "customer_service"),
        new("sunli", "孙丽", [Role.Steward], "customer_service"),
        new("hujie", "胡洁", [Role.Steward], "customer_service"),
        new("zhengkai", "郑凯", [Role.Steward], "customer_service"),
        new("linxiaoyu", "林晓雨", [Role.Steward], "customer_service"),
        new("caoyang", "曹阳", [Role.Steward], "customer_service"),
        new("fangzheng", "方正", [Role.AreaAdministrator], "customer_service", "cleaning"),
        new(Engineering, "吴大伟", [Role.DepartmentManager], "engineering"),
        new("qianjun", "钱军", [Role.DepartmentManager], "security"),
        new(Cleaning, "徐兰", [Role.DepartmentManager], "cleaning"),
        new("luhong", "陆红", [Role.QualityManager]),
        new("guozhenhua", "郭振华", [Role.GeneralManager]),
        new("liqiang", "李强", [Role.Technician], "engineering"),
        new("wangtao", "王涛", [Role.Technician], "engineering"),
        new("zhoubin", "周斌", [Role.Technician], "engineering"),
        new("heping", "何平", [Role.Technician], "engineering"),
        new("songgang", "宋刚", [Role.Technician], "engineering"),
        new(AfterSales, "杨磊", [Role.AfterSales], "after_sales"),
        new("peiqing", "裴青", [Role.AfterSales], "after_sales"),
        new(Cashier, "邓雪", [Role.Cashier], "finance"),
        new("mazhiyuan", "马志远", [Role.SecurityGuard], "security"),
        new("luojian", "罗坚", [Role.SecurityGuard], "security"),
        new("tangwei", "唐伟", [Role.SecurityGuard], "security"),
        new(Caller, "潘云", [Role.FollowUpStaff], "customer_service"),
    ];

    private static readonly string[] Desk = ["zhangmin", "wangyan", "liujing"];
    private static readonly string[] Guards = ["mazhiyuan", "luojian", "tangwei"];
    private static readonly string[] Technicians = ["liqiang", "wangtao", "zhoubin", "heping", "songgang"];
    private static readonly string[] StewardOfBuilding =
    [
        "sunli",
        "hujie",
        "liuyang",
        "zhengkai",
        "linxiaoyu",
        "caoyang",
        "liuyang",
        "sunli",
    ];

    public static string NameOf(string login) => Array.Find(All, m => m.Login == login)!.Name;

    /// <summary>Who sits at the desk: two shifts and the night, in turn.</summary>
    public static string DeskAt(DateTimeOffset local) =>
        Desk[
            (
                local.DayOfYear
                + (
                    local.Hour is >= 7 and < 14 ? 0
                    : local.Hour is >= 14 and < 22 ? 1
                    : 2
                )
            ) % Desk.Length
        ];

    public static bool IsAtTheDesk(string login) => Desk.Contains(login);

    /// <summary>Somebody at the desk who is not this one.</summary>
    public static string DeskBut(string login) => Array.Find(Desk, d => d != login)!;

    public static string StewardOf(string building) =>
        StewardOfBuilding[(int.Parse(building) - 1) % StewardOfBuilding.Length];

    /// <summary>Who in a department takes this one; the same matter finds the same hands.</summary>
    public static string WorkerIn(string department, Luck luck) =>
        department switch
        {
            "engineering" => luck.One(Technicians),
            "security" => luck.One(Guards),
            "cleaning" => luck.Chance(0.6) ? Cleaning : "fangzheng",
            "after_sales" => AfterSales,
            "finance" => Cashier,
            _ => luck.One(Desk),
        };

    /// <summary>李强 knows the wiring, 王涛 the pipes; the rest do everything.</summary>
    public static string TechnicianFor(string category, Luck luck) =>
        category switch
        {
            "electricity" or "lighting" or "network" or "intercom" => luck.Chance(0.7) ? "liqiang" : "zhoubin",
            "plumbing" or "drainage" => luck.Chance(0.7) ? "wangtao" : "heping",
            _ => luck.One(Technicians),
        };
}
