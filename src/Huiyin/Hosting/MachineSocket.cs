using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Huiyin.Edge;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Huiyin.Hosting;

/// <summary>
/// Commands of the machine (<c>huiyin token …</c>) reach the running server here, so that there are never two writers:
/// a socket in the data folder that only its owner may open.
/// </summary>
internal static class MachineSocket
{
    /// <summary>Longer paths do not fit into a socket address.</summary>
    private const int LongestPath = 100;
    private const string Path = "/machine/run";
    private const string ExitLine = "\u0004exit ";

    /// <summary>What the caller prints beside the answer.</summary>
    private const string ErrorLine = "\u0004error ";

    private sealed record Marked;

    public static string FileOf(Settings settings) => System.IO.Path.Combine(settings.DataFolder, "huiyin.sock");

    public static void Listen(WebApplicationBuilder builder, Settings settings)
    {
        var file = FileOf(settings);
        if (settings.IsPostgres || Encoding.UTF8.GetByteCount(file) > LongestPath)
            return;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var url in settings.Urls.Split(';'))
            {
                var address = BindingAddress.Parse(url);
                if (address.Host is "localhost")
                    kestrel.ListenLocalhost(address.Port);
                else
                    kestrel.Listen(
                        System.Net.IPAddress.TryParse(address.Host, out var ip) ? ip : System.Net.IPAddress.Any,
                        address.Port
                    );
            }
            File.Delete(file);
            kestrel.ListenUnixSocket(file, MarkConnections);
        });
    }

    private static void MarkConnections(ListenOptions options) =>
        options.Use(next =>
            connection =>
            {
                connection.Features.Set(new Marked());
                return next(connection);
            }
        );

    public static void MapMachineSocket(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (File.Exists(FileOf(settings)) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(FileOf(settings), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        });
        app.MapPost(
                Path,
                async (HttpContext http, string[] args) =>
                {
                    if (http.Features.Get<Marked>() is null)
                    {
                        http.Response.StatusCode = StatusCodes.Status404NotFound;
                        return;
                    }
                    http.Response.ContentType = "text/plain; charset=utf-8";
                    await using var output = new StreamWriter(http.Response.Body, new UTF8Encoding(false))
                    {
                        AutoFlush = false,
                    };
                    await using var errors = new StringWriter();
                    var exit = await Commands.Run(args, app.Services, output, errors);
                    foreach (var line in errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        await output.WriteLineAsync($"{ErrorLine}{line.TrimEnd()}");
                    await output.WriteLineAsync($"{ExitLine}{exit}");
                    await output.FlushAsync();
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>Sends a command to the server that owns the data, and prints what it prints.</summary>
    public static async Task<int> Send(Settings settings, string[] args, TextWriter output)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stop) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(FileOf(settings)), stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://machine" + Path)
        {
            Content = JsonContent.Create(args),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ExitLine, StringComparison.Ordinal))
                return int.Parse(line[ExitLine.Length..]);
            if (line.StartsWith(ErrorLine, StringComparison.Ordinal))
                await Console.Error.WriteLineAsync(line[ErrorLine.Length..]);
            else
                await output.WriteLineAsync(line);
        }
        return 1;
    }
}
