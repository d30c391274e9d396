using Huiyin.Clock;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Hosting;

/// <summary>The commands of the machine, run inside the process that owns the data.</summary>
internal static class Commands
{
    public static async Task<int> Run(string[] args, IServiceProvider services, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var command = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
        switch (command)
        {
            case "migrate":
                return 0;
            case "setup":
                return await SetUp(args, scope.ServiceProvider, output);
            case "token":
                return await Token(args, scope.ServiceProvider, output);
            default:
                await output.WriteLineAsync($"不认识的命令：{command}。可用：serve, setup, migrate, token, import, demo。");
                return 2;
        }
    }

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
        return 0;
    }

    /// <summary>A token and nothing else on the output: <c>token --login LOGIN --name NAME</c>.</summary>
    private static async Task<int> Token(string[] args, IServiceProvider services, TextWriter output)
    {
        var made = await services
            .GetRequiredService<Tokens>()
            .MakeFromTheMachine(Settings.Switch(args, "--login"), Settings.Switch(args, "--name"));
        if (made.Refused(out var token, out var no))
        {
            await Console.Error.WriteLineAsync(no.Sentence());
            return 1;
        }
        await output.WriteLineAsync(token);
        return 0;
    }
}
