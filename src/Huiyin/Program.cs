using Huiyin.Demo;
using Huiyin.Hosting;

if (CommandHelp.IsAsked(args))
{
    Console.WriteLine(CommandHelp.For(args));
    return 0;
}
try
{
    return await Start();
}
catch (Exception fault) when (MachineFaults.InWords(fault) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

async Task<int> Start()
{
    var settings = Settings.Read(args, Environment.GetEnvironmentVariable);
    var command = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "serve";
    using var owner = settings.IsPostgres ? null : OneOwner.Take(settings);

    if (owner is null && !settings.IsPostgres)
    {
        if (command != "serve")
            return await MachineSocket.Send(settings, Commands.FromHere(args), Console.Out);
        await Console.Error.WriteLineAsync($"{settings.DataFolder} 已由另一个正在运行的程序使用。");
        return 1;
    }

    if (settings.Demo || command == "demo")
        await DemoHouse.Prepare(settings, settings.VirtualClock ?? TimeProvider.System.GetUtcNow(), Console.Out);
    await using var app = HuiyinApp.Build(settings);
    await Database.Prepare(app.Services);
    if (command != "serve")
        return await Commands.Run(args, app.Services, Console.Out);

    await FirstStart.Greet(app.Services, settings);
    if (settings.Demo)
        await DemoHouse.Greet(Console.Out, settings.Urls.Split(';')[0]);
    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Huiyin 回音 listening on {settings.Urls}"));
    await app.RunAsync();
    return 0;
}

/// <summary>The entry point, named for the tests that start it.</summary>
public partial class Program;
