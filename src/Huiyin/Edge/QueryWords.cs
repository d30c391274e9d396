using Microsoft.OpenApi;

namespace Huiyin.Edge;

/// <summary>What may stand behind the question mark of an address, as the API's document says it.</summary>
/// <param name="Name">As in the address.</param>
/// <param name="Meaning">One sentence, Markdown.</param>
/// <param name="Words">The words it may be; null where it is free.</param>
internal sealed record QueryWord(string Name, string Meaning, IReadOnlyList<string>? Words = null);

internal static class QueryWords
{
    public static IReadOnlyList<QueryWord> Paging { get; } =
    [
        new("limit", "How many at once, 1 to 200; 50 where nothing is said."),
        new("cursor", "The `next` of the page before."),
    ];

    /// <summary>Describes query words that the handler reads by itself, so that it can refuse them in words.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, IReadOnlyList<QueryWord> words) =>
        endpoint.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                operation.Parameters ??= [];
                foreach (var word in words)
                {
                    operation.Parameters.Add(
                        new OpenApiParameter
                        {
                            Name = word.Name,
                            In = ParameterLocation.Query,
                            Description = word.Words is null
                                ? word.Meaning
                                : $"{word.Meaning} ({string.Join(", ", word.Words.Select(w => $"`{w}`"))})",
                            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                        }
                    );
                }
                return Task.CompletedTask;
            }
        );
}
