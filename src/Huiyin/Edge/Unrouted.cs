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
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            await Answers.Refuse(http, Unsearchable).ExecuteAsync(http);
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

    /// <summary>No database looks for U+0000.</summary>
    private static readonly Refusal Unsearchable = Refusal.Invalid("query", "地址里有不能用的字符。");

    private static (string Code, string Sentence)? Wrong(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => ("bad_request", Texts.T("这个请求写得不对，读不懂。")),
            StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", Texts.T("这个地址不接受这种请求方法。")),
            StatusCodes.Status415UnsupportedMediaType => (
                "unsupported_media_type",
                Texts.T("这个地址不接受这种内容类型。")
            ),
            _ => null,
        };
}
