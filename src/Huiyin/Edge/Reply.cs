using Huiyin.Platform;

namespace Huiyin.Edge;

/// <summary>What a change answers: a status, a body for programs, and the address of what was made or changed.</summary>
public sealed record Reply(int Status, object? Body = null, string? Location = null)
{
    /// <summary>The body is a secret: it is not kept for a repeat of the request.</summary>
    public bool ShownOnce { get; init; }

    public static Reply Ok(object body) => new(StatusCodes.Status200OK, body);

    public static Reply Created(string location, object body) => new(StatusCodes.Status201Created, body, location);

    public static readonly Reply Nothing = new(StatusCodes.Status204NoContent);
}

/// <summary>RFC 9457 problem documents, one shape for every refusal.</summary>
internal static class Problems
{
    public static IResult Of(Refusal no)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = no.Code };
        if (no.Field is not null)
            extensions["errors"] = new Dictionary<string, string[]> { [no.Field] = [no.Sentence()] };
        return Results.Problem(
            title: no.Sentence(),
            detail: no.Sentence(),
            statusCode: StatusOf(no),
            type: $"/api/docs#{no.Code}",
            extensions: extensions
        );
    }

    public static int StatusOf(Refusal no) =>
        no.Kind switch
        {
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        };
}
