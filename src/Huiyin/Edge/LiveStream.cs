using System.Text.Json;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Edge;

/// <summary>
/// One stream of server-sent events per browser. It carries only what changed, never content: whoever shows it asks
/// again and gets what they may see. After a broken connection the page looks again by itself, so nothing is missed.
/// </summary>
internal static class LiveStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public static async Task Serve(
        HttpContext http,
        CurrentStaff me,
        LiveChanges live,
        IHostApplicationLifetime lifetime
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            lifetime.ApplicationStopping
        );
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync("retry: 300\n\n", stop.Token);
        await http.Response.Body.FlushAsync(stop.Token);

        var changes = live.Listen(me.CommunityId, stop.Token).GetAsyncEnumerator(stop.Token);
        try
        {
            var next = changes.MoveNextAsync().AsTask();
            while (!stop.IsCancellationRequested)
            {
                if (await Task.WhenAny(next, Task.Delay(Heartbeat, stop.Token)) != next)
                {
                    await http.Response.WriteAsync(": still here\n\n", stop.Token);
                }
                else
                {
                    if (!await next)
                        break;
                    var topic = JsonSerializer.Serialize(new { topics = Topics(changes.Current.Topic) }, Json.Edge);
                    await http.Response.WriteAsync($"data: {topic}\n\n", stop.Token);
                    next = changes.MoveNextAsync().AsTask();
                }
                await http.Response.Body.FlushAsync(stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser closed the page, or the server is stopping; the stream simply ends.
        }
    }

    /// <summary>How far one piece of long work is (<c>rehearsal/0198…</c>) concerns nobody but who watches it.</summary>
    private static string[] Topics(string topic) =>
        topic.Contains('/', StringComparison.Ordinal) ? [topic] : [LiveChanges.Everything, topic];
}
