using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Huiyin.Browser.Infrastructure;

/// <summary>The built program as a process of its own, on a free port, with a data folder that goes with it.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> said = new();
    private readonly string data;
    private TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    private Server(string data) => this.data = data;

    public Uri Address { get; private set; } = null!;

    /// <summary>Everything it has written so far, for messages of failed tests.</summary>
    public string Log => string.Join(Environment.NewLine, said);

    /// <summary>Sets a community up with <paramref name="prepare"/>, then serves with the arguments given.</summary>
    public static async Task<Server> Start(Func<Server, Task>? prepare, params string[] arguments)
    {
        var server = new Server(Directory.CreateTempSubdirectory("huiyin-browser-").FullName);
        if (prepare is not null)
            await prepare(server);
        await server.Serve(arguments);
        return server;
    }

    /// <summary>Runs a command on this server's data and answers what it printed.</summary>
    public async Task<string> Command(params string[] arguments)
    {
        using var command = Process.Start(Program(arguments))!;
        var errors = command.StandardError.ReadToEndAsync();
        var answer = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0
            ? answer.Trim()
            : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {answer}{await errors}");
    }

    /// <summary>Ends it without a warning, as a power cut would.</summary>
    public async Task Cut()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        process = null;
    }

    /// <summary>Comes back at the same address with the same data.</summary>
    public async Task ComeBack(params string[] arguments)
    {
        listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Serve(arguments);
    }

    public async ValueTask DisposeAsync()
    {
        await Cut();
        Directory.Delete(data, recursive: true);
    }

    private async Task Serve(string[] arguments)
    {
        process = new Process { StartInfo = Program(["serve", .. arguments]), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        var start = listening;
        process.Exited += (_, _) => start.TrySetException(new InvalidOperationException($"The server ended: {Log}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Address = await listening.Task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The server did not come up: {Log}", late);
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    private ProcessStartInfo Program(IEnumerable<string> arguments) =>
        new("dotnet", [Repository.Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HUIYIN_DATA"] = data,
                ["HUIYIN_URLS"] = Address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0",
                ["ASPNETCORE_CONTENTROOT"] = Repository.Sources,
            },
        };

    [GeneratedRegex(@"Now listening on: (?<address>http://[\d.:]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningLine();
}
