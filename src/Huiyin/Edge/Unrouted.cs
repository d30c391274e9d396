using Huiyin.Platform;

namespace Huiyin.Edge;

/// <summary>
/// Answers in words where no door was found, or the wrong one was knocked at. No fallback route does this: it would take the
/// verbs that come without a body, for a route may ask for a content type.
/// </summary>
internal sealed class Unrouted(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is null)
        {
            await Answers.Refuse(http, Refusal.NotFound).ExecuteAsync(http);
            return;
        }
        await next(http);
        if (http.Response.HasStarted || Wrong(http.Response.StatusCode) is not { } wrong)
            return;
        await Results
            .Problem(
                title: wrong.Sentence,
                statusCode: http.Response.StatusCode,
                extensions: new Dictionary<string, object?> { ["code"] = wrong.Code }
            )
            .ExecuteAsync(http);
    }

    private static (string Code, string Sentence)? Wrong(int status) =>
        status switch
        {
            StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", Texts.T("这个地址不接受这种请求方法。")),
            StatusCodes.Status415UnsupportedMediaType => (
                "unsupported_media_type",
                Texts.T("这个地址不接受这种内容类型。")
            ),
            _ => null,
        };
}
