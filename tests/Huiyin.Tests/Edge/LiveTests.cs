using System.Diagnostics;
using Huiyin.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace Huiyin.Tests.Edge;

public sealed class LiveTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, OnBothEngines]
    public async Task Whoever_looks_on_hears_of_a_change_at_once(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await using var ear = await Ear.At(desk);

        await Register(desk);
        var sinceAnswered = Stopwatch.StartNew();

        Assert.Contains("260901001", await ear.Hears().WaitAsync(Patience), StringComparison.Ordinal);
        Assert.InRange(sinceAnswered.Elapsed, TimeSpan.Zero, AtOnce);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_hears_of_what_was_refused(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await using var ear = await Ear.At(desk);

        (await desk.Administrator.Post("/cases", new { channel = "phone", summary = "" })).Refused(
            "invalid",
            System.Net.HttpStatusCode.UnprocessableEntity
        );
        await Register(desk);

        // The first case heard of is the one that was written down; a line between nodes that just came up names none.
        Assert.Contains("260901001", await ear.HearsOf("\"2").WaitAsync(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_on_one_node_is_heard_on_the_other_at_once()
    {
        if (PostgresServer.WhyNot is { } why)
            Assert.Skip(why);
        await using var here = await ServiceDesk.Open(Engine.Postgres);
        await using var there = await here.AnotherNode();
        await using var ear = await Ear.At(there);
        await LineIsUp(here, there);

        // The first of everything takes its time; the second shows how fast it is.
        await Register(here);
        Assert.Contains("260901001", await ear.HearsOf("260901001").WaitAsync(Patience), StringComparison.Ordinal);

        await Register(here);
        var sinceAnswered = Stopwatch.StartNew();

        Assert.Contains("260901002", await ear.HearsOf("260901002").WaitAsync(Patience), StringComparison.Ordinal);
        Assert.InRange(sinceAnswered.Elapsed, TimeSpan.Zero, AtOnce);
    }

    [Fact]
    public async Task A_broken_line_between_nodes_is_taken_up_again_and_everybody_looks_again()
    {
        if (PostgresServer.WhyNot is { } why)
            Assert.Skip(why);
        await using var here = await ServiceDesk.Open(Engine.Postgres);
        await using var there = await here.AnotherNode();
        await using var ear = await Ear.At(there);
        await LineIsUp(here, there);

        await CutTheLines(here);
        Assert.Contains("\"cases\",\"cases\"", await ear.Hears().WaitAsync(Patience), StringComparison.Ordinal);
        await LineIsUp(here, there);

        await Register(here);
        Assert.Contains("260901001", await ear.HearsOf("260901001").WaitAsync(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_taken_on_at_one_node_is_known_at_the_other()
    {
        if (PostgresServer.WhyNot is { } why)
            Assert.Skip(why);
        await using var here = await ServiceDesk.Open(Engine.Postgres);
        await using var there = await here.AnotherNode();
        await LineIsUp(here, there);
        Assert.DoesNotContain("liqiang", (await there.Administrator.Get("/staff")).Body, StringComparison.Ordinal);

        await here.Hire("liqiang", "李强", "technician", "engineering");

        var waited = Stopwatch.StartNew();
        while (!(await there.Administrator.Get("/staff")).Body.Contains("liqiang", StringComparison.Ordinal))
            Assert.True(waited.Elapsed < Patience, "The other node knows nothing of 李强.");
    }

    private static async Task Register(ServiceDesk desk) =>
        (
            await desk.Administrator.Post(
                "/cases",
                new
                {
                    channel = "phone",
                    kind = "repair",
                    summary = "厨房插座冒火花",
                }
            )
        ).Done();

    /// <summary>Both nodes listen: the server knows of two ears.</summary>
    private static async Task LineIsUp(params ServiceDesk[] nodes)
    {
        var waited = Stopwatch.StartNew();
        while (
            await Ask<long>(
                nodes[0],
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            ) < nodes.Length
        )
        {
            Assert.True(waited.Elapsed < Patience, "The nodes do not listen.");
            await Task.Yield();
        }
    }

    private static Task<long> CutTheLines(ServiceDesk desk) =>
        Ask<long>(
            desk,
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
        );

    private static async Task<T> Ask<T>(ServiceDesk desk, string question)
    {
        await using var connection = new NpgsqlConnection(desk.Connection);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Our own questions.
        await using var command = new NpgsqlCommand(question, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>An open live stream, as a browser holds it.</summary>
    private sealed class Ear : IAsyncDisposable
    {
        private readonly HttpClient http;
        private readonly HttpResponseMessage stream;
        private readonly StreamReader lines;

        private Ear(HttpClient http, HttpResponseMessage stream, StreamReader lines) =>
            (this.http, this.stream, this.lines) = (http, stream, lines);

        public static async Task<Ear> At(ServiceDesk desk)
        {
            var browser = await desk.Browser("admin");
            var opened = await browser.GetAsync(
                new Uri("/live", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead
            );
            var reader = new StreamReader(await opened.Content.ReadAsStreamAsync());
            // The stream is open once it has said how soon to come back.
            Assert.StartsWith("retry:", await reader.ReadLineAsync(), StringComparison.Ordinal);
            return new Ear(browser, opened, reader);
        }

        public async Task<string> Hears()
        {
            while (await lines.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    return line;
            }
            return "";
        }

        public async Task<string> HearsOf(string topic)
        {
            while (await Hears() is { Length: > 0 } heard)
            {
                if (heard.Contains(topic, StringComparison.Ordinal))
                    return heard;
            }
            return "";
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose();
            stream.Dispose();
            http.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
