using System.Net;
using System.Text.Json;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Edge;

/// <summary>The document of the API says all of what a program must know to call it.</summary>
public sealed class ApiDocumentTests
{
    private static readonly string[] Methods = ["get", "post", "put", "delete"];

    [Fact]
    public async Task Every_place_in_a_path_and_every_head_is_described_once()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var wrong = new List<string>();
        foreach (var (path, method, call) in await Calls(desk))
        {
            var parameters = call.At("parameters")
                .EnumerateArray()
                .Select(p => (p.Text("in"), p.Text("name")))
                .ToList();
            if (parameters.Distinct().Count() != parameters.Count)
                wrong.Add($"{method} {path}: described twice");
            foreach (var place in Places(path))
            {
                if (!parameters.Contains(("path", place)))
                    wrong.Add($"{method} {path}: no {place}");
            }
            if (!parameters.Contains(("header", "X-Community")))
                wrong.Add($"{method} {path}: no X-Community");
            if (method == "post" && !parameters.Contains(("header", "Idempotency-Key")))
                wrong.Add($"{method} {path}: no Idempotency-Key");
            if (
                method == "post"
                && path.Contains("{case}/", StringComparison.Ordinal)
                && !parameters.Contains(("header", "If-Match"))
            )
                wrong.Add($"{method} {path}: no If-Match");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_call_names_the_scope_it_asks_for()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var calls = (await Calls(desk)).ToList();

        Assert.Empty(
            from call in calls
            where !Said(call.Call).Contains(call.Method == "get" ? ":read`" : ":write`", StringComparison.Ordinal)
            select $"{call.Method} {call.Path}: no scope"
        );
        Assert.Contains(calls, call => Said(call.Call).Contains("`estate:write`", StringComparison.Ordinal));

        static string Said(JsonElement call) =>
            call.TryGetProperty("description", out var said) ? said.GetString()! : "";
    }

    [Fact]
    public async Task Every_call_says_how_it_answers_and_how_it_refuses()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var wrong = new List<string>();
        foreach (var (path, method, call) in await Calls(desk))
        {
            var answers = call.At("responses").EnumerateObject().ToDictionary(r => r.Name, r => r.Value);
            foreach (var refusal in new[] { "401", "403", "422" }.Where(status => !answers.ContainsKey(status)))
                wrong.Add($"{method} {path}: no {refusal}");
            if (!answers.Keys.Any(status => status.StartsWith('2')))
                wrong.Add($"{method} {path}: no success");
            foreach (var (status, answer) in answers.Where(a => a.Key is "200" or "201" or "202"))
            {
                if (
                    !answer.TryGetProperty("content", out _)
                    && !path.EndsWith("/files/{file}", StringComparison.Ordinal)
                )
                    wrong.Add($"{method} {path}: {status} without a body");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Setting_up_answers_as_the_document_says()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var admin = desk.Administrator;
        (string Path, object Body)[] calls =
        [
            ("/units", new { code = "3-1-1502" }),
            ("/residents", new { name = "周先生", unit = "3-1-1502" }),
            (
                "/staff",
                new
                {
                    login = "li",
                    name = "李强",
                    roles = new[] { "technician" },
                }
            ),
            ("/me/tokens", new { name = "对接" }),
            ("/communities", new { code = "bieyuan", name = "别苑" }),
        ];
        var document = (await Calls(desk)).ToDictionary(c => $"{c.Method} {c.Path}", c => c.Call);
        foreach (var (path, body) in calls)
        {
            (await admin.Post(path, body)).Is(HttpStatusCode.Created);
            Assert.True(document[$"post /api/v1{path}"].At("responses").TryGetProperty("201", out _), path);
        }
    }

    [Fact]
    public async Task The_document_is_of_version_3_1()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        Assert.StartsWith("3.1", (await Document(desk)).Text("openapi"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Document(ServiceDesk desk)
    {
        using var http = desk.Http();
        return JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/openapi/v1.json"));
    }

    private static async Task<List<(string Path, string Method, JsonElement Call)>> Calls(ServiceDesk desk) =>
        [
            .. from path in (await Document(desk)).At("paths").EnumerateObject()
            from call in path.Value.EnumerateObject()
            where Methods.Contains(call.Name)
            select (path.Name, call.Name, call.Value),
        ];

    private static IEnumerable<string> Places(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
}
