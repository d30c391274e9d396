using System.Text.Json;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>
/// 批量派单: many cases to one department. Each goes the way of a single one; what cannot go stays where it is and says why.
/// </summary>
internal sealed record BulkDispatch(IReadOnlyList<string?>? Cases, string? Department, string? Assignee, string? Note)
{
    internal const string Path = "/cases/bulk-dispatch";

    /// <summary>In the address of the register: which bulk was just done.</summary>
    internal const string Token = "bulk";
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapChange<BulkDispatch>(
                "/api/v1" + Path,
                Operation.DispatchCase,
                async (input, http) =>
                    (await input.On(http)).Refused(out var result, out var no) ? no : Reply.Ok(result)
            )
            .WithTags("cases")
            .WithSummary("Dispatches many cases; each is done, or says why not")
            .Produces<BulkResult>();

        routes.MapForm<BulkDispatch>(
            Path,
            Operation.DispatchCase,
            async (input, http) =>
            {
                if ((await input.On(http)).Refused(out var result, out var no))
                    return no;
                var form = await http.Request.ReadFormAsync();
                var back = RegisterPages.Back(form["_return"]);
                return new Reply(
                    StatusCodes.Status303SeeOther,
                    result,
                    back.Query.At("/cases", ("cursor", back.Cursor), (Token, form[Change.FormField].ToString()))
                );
            },
            RegisterPages.ShowAgain
        );
    }

    /// <summary>What came of the bulk that this person has just done; null when it is not known.</summary>
    public static async Task<BulkResult?> Result(CaseRegister register, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var (community, me) = (register.Community, register.Me.Id);
        var answer = await register
            .Db.Set<DoneRequest>()
            .Where(r => r.CommunityId == community && r.StaffId == me && r.Key == token)
            .Select(r => r.Answer)
            .SingleOrDefaultAsync();
        return answer is null ? null : JsonSerializer.Deserialize<BulkResult>(answer, Json.Edge);
    }

    private async Task<Outcome<BulkResult>> On(HttpContext http)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        var cases = (Cases ?? []).Select(c => c?.Trim() ?? "").Where(c => c.Length > 0).Distinct().ToList();
        if (cases.Count is 0 or > Most)
            return Refusal.Invalid("cases", "请勾选要派的诉求，一次最多 {0} 件。", Most);
        if (
            DispatchCase
                .Receiver(await register.Roster(), Department, Assignee)
                .Refused(out var receiver, out var nobody)
        )
            return nobody;
        var one = new DispatchCase(Department, Assignee, Note);
        var items = new List<BulkItem>();
        foreach (var number in cases)
        {
            var changed = await register.Change(
                number,
                version: null,
                found => DispatchCase.Dispatch(found, one, register)
            );
            items.Add(
                changed.Refused(out var done, out var no)
                    ? new BulkItem(number, false, no.Code, no.Sentence())
                    : new BulkItem(done.Number, true, null, null)
            );
            // What one left half done must not be saved with the next.
            register.Db.ChangeTracker.Clear();
        }
        return new BulkResult(
            items.Count(i => i.Done),
            items.Count(i => !i.Done),
            receiver.Department.Name,
            receiver.Assignee?.Name,
            items
        );
    }
}

internal sealed record BulkResult(
    int Done,
    int Refused,
    string Department,
    string? Assignee,
    IReadOnlyList<BulkItem> Items
);

/// <summary>What became of one case of many.</summary>
/// <param name="Case">Its number, or what was sent where there is no such case.</param>
/// <param name="Done">Whether it was dispatched.</param>
/// <param name="Code">The refusal's stable code.</param>
/// <param name="Reason">The refusal's sentence.</param>
internal sealed record BulkItem(string Case, bool Done, string? Code, string? Reason);
