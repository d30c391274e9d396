using Huiyin.Staff.Public;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Huiyin.Edge;

/// <summary>
/// The OpenAPI document: programs only, bearer tokens, refusals as problem documents. What every call has in common is said
/// here once, for each of them.
/// </summary>
internal static class ApiDocument
{
    private const string Problem = "Problem";

    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var needs = context.Description.ActionDescriptor.EndpointMetadata.OfType<Needs>().FirstOrDefault();
                if (needs is not null)
                    operation.Description =
                        $"{operation.Description} {ScopeOf(needs, context.Description.HttpMethod)}".Trim();
                return Task.CompletedTask;
            }
        );
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
                        + "A token may be kept to scopes; each call names the one it asks for. "
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
                document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
                document.Components.Schemas[Problem] = ProblemSchema();
                foreach (var (path, item) in document.Paths)
                {
                    foreach (var (method, operation) in item.Operations ?? [])
                        Complete(path, method, operation, document);
                }
                return Task.CompletedTask;
            }
        );
    }

    private static string ScopeOf(Needs needs, string? method) =>
        $"Scope: `{Scopes.Word(Permissions.AreaOf(needs.Operation), writes: method != HttpMethods.Get)}`.";

    private static void Complete(string path, HttpMethod method, OpenApiOperation operation, OpenApiDocument document)
    {
        var isChange = method != HttpMethod.Get;
        var ofCase = path.Contains("/cases/{case}/", StringComparison.Ordinal);
        operation.Parameters ??= [];
        foreach (var name in Places(path))
        {
            if (!operation.Parameters.Any(p => p.In == ParameterLocation.Path && p.Name == name))
                operation.Parameters.Add(Text(name, ParameterLocation.Path, MeaningOf(name)));
        }
        // Described by hand where the handler reads them itself, and found by the framework where it takes them.
        operation.Parameters = [.. operation.Parameters.GroupBy(p => (p.In, p.Name)).Select(same => same.Last())];
        operation.Parameters.Add(
            Text("X-Community", ParameterLocation.Header, "Code of the community, where the token has several.")
        );
        if (method == HttpMethod.Post)
            operation.Parameters.Add(
                Text(Change.Header, ParameterLocation.Header, "A repeat with the same key gets the first answer again.")
            );
        if (isChange && ofCase)
            operation.Parameters.Add(
                Text("If-Match", ParameterLocation.Header, "The version that was seen, as `ETag` gave it.")
            );

        operation.Responses ??= [];
        Refuses(401, "Nobody's token.");
        Refuses(403, "Not allowed to whoever asks, or outside of the scopes of their token (`scope_missing`).");
        if (path.Contains('{', StringComparison.Ordinal) || isChange)
            Refuses(404, "Not there, or another community's.");
        if (isChange)
            Refuses(409, "Not possible now; `code` names the rule.");
        if (isChange && ofCase)
            Refuses(412, "Somebody else has changed it meanwhile.");
        Refuses(422, "Cannot be used; `errors` says what and where.");

        void Refuses(int status, string meaning) =>
            operation.Responses.TryAdd(
                status.ToString(System.Globalization.CultureInfo.InvariantCulture),
                new OpenApiResponse
                {
                    Description = meaning,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
                    },
                }
            );
    }

    private static string MeaningOf(string place) =>
        place switch
        {
            "case" => "Id or number of the case.",
            "login" => "Login of a member of the staff.",
            "code" => "Code of the unit, such as `3-1-1502`.",
            _ => "",
        };

    private static OpenApiParameter Text(string name, ParameterLocation place, string meaning) =>
        new()
        {
            Name = name,
            In = place,
            Required = place == ParameterLocation.Path,
            Description = meaning.Length > 0 ? meaning : null,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiSchema ProblemSchema() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457.",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Of(JsonSchemaType.String, "Where the kind of problem is described."),
                ["title"] = Of(JsonSchemaType.String, "One sentence for whoever reads it."),
                ["detail"] = Of(JsonSchemaType.String, "The same sentence."),
                ["status"] = Of(JsonSchemaType.Integer, "As in the head of the answer."),
                ["code"] = Of(JsonSchemaType.String, "Stable name of the rule, such as `consent_required`."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Sentences by field.",
                    AdditionalProperties = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Array,
                        Items = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
            },
        };

    private static OpenApiSchema Of(JsonSchemaType type, string meaning) =>
        new() { Type = type, Description = meaning };

    /// <summary>The names in braces: <c>/cases/{case}/files/{file}</c>.</summary>
    private static IEnumerable<string> Places(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}').Split(':')[0]);
}
