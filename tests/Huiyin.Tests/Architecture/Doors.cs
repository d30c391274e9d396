using System.Net;
using System.Text;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Huiyin.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Huiyin.Tests.Architecture;

/// <summary>
/// Who comes through which door: docs/permissions.md says it for people, the program must say the same, and every door
/// is tried in every role. After a change that is meant, run this test once with <c>HUIYIN_ACCEPT=1</c>.
/// </summary>
public sealed class Doors
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    [Fact]
    public async Task Every_door_asks_for_a_permission_or_is_open_to_all_on_purpose()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);

        House.HasNone(
            desk.Endpoints()
                .Where(door => door.Metadata.GetMetadata<Needs>() is null)
                .Where(door => door.Metadata.GetMetadata<IAllowAnonymous>() is null)
                .Select(door => door.DisplayName)
        );
    }

    [Fact]
    public async Task The_table_of_permissions_says_what_the_program_does()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var table = Table(desk);
        if (Environment.GetEnvironmentVariable("HUIYIN_ACCEPT") is not null)
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "docs", "permissions.md"), table);

        Assert.Equal(Repository.Read("docs", "permissions.md"), table, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Nobody_comes_through_a_door_that_is_not_theirs()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            var login = Json.Word(role).Replace('_', '-');
            await desk.Hire(login, login, Json.Word(role), "customer_service");
            var program = await desk.As(login);
            using var person = await desk.AtTheScreen(login);
            foreach (var (method, path, needs, takesFiles) in Tried(desk))
            {
                var status = path.StartsWith("/api/v1", StringComparison.Ordinal)
                    ? (
                        await program.Send(new HttpMethod(method), path["/api/v1".Length..], Body(method, takesFiles))
                    ).Status
                    : (await person.Look(path)).Status;
                var allowed = Permissions.Allow([role], needs);
                if (allowed == (status == HttpStatusCode.Forbidden) || status == HttpStatusCode.Unauthorized)
                    wrong.Add($"{role} {method} {path} → {(int)status}");
            }
        }
        House.HasNone(wrong);
    }

    /// <summary>Every call, and every page; forms stand on pages and ask for the same as their call.</summary>
    private static IEnumerable<(string Method, string Path, Operation Needs, bool TakesFiles)> Tried(
        ServiceDesk desk
    ) =>
        from door in desk.Endpoints().OfType<RouteEndpoint>()
        let needs = door.Metadata.GetMetadata<Needs>()
        where needs is not null && door.Metadata.GetMetadata<FormPost>() is null
        from method in Methods(door)
        let path = Pattern(door)
        // The stream never ends by itself.
        where path != "/live"
        let takes = door.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? []
        select (method, Filled(path), needs.Operation, takes.Contains("multipart/form-data"));

    private static string Table(ServiceDesk desk)
    {
        var text = new StringBuilder(
            """
            # Who may do what

            Roles and operations are one table in `src/Huiyin/Staff/Public/Role.cs`; this is how it reads, and which pages, forms and
            calls ask for which operation. A test keeps this file true and tries every call and page in every role.


            """
        );
        foreach (
            var operation in desk.Endpoints()
                .OfType<RouteEndpoint>()
                .Where(door => door.Metadata.GetMetadata<Needs>() is not null)
                .GroupBy(door => door.Metadata.GetMetadata<Needs>()!.Operation)
                .OrderBy(doors => doors.Key)
        )
        {
            var holders = Permissions.Holders(operation.Key).Distinct().Order().ToArray();
            var names = holders.Length == Roles.Length ? "everybody" : string.Join(", ", holders.Select(Json.Word));
            text.Append("## ").Append(operation.Key).Append("\n\n").Append(names).Append("\n\n");
            foreach (
                var line in operation
                    .SelectMany(door => Methods(door).Select(method => $"- `{method} {Pattern(door)}`"))
                    .Order(StringComparer.Ordinal)
                    .Distinct()
            )
                text.Append(line).Append('\n');
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint door) =>
        door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string Pattern(RouteEndpoint door) => "/" + door.RoutePattern.RawText!.TrimStart('/');

    /// <summary>A path of nobody's: whoever may come in learns that it is not there.</summary>
    private static string Filled(string pattern) =>
        string.Join('/', pattern.Split('/').Select(part => part.StartsWith('{') ? Filling(part) : part));

    private static string Filling(string part) =>
        part.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "0";

    private static object? Body(string method, bool takesFiles) =>
        method is "GET" or "DELETE" ? null
        : takesFiles ? new MultipartFormDataContent { { new StringContent("x"), "note" } }
        : new { };
}
