using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints;

/// <summary>What the register of complaints is asked for, as it stands in an address.</summary>
/// <param name="Status">open, closed or all.</param>
/// <param name="Grade">none, minor, major or critical.</param>
/// <param name="Valid">true, false, or none where nobody has said.</param>
/// <param name="Respondent">A login, a department's code, or staff for anybody of ours.</param>
/// <param name="Repeats">Only what had been raised before.</param>
internal sealed record ComplaintQuery(string? Status, string? Grade, string? Valid, string? Respondent, bool Repeats)
{
    public static readonly string[] Names = ["status", "grade", "valid", "respondent", "repeats"];

    public static ComplaintQuery Read(IQueryCollection query) =>
        new(
            Said(query, "status"),
            Said(query, "grade"),
            Said(query, "valid"),
            Said(query, "respondent"),
            Said(query, "repeats") is "true" or "1"
        );

    /// <summary>The same question with one word changed; null takes it away.</summary>
    public string With(string name, string? word)
    {
        var all = new Dictionary<string, string?>
        {
            ["status"] = Status,
            ["grade"] = Grade,
            ["valid"] = Valid,
            ["respondent"] = Respondent,
            ["repeats"] = Repeats ? "true" : null,
        };
        all[name] = word;
        return "/complaints" + QueryString.Create(all.Where(pair => pair.Value is not null));
    }

    private static string? Said(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 } word ? word : null;
}

/// <summary>A complaint as one line.</summary>
internal sealed class ComplaintLine
{
    public required Case Case { get; init; }

    /// <summary>Null where nobody has written a record yet.</summary>
    public required Complaint? Record { get; init; }
}

/// <summary>投诉登记簿, page by page, the latest received first; never by offset, never counted.</summary>
internal static class ComplaintList
{
    private sealed record Found(IQueryable<ComplaintLine> Lines);

    public static async Task<Outcome<(IReadOnlyList<ComplaintLine> Items, string? Next)>> Page(
        CaseRegister register,
        ComplaintQuery query,
        string? cursor,
        int limit
    )
    {
        if ((await Filtered(register, query)).Refused(out var fitting, out var no))
            return no;
        var lines = fitting.Lines;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (cursor.Split('.') is not [var at, var number] || !long.TryParse(at, out var milliseconds))
                return Refusal.Invalid("cursor", "这个翻页标记读不懂，请从第一页看起。");
            var received = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, 253_402_300_799_999));
            lines = lines.Where(l =>
                l.Case.ReceivedAt <= received && (l.Case.ReceivedAt < received || l.Case.Number.CompareTo(number) < 0)
            );
        }
        var found = await lines
            .OrderByDescending(l => l.Case.ReceivedAt)
            .ThenByDescending(l => l.Case.Number)
            .Take(limit + 1)
            .AsNoTracking()
            .ToListAsync();
        var next =
            found.Count > limit
                ? $"{found[limit - 1].Case.ReceivedAt.ToUnixTimeMilliseconds()}.{found[limit - 1].Case.Number}"
                : null;
        return (found.Take(limit).ToList(), next);
    }

    private static async Task<Outcome<Found>> Filtered(CaseRegister register, ComplaintQuery query)
    {
        var community = register.Community;
        var cases = register.Db.Set<Case>().Where(c => c.CommunityId == community && c.Kind == RequestKind.Complaint);
        switch (query.Status)
        {
            case null or "open":
                cases = cases.Where(c => c.EndedAt == null);
                break;
            case "closed":
                cases = cases.Where(c => c.EndedAt != null);
                break;
            case not "all":
                return Refusal.Invalid("status", "status 写 open、closed 或 all。");
        }
        if (query.Grade is not null)
        {
            if (Json.FromWord<Grade>(query.Grade) is not { } grade)
                return Refusal.Invalid("grade", "没有这个等级：{0}。", query.Grade);
            cases = cases.Where(c => c.Grade == grade);
        }
        switch (query.Valid)
        {
            case "true":
                cases = cases.Where(c => c.Valid == true);
                break;
            case "false":
                cases = cases.Where(c => c.Valid == false);
                break;
            case "none":
                cases = cases.Where(c => c.Valid == null);
                break;
            case not null:
                return Refusal.Invalid("valid", "valid 写 true、false 或 none。");
        }
        var lines =
            from c in cases
            join r in register.Db.Set<Complaint>()
                on new { c.CommunityId, c.Id } equals new { r.CommunityId, Id = r.CaseId }
                into records
            from r in records.DefaultIfEmpty()
            select new ComplaintLine { Case = c, Record = r };
        if (query.Repeats)
            lines = lines.Where(l => l.Record!.Repeats > 0);
        return await About(lines, query.Respondent, register);
    }

    private static async Task<Outcome<Found>> About(
        IQueryable<ComplaintLine> lines,
        string? respondent,
        CaseRegister register
    )
    {
        if (respondent is null)
            return new Found(lines);
        if (respondent == "staff")
            return new Found(lines.Where(l => l.Case.RespondentId != null));
        var roster = await register.Roster();
        if (roster.Departments.ContainsKey(respondent))
            return new Found(lines.Where(l => l.Record!.RespondentDepartment == respondent));
        if (roster.Known(respondent) is not { } member)
            return Refusal.Invalid("respondent", "没有这位员工或部门：{0}。", respondent);
        var id = member.Id;
        return new Found(lines.Where(l => l.Case.RespondentId == id));
    }
}

/// <summary>A complaint of the list as programs read it.</summary>
internal sealed record ComplaintRow(
    string Number,
    CaseStatus Status,
    Grade? Grade,
    bool GradeConfirmed,
    bool? Valid,
    string? Category,
    string Summary,
    string? Unit,
    RespondentView? Respondent,
    int Repeats,
    DateTimeOffset ReceivedAt,
    PromiseKind? NextPromise,
    DateTimeOffset? NextDueAt,
    string? NextOwner
)
{
    public static ComplaintRow Of(ComplaintLine line, CommunityRoster roster) =>
        new(
            line.Case.Number,
            line.Case.Status,
            line.Case.Grade == Promises.Grade.None ? null : line.Case.Grade,
            line.Record?.GradeConfirmed ?? false,
            line.Case.Valid,
            line.Case.Category,
            line.Case.Summary,
            line.Case.UnitCode,
            line.Record is { } record ? RespondentView.Of(record, roster) : null,
            line.Record?.Repeats ?? 0,
            roster.Local(line.Case.ReceivedAt),
            line.Case.NextPromise,
            roster.Local(line.Case.NextDueAt),
            line.Case.NextOwner
        );
}
