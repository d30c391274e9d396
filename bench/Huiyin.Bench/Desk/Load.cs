using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Huiyin.Bench.Desk;

/// <summary>How long each took, and what the server spent on all of them together.</summary>
internal sealed class Samples
{
    private readonly List<long> ticks = [];
    private TimeSpan time;
    private TimeSpan processor;
    private long[]? sorted;

    public int Count => ticks.Count;
    public double PerSecond => Count / time.TotalSeconds;

    /// <summary>Of the process that did the work, not of whoever asked.</summary>
    public double ProcessorMilliseconds => processor.TotalMilliseconds / Count;

    public double Mean => ticks.Average(Milliseconds);

    public void Add(IEnumerable<long> taken, TimeSpan during, TimeSpan spent)
    {
        ticks.AddRange(taken);
        (time, processor, sorted) = (time + during, processor + spent, null);
    }

    public double Quantile(double share)
    {
        sorted ??= [.. ticks.Order()];
        return Milliseconds(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))]);
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}

/// <summary>Something to ask for again and again; the number tells one time from another.</summary>
internal sealed record Question(string Name, HttpStatusCode Answer, Func<int, HttpRequestMessage> Request);

/// <summary>Clients that ask one after another over connections that stay open; the same for a floor and for what stands on it.</summary>
internal sealed class Load(Uri address, Process server) : IDisposable
{
    private readonly HttpMessageInvoker http = new(
        new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        }
    );
    private int asked;

    public Process Server => server;

    public async Task Run(Question question, int clients, TimeSpan during, Samples into)
    {
        var spent = Spent();
        var began = Stopwatch.GetTimestamp();
        var end = began + (long)(during.TotalSeconds * Stopwatch.Frequency);
        var taken = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => Ask(question, end))));
        into.Add(taken.SelectMany(t => t), Stopwatch.GetElapsedTime(began), Spent() - spent);
    }

    /// <summary>The body of one answer, for whoever must read it.</summary>
    public async Task<string> Once(Question question)
    {
        using var request = Next(question);
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == question.Answer
            ? text
            : throw new InvalidOperationException($"{question.Name}: {(int)answer.StatusCode} {text}");
    }

    private async Task<List<long>> Ask(Question question, long end)
    {
        var taken = new List<long>();
        do
        {
            var began = Stopwatch.GetTimestamp();
            using (var request = Next(question))
            using (var answer = await http.SendAsync(request, CancellationToken.None))
            {
                await answer.Content.CopyToAsync(Stream.Null);
                if (answer.StatusCode != question.Answer)
                    throw new InvalidOperationException(
                        string.Create(CultureInfo.InvariantCulture, $"{question.Name}: {answer.StatusCode}")
                    );
            }
            taken.Add(Stopwatch.GetTimestamp() - began);
        } while (Stopwatch.GetTimestamp() < end);
        return taken;
    }

    private HttpRequestMessage Next(Question question)
    {
        var request = question.Request(Interlocked.Increment(ref asked));
        request.RequestUri = new Uri(address, request.RequestUri!);
        return request;
    }

    private TimeSpan Spent()
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }

    public void Dispose() => http.Dispose();
}
