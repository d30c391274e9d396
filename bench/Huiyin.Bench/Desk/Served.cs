using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Huiyin.Bench.Desk;

/// <summary>A program serving on a port of its own, as a process of its own.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process process;

    private Served(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public Process Process => process;

    /// <summary>The real program.</summary>
    public static Task<Served> Huiyin(House house) => Start(house, address => Program(house, address, "serve"));

    /// <summary>The least that a server of this kind can do, under the very settings of the program.</summary>
    public static Task<Served> Nothing(House house) =>
        Start(
            house,
            address =>
                Dotnet(
                    "exec",
                    "--runtimeconfig",
                    Path.ChangeExtension(house.Program, "runtimeconfig.json"),
                    typeof(Served).Assembly.Location,
                    "nothing",
                    address.ToString()
                )
        );

    /// <summary>What a command of the program prints.</summary>
    public static async Task<string> Command(House house, params string[] args)
    {
        using var command = Process.Start(Program(house, new Uri("http://127.0.0.1:9"), args))!;
        var printed = await command.StandardOutput.ReadToEndAsync();
        var said = await command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException(said);
    }

    /// <summary>Answers every request with two letters.</summary>
    public static async Task ServeNothing(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(address);
        app.MapGet("/health", () => Results.Text("ok"));
        await app.RunAsync();
    }

    private static async Task<Served> Start(House house, Func<Uri, ProcessStartInfo> start)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var log = new StreamWriter(Path.Combine(house.Data, "server.log"), append: true) { AutoFlush = true };
        var started = Process.Start(start(address))!;
        started.OutputDataReceived += (_, line) => Write(log, line.Data);
        started.ErrorDataReceived += (_, line) => Write(log, line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        using var http = new HttpClient();
        for (
            var patience = Stopwatch.StartNew();
            !started.HasExited && patience.Elapsed < TimeSpan.FromMinutes(2);
            await Task.Delay(50)
        )
        {
            try
            {
                await http.GetStringAsync(new Uri(address, "/health"));
                return new Served(started, address);
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
        throw new InvalidOperationException($"A server did not come up; see {house.Data}/server.log.");
    }

    private static void Write(StreamWriter log, string? line)
    {
        lock (log)
            log.WriteLine(line);
    }

    private static ProcessStartInfo Program(House house, Uri address, params string[] args)
    {
        var start = Dotnet([house.Program, .. args]);
        start.Environment["HUIYIN_DATA"] = house.Data;
        start.Environment["HUIYIN_URLS"] = address.ToString().TrimEnd('/');
        start.Environment["HUIYIN_DB"] = house.Connection;
        start.Environment["ASPNETCORE_CONTENTROOT"] = House.Pages;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return start;
    }

    private static ProcessStartInfo Dotnet(params string[] args) =>
        new(Environment.ProcessPath!, args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
