using System.Text.Json;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Edge;

/// <summary>The permission that an endpoint asks for; an endpoint without one (and not open to all) fails the build's tests.</summary>
internal sealed record Needs(Operation Operation);

/// <summary>How endpoints are mapped: one way for reads, one for changes, for programs and for pages.</summary>
internal static class Routes
{
    /// <summary>Refuses whoever lacks the permission before the handler runs.</summary>
    public static TBuilder Needing<TBuilder>(this TBuilder endpoint, Operation operation)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint
            .WithMetadata(new Needs(operation))
            .AddEndpointFilter(
                async (context, next) =>
                    context.HttpContext.RequestServices.GetRequiredService<CurrentStaff>().RefusedTo(operation)
                        is { } no
                        ? Answers.Refuse(context.HttpContext, no)
                        : await next(context)
            );

    /// <summary>A change by a program: JSON in, JSON out.</summary>
    public static RouteHandlerBuilder MapChange<TInput>(
        this IEndpointRouteBuilder routes,
        string path,
        Operation operation,
        Func<TInput, HttpContext, Task<Outcome<Reply>>> handle,
        string method = "POST"
    )
        where TInput : class =>
        routes
            .MapMethods(
                path,
                [method],
                async (HttpContext http, Change change) =>
                {
                    if ((await Input.Read<TInput>(http.Request)).Refused(out var input, out var unreadable))
                        return Problems.Of(unreadable);
                    var outcome = await change.Once(http.Request, input, () => handle(input, http));
                    return outcome.Refused(out var reply, out var no) ? Problems.Of(no) : Answers.Json(reply);
                }
            )
            .Accepts<TInput>("application/json")
            .Needing(operation);

    /// <summary>
    /// A change by a person: the posted form is read into the same input record; done, the browser is sent on (303);
    /// refused, the page is shown again with the refusal and everything that was typed.
    /// </summary>
    public static RouteHandlerBuilder MapForm<TInput>(
        this IEndpointRouteBuilder routes,
        string path,
        Operation operation,
        Func<TInput, HttpContext, Task<Outcome<Reply>>> handle,
        Func<HttpContext, Refusal, Task<IResult>> showAgain
    )
        where TInput : class =>
        routes
            .MapPost(
                path,
                async (HttpContext http, Change change) =>
                {
                    if ((await Input.Read<TInput>(http.Request)).Refused(out var input, out var unreadable))
                        return await showAgain(http, unreadable);
                    var outcome = await change.Once(http.Request, input, () => handle(input, http));
                    return outcome.Refused(out var reply, out var no)
                        ? await showAgain(http, no)
                        : Answers.SeeOther(reply.Location ?? http.Request.Path);
                }
            )
            .WithMetadata(new FormPost())
            .ExcludeFromDescription()
            .Needing(operation);
}

/// <summary>Marks an endpoint that takes a posted form: it is checked against forged requests.</summary>
internal sealed record FormPost;

/// <summary>How outcomes leave the house.</summary>
internal static class Answers
{
    public static IResult Json(Reply reply) => new JsonReply(reply);

    public static IResult SeeOther(string location) => new Redirect(location);

    /// <summary>A problem document for programs, a page for people.</summary>
    public static IResult Refuse(HttpContext http, Refusal no) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? Problems.Of(no)
            : http.RequestServices.GetRequiredService<IRefusalPage>().Show(no);

    /// <summary>A head of an answer holds only plain letters, and a unit may be called 地下车库-017.</summary>
    private static string Address(string location) =>
        string.Concat(
            location
                .EnumerateRunes()
                .Select(r => r.Value is > ' ' and < '\x7f' ? r.ToString() : Uri.EscapeDataString(r.ToString()))
        );

    private sealed class JsonReply(Reply reply) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = reply.Status;
            if (reply.Location is not null)
                httpContext.Response.Headers.Location = Address(reply.Location);
            if (VersionOf(reply.Body) is { } version)
                httpContext.Response.Headers.ETag = $"\"{version}\"";
            return reply.Body is null
                ? Task.CompletedTask
                : httpContext.Response.WriteAsJsonAsync(reply.Body, reply.Body.GetType(), Huiyin.Platform.Json.Edge);
        }
    }

    /// <summary>Also of an answer that is given again: by then it is JSON.</summary>
    private static int? VersionOf(object? body) =>
        body switch
        {
            IVersioned versioned => versioned.Version,
            JsonElement { ValueKind: JsonValueKind.Object } again
                when again.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) => number,
            _ => null,
        };

    private sealed class Redirect(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Address(location);
            return Task.CompletedTask;
        }
    }
}

/// <summary>A body with a version: its ETag.</summary>
internal interface IVersioned
{
    int Version { get; }
}

/// <summary>Shows a refusal to a person as a page; the shell implements it.</summary>
internal interface IRefusalPage
{
    IResult Show(Refusal no);
}
