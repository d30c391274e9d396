using System.Text;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>Which cases somebody wants to see; the same for the register page, the API, exports and saved views.</summary>
internal sealed record CaseFilter
{
    public IReadOnlyList<CaseStatus> Statuses { get; init; } = [];
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];
    public Grade? Grade { get; init; }
    public string? Department { get; init; }
    public StaffId? Assignee { get; init; }
    public string? Unit { get; init; }
    public string? Words { get; init; }

    /// <summary><c>overdue</c>, <c>soon</c> (within four hours) or <c>today</c>.</summary>
    public string? Due { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public bool OpenOnly { get; init; }

    private static readonly string[] DueWords = ["overdue", "soon", "today"];

    /// <summary>Reads <c>?status=&amp;kind=&amp;grade=&amp;department=&amp;assignee=&amp;unit=&amp;q=&amp;due=&amp;from=&amp;to=</c>.</summary>
    public static Outcome<CaseFilter> Read(IQueryCollection query, CommunityRoster roster)
    {
        if (Values<CaseStatus>(query, "status", out var open).Refused(out var statuses, out var no))
            return no;
        if (Values<RequestKind>(query, "kind", out _).Refused(out var kinds, out no))
            return no;
        if (Values<Grade>(query, "grade", out _).Refused(out var grades, out no))
            return no;
        var assignee = Text(query, "assignee");
        var member = roster.Find(assignee);
        if (assignee is not null && member is null)
            return Refusal.Invalid("assignee", "没有这位员工：{0}。", assignee);
        var due = Text(query, "due");
        if (due is not null && !DueWords.Contains(due))
            return Refusal.Invalid("due", "时限只能是 overdue、soon 或 today。");
        if (Time(query, "from", roster, endOfDay: false).Refused(out var from, out no))
            return no;
        if (Time(query, "to", roster, endOfDay: true).Refused(out var to, out no))
            return no;
        return new CaseFilter
        {
            Statuses = statuses,
            OpenOnly = open,
            Kinds = kinds,
            Grade = grades.Count > 0 ? grades[0] : null,
            Department = Text(query, "department"),
            Assignee = member?.Id,
            Unit = Text(query, "unit"),
            Words = Text(query, "q"),
            Due = due,
            From = from,
            To = to,
        };
    }

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static Outcome<List<T>> Values<T>(IQueryCollection query, string name, out bool open)
        where T : struct, Enum
    {
        open = false;
        var found = new List<T>();
        foreach (var word in query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (word == "open")
                open = true;
            else if (Json.FromWord<T>(word.Trim()) is { } value)
                found.Add(value);
            else
                return Refusal.Invalid(name, "不认识的值：{0}。", word);
        }
        return found;
    }

    private static Outcome<DateTimeOffset?> Time(IQueryCollection query, string name, CommunityRoster roster, bool endOfDay)
    {
        if (Text(query, name) is not { } text)
            return (DateTimeOffset?)null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
            return Times.StartOf(endOfDay ? day.AddDays(1) : day, roster.Zone);
        return DateTimeOffset.TryParse(text.Replace(' ', '+'), out var time)
            ? time
            : Refusal.Invalid(name, "日期写成 2026-09-01。");
    }
}

/// <summary>One page of the register, newest first, by key: never by offset, never counted.</summary>
internal sealed record CasePageOf(IReadOnlyList<Case> Items, string? Next);

internal static class CaseList
{
    public const int MostPerPage = 200;
    private const int MostSearchHits = 1000;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    public static async Task<Outcome<CasePageOf>> Page(
        CaseRegister register,
        ICaseSearch search,
        CaseFilter filter,
        string? cursor,
        int limit
    )
    {
        if (limit is < 1 or > MostPerPage)
            return Refusal.Invalid("limit", "每页 1 到 {0} 件。", MostPerPage);
        if (Cursor.Read(cursor).Refused(out var after, out var no))
            return no;
        var query = Where(await Searched(register, search, filter), filter, register);
        if (after is { } key)
            query = query.Where(c => c.ReceivedAt < key.At || (c.ReceivedAt == key.At && c.Number.CompareTo(key.Number) < 0));
        var found = await query
            .OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Number)
            .Take(limit + 1)
            .AsNoTracking()
            .ToListAsync();
        var more = found.Count > limit;
        if (more)
            found.RemoveAt(limit);
        return new CasePageOf(found, more ? Cursor.Write(found[^1]) : null);
    }

    private static async Task<IQueryable<Case>> Searched(CaseRegister register, ICaseSearch search, CaseFilter filter)
    {
        var community = register.Community;
        var cases = register.Db.Set<Case>().Where(c => c.CommunityId == community);
        if (filter.Words is not { } words)
            return cases;
        if (words.Length is >= 7 and <= 12 && words.All(char.IsAsciiDigit))
        {
            var end = words[..^1] + (char)(words[^1] + 1);
            return cases.Where(c => c.Number.CompareTo(words) >= 0 && c.Number.CompareTo(end) < 0);
        }
        var hits = await search.Find(community, words, MostSearchHits);
        return cases.Where(c => hits.Contains(c.Id));
    }

    private static IQueryable<Case> Where(IQueryable<Case> cases, CaseFilter filter, CaseRegister register)
    {
        var now = register.Now;
        if (filter.Statuses.Count > 0)
            cases = cases.Where(c => filter.Statuses.Contains(c.Status));
        if (filter.OpenOnly)
            cases = cases.Where(c => c.EndedAt == null);
        if (filter.Kinds.Count > 0)
            cases = cases.Where(c => filter.Kinds.Contains(c.Kind));
        if (filter.Grade is { } grade)
            cases = cases.Where(c => c.Grade == grade);
        if (filter.Department is { } department)
            cases = cases.Where(c => c.Department == department);
        if (filter.Assignee is { } assignee)
            cases = cases.Where(c => c.AssigneeId == assignee);
        if (filter.Unit is { } unit)
            cases = cases.Where(c => c.UnitCode == unit);
        if (filter.From is { } from)
            cases = cases.Where(c => c.ReceivedAt >= from);
        if (filter.To is { } to)
            cases = cases.Where(c => c.ReceivedAt < to);
        return filter.Due switch
        {
            "overdue" => cases.Where(c => c.NextDueAt < now),
            "soon" => cases.Where(c => c.NextDueAt >= now && c.NextDueAt < now + Soon),
            "today" => DueToday(cases, register),
            _ => cases,
        };
    }

    private static IQueryable<Case> DueToday(IQueryable<Case> cases, CaseRegister register)
    {
        var zone = register.Me.Community.Zone;
        var tomorrow = Times.StartOf(Times.DayOf(register.Now, zone).AddDays(1), zone);
        return cases.Where(c => c.NextDueAt < tomorrow);
    }
}

/// <summary>Where the next page begins: after this time and number.</summary>
internal sealed record Cursor(DateTimeOffset At, string Number)
{
    public static string Write(Case last) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{last.ReceivedAt.ToUnixTimeMilliseconds()}.{last.Number}"))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');

    public static Outcome<Cursor?> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return (Cursor?)null;
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return
            Convert.TryFromBase64String(padded, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split('.') is [var at, var number]
            && long.TryParse(at, out var milliseconds)
            ? new Cursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), number)
            : Refusal.Invalid("cursor", "这个翻页标记读不懂，请从第一页看起。");
    }
}
