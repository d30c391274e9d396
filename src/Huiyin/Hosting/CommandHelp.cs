namespace Huiyin.Hosting;

/// <summary>What the program can be told to do, in words: <c>huiyin help</c>, <c>huiyin COMMAND --help</c>.</summary>
internal static class CommandHelp
{
    private static readonly (string Command, string Usage, string Meaning)[] All =
    [
        (
            "serve",
            "serve [--demo] [--virtual-clock 2026-09-01T08:00:00+08:00]",
            "启动服务；--virtual-clock 用可以拨动的时钟（PUT /dev/clock），只供演练。"
        ),
        (
            "setup",
            "setup --community 代码 --name 名称 --admin 登录名 [--admin-name 姓名] [--time-zone Asia/Shanghai] [--phone 电话]",
            "建立一个项目和它的管理员，打印设置密码的一次性链接。"
        ),
        ("invite", "invite --login 登录名", "打印设置密码的一次性链接。"),
        ("token", "token --login 登录名 --name 名称 [--scopes 范围,…]", "打印一个接口令牌，此外什么也不打印。"),
        (
            "import",
            "import estate 文件 [--community 代码] [--check]\nimport cases 文件 --map 映射.json [--community 代码] [--strict]",
            "导入房屋住户（--check 只试算）；导入别的系统的诉求。"
        ),
        (
            "rehearse",
            "rehearse --charter 草案.json [--from 日期] [--to 日期] [--community 代码]",
            "把服务承诺书的草案放到过去的诉求上演练，什么也不改。"
        ),
        ("migrate", "migrate", "把数据库升到这个版本。"),
        ("demo", "demo", "准备演示小区，打印演示账号。"),
    ];

    /// <summary>Whether somebody asks what there is, instead of telling the program to do it.</summary>
    public static bool IsAsked(IReadOnlyList<string> args) =>
        args.Contains("--help") || args.Contains("-h") || args is ["help", ..];

    public static string For(IReadOnlyList<string> args)
    {
        var words = args.Where(a => !a.StartsWith('-') && a != "help").ToList();
        var meant = Array.FindAll(All, one => words.Contains(one.Command));
        return string.Join('\n', (meant.Length > 0 ? meant : All).Select(Lines));
    }

    public static string Unknown(string command) =>
        $"不认识的命令：{command}。可用：{string.Join(", ", All.Select(one => one.Command))}。huiyin help 说明用法。";

    private static string Lines((string Command, string Usage, string Meaning) one) =>
        $"{string.Join('\n', one.Usage.Split('\n').Select(line => $"  {line}"))}\n      {one.Meaning}";
}
