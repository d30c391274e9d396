using Huiyin.Clock;
using Huiyin.Estate;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Hosting;

/// <summary>The commands of the machine, run inside the process that owns the data.</summary>
internal static class Commands
{
    /// <param name="args">The command and its switches.</param>
    /// <param name="services">Of the process that owns the data.</param>
    /// <param name="output">What the command answers.</param>
    /// <param name="errors">Why not, where the output must hold nothing but the answer; the caller's own where it is null.</param>
    public static async Task<int> Run(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        TextWriter? errors = null
    )
    {
        await using var scope = services.CreateAsyncScope();
        var command = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
        switch (command)
        {
            case "migrate":
                return 0;
            case "demo":
                await Demo.DemoHouse.Greet(output, "");
                return 0;
            case "setup":
                return await SetUp(args, scope.ServiceProvider, output);
            case "import" when args.Contains("estate"):
                return await ImportTheEstate(args, scope.ServiceProvider, output);
            case "import" when args.Contains("cases"):
                return await ImportCasesCommand.Run(args, scope.ServiceProvider, output);
            case "rehearse":
                return await RehearseCommand.Run(args, scope.ServiceProvider, output);
            case "invite":
                return await Invite(args, Settings.Switch(args, "--login"), scope.ServiceProvider, output);
            case "token":
                return await Token(args, scope.ServiceProvider, output, errors ?? Console.Error);
            default:
                await output.WriteLineAsync(CommandHelp.Unknown(command));
                return 2;
        }
    }

    /// <summary>Files are named from where the caller stands; the server that runs the command stands elsewhere.</summary>
    public static string[] FromHere(string[] args) =>
        args.Contains("import") || args.Contains("rehearse")
            ? [.. args.Select(a => File.Exists(a) ? Path.GetFullPath(a) : a)]
            : args;

    /// <summary>First set-up without a browser: <c>setup --community cuihu --name 翠湖豪廷 --admin LOGIN</c>.</summary>
    private static async Task<int> SetUp(string[] args, IServiceProvider services, TextWriter output)
    {
        var input = new FoundCommunity(
            Settings.Switch(args, "--community"),
            Settings.Switch(args, "--name"),
            Settings.Switch(args, "--time-zone"),
            Settings.Switch(args, "--phone")
        );
        var admin = Settings.Switch(args, "--admin");
        var founded = await services
            .GetRequiredService<Founding>()
            .Found(input, admin, Settings.Switch(args, "--admin-name") ?? admin, Settings.Switch(args, "--password"));
        if (founded.Refused(out var community, out var no))
        {
            await output.WriteLineAsync(no.Sentence());
            return 1;
        }
        await output.WriteLineAsync($"{community.Name} ({community.Code}) 已建立，管理员 {admin}。");
        return await Invite(args, admin, services, output);
    }

    /// <summary>A one-time link by which somebody sets the own password: <c>invite --login LOGIN</c>.</summary>
    private static async Task<int> Invite(string[] args, string? login, IServiceProvider services, TextWriter output)
    {
        var wanted = login?.Trim().ToLowerInvariant();
        var account = await services
            .GetRequiredService<HuiyinDb>()
            .Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Login == wanted);
        if (account is null)
        {
            await output.WriteLineAsync(Texts.T("没有登录名为“{0}”的员工。", login));
            return 1;
        }
        if (Settings.Switch(args, "--password") is not null)
            return 0;
        var url = services.GetRequiredService<Settings>().Urls.Split(';')[0].TrimEnd('/');
        var link = services.GetRequiredService<Invitations>().LinkFor(account);
        await output.WriteLineAsync(
            Texts.T("{0} 在这里设置密码（三天内有效，只能用一次）：{1}", account.Login, url + link)
        );
        return 0;
    }

    /// <summary>A sheet of units and people: <c>import estate FILE [--community CODE] [--check]</c>.</summary>
    private static async Task<int> ImportTheEstate(string[] args, IServiceProvider services, TextWriter output)
    {
        if ((await EnterCommunity(args, services)).Refused(out _, out var no))
        {
            await output.WriteLineAsync(no.Sentence());
            return 1;
        }
        var path = args.LastOrDefault(a => !a.StartsWith('-') && File.Exists(a));
        if (path is null)
        {
            await output.WriteLineAsync("import estate FILE：请写明一个存在的 .xlsx 或 .csv 文件。");
            return 2;
        }
        await using var file = File.OpenRead(path);
        var import = services.GetRequiredService<ImportEstate>();
        var tried = await import.DryRun(file);
        foreach (var fault in tried.Faults)
            await output.WriteLineAsync(
                Texts.T("第 {0} 行，{1}：{2}", fault.Row, fault.Column, Texts.T(fault.Reason, fault.Args))
            );
        if (tried.IsFaulty)
        {
            await output.WriteLineAsync(
                tried.Trouble?.Sentence() ?? Texts.T("有 {0} 处错误，一行也没有导入，请改好再来。", tried.Faults.Count)
            );
            return 1;
        }
        if (!args.Contains("--check"))
        {
            // What was tried was taken back; the books are read afresh for the real run.
            await using var scope = services.CreateAsyncScope();
            await EnterCommunity(args, scope.ServiceProvider);
            file.Position = 0;
            _ = (await scope.ServiceProvider.GetRequiredService<ImportEstate>().Run(file)).Value;
        }
        await output.WriteLineAsync(
            Texts.T(
                "{0} 行：新增房屋 {1}，更新房屋 {2}，新增住户 {3}，新增关系 {4}。",
                tried.Rows,
                tried.NewUnits,
                tried.ChangedUnits,
                tried.NewResidents,
                tried.NewTies
            )
        );
        return 0;
    }

    /// <summary>The community a command is about: the one named, or the only one.</summary>
    internal static async Task<Outcome<Community>> EnterCommunity(string[] args, IServiceProvider services)
    {
        var code = Settings.Switch(args, "--community");
        var communities = await services
            .GetRequiredService<HuiyinDb>()
            .Set<Community>()
            .AsNoTracking()
            .Where(c => code == null || c.Code == code)
            .Take(2)
            .ToListAsync();
        if (communities.Count != 1)
            return Refusal.Invalid(
                "community",
                communities.Count == 0 ? "没有这个项目。" : "有几个项目，请用 --community 写明代码。"
            );
        services.GetRequiredService<CurrentStaff>().EnterAsSystem(communities[0]);
        return communities[0];
    }

    /// <summary>A token and nothing else on the output: <c>token --login LOGIN --name NAME --scopes cases:read,me:read</c>.</summary>
    private static async Task<int> Token(string[] args, IServiceProvider services, TextWriter output, TextWriter errors)
    {
        var made = await services
            .GetRequiredService<Tokens>()
            .MakeFromTheMachine(
                Settings.Switch(args, "--login"),
                Settings.Switch(args, "--name"),
                Settings.Switch(args, "--scopes")?.Split(',', StringSplitOptions.TrimEntries)
            );
        if (made.Refused(out var token, out var no))
        {
            await errors.WriteLineAsync(no.Sentence());
            return 1;
        }
        await output.WriteLineAsync(token);
        return 0;
    }
}
