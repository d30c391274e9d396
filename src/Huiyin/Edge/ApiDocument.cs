using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Huiyin.Edge;

/// <summary>The OpenAPI document: programs only, bearer tokens, refusals as problem documents.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Huiyin 回音",
                    Version = "v1",
                    Description =
                        "Times are RFC 3339 with offset. Refusals are RFC 9457 problem documents with a stable `code`. "
                        + "Every POST takes an `Idempotency-Key`; changes to a case take `If-Match`. "
                        + "The community comes from the token, or `X-Community` where it has several.",
                };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                };
                document.Security = [new() { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
                return Task.CompletedTask;
            }
        );
    }
}
