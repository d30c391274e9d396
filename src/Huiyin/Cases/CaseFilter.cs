using System.Globalization;
using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>How soon something is owed on a case.</summary>
internal enum DueWithin
{
    /// <summary>Past its time.</summary>
    Overdue,

    /// <summary>Within four hours.</summary>
    Soon,

    /// <summary>Before the day ends, what is overdue included.</summary>
    Today,

    /// <summary>Whenever.</summary>
    Any,
}

/// <summary>Which cases somebody wants to see; the same for the register page, the API, exports and saved views.</summary>
internal sealed record CaseFilter
{
    private const int LongestWords = 200;

    public IReadOnlyList<CaseStatus> Statuses { get; init; } = [];

    /// <summary>Only what has not ended; besides <see cref="Statuses"/> it adds nothing.</summary>
    public bool OpenOnly { get; init; }
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Codes of departments; null stands for "none yet".</summary>
    public IReadOnlyList<string?> Departments { get; init; } = [];
    public StaffId? Assignee { get; init; }
    public bool Unassigned { get; init; }

    /// <summary>Who received it or has it now.</summary>
    public StaffId? By { get; init; }

    /// <summary>Who owes something on it; <see cref="Due"/> is then about what they owe.</summary>
    public StaffId? Owner { get; init; }

    /// <summary>Something is owed that no person has been found for yet.</summary>
    public bool OwedByNobody { get; init; }

    /// <summary>A whole code, or what it begins with: <c>3-1-</c> for an entrance.</summary>
    public string? Unit { get; init; }
    public bool WholeUnit { get; init; }
    public DueWithin? Due { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public string? Words { get; init; }

    public static async ValueTask<Outcome<CaseFilter>> Read(CaseQuery query, CaseRegister register)
    {
        var roster = await register.Roster();
        if (ReadStatuses(query).Refused(out var statuses, out var no))
            return no;
        if (Values<RequestKind>(query, "kind").Refused(out var kinds, out no))
            return no;
        if (Values<Grade>(query, "grade").Refused(out var grades, out no))
            return no;
        if (ReadDepartments(query, roster).Refused(out var departments, out no))
            return no;
        if (Person(query, "assignee", register, roster).Refused(out var assignee, out no))
            return no;
        if (Person(query, "by", register, roster).Refused(out var by, out no))
            return no;
        if (Person(query, "owner", register, roster).Refused(out var owner, out no))
            return no;
        if (ReadUnit(query["unit"]).Refused(out var unit, out no))
            return no;
        if (Values<DueWithin>(query, "due").Refused(out var due, out _) || due.Count > 1)
            return Refusal.Invalid("due", "时限只能是 overdue、soon、today 或 any 之一。");
        var days = new DayWords(register.Now, roster.Zone);
        if (days.Read(query["from"], "from", endOfDay: false).Refused(out var from, out no))
            return no;
        if (days.Read(query["to"], "to", endOfDay: true).Refused(out var to, out no))
            return no;
        if (from >= to)
            return Refusal.Invalid("to", "结束的日子要在开始之后。");
        if (query["q"] is { Length: > LongestWords })
            return Refusal.Invalid("q", "要找的词太长了，最多 {0} 个字。", LongestWords);
        return new CaseFilter
        {
            Statuses = statuses.Named,
            OpenOnly = statuses.Open,
            Kinds = kinds,
            Grades = grades,
            Departments = departments,
            Assignee = assignee,
            Unassigned = query["assignee"] == "none",
            By = by,
            Owner = owner,
            OwedByNobody = query["owner"] == "none",
            Unit = unit.Code,
            WholeUnit = unit.Whole,
            Due = due.Count > 0 ? due[0] : null,
            From = from,
            To = to,
            Words = query["q"],
        };
    }

    /// <summary><c>open</c> is whatever has not ended, <c>all</c> is no condition.</summary>
    private static Outcome<(List<CaseStatus> Named, bool Open)> ReadStatuses(CaseQuery query)
    {
        var named = new List<CaseStatus>();
        var open = false;
        foreach (var word in query.All("status").Where(word => word != "all"))
        {
            if (word == "open")
                open = true;
            else if (Json.FromWord<CaseStatus>(word) is { } status)
                named.Add(status);
            else
                return Unknown("status", word);
        }
        if (open)
            named = named.Count == 0 ? named : [.. named.Union(Enum.GetValues<CaseStatus>().Where(s => !s.IsFinal()))];
        // Saying "open" for open statuses too lets the database look among the few that are.
        return (named, named.Count == 0 ? open : named.TrueForAll(s => !s.IsFinal()));
    }

    private static Outcome<List<T>> Values<T>(CaseQuery query, string name)
        where T : struct, Enum
    {
        var found = new List<T>();
        foreach (var word in query.All(name))
        {
            if (Json.FromWord<T>(word) is not { } value)
                return Unknown(name, word);
            found.Add(value);
        }
        return found;
    }

    private static Outcome<List<string?>> ReadDepartments(CaseQuery query, CommunityRoster roster)
    {
        var found = new List<string?>();
        foreach (var code in query.All("department"))
        {
            if (code != "none" && !roster.Departments.ContainsKey(code))
                return Refusal.Invalid("department", "没有这个部门：{0}。", code);
            found.Add(code == "none" ? null : code);
        }
        return found;
    }

    /// <summary>A login; <c>me</c> is whoever asks, so that a saved view stays true.</summary>
    private static Outcome<StaffId?> Person(
        CaseQuery query,
        string name,
        CaseRegister register,
        CommunityRoster roster
    ) =>
        query[name] switch
        {
            null => (StaffId?)null,
            "none" when name is "assignee" or "owner" => (StaffId?)null,
            "me" => register.Actor.Id,
            var login => roster.Known(login) is { } member
                ? member.Id
                : Refusal.Invalid(name, "没有这位员工：{0}。", login),
        };

    private static Outcome<(string? Code, bool Whole)> ReadUnit(string? text)
    {
        if (text is null)
            return ((string?)null, false);
        if (UnitCode.Parse(text) is { Refusal: null } whole)
            return (whole.Value.ToString(), true);
        return UnitCode.Beginning(text) is { } beginning
            ? (beginning + "-", false)
            : Refusal.Invalid("unit", "房号写成“楼号-单元-房屋”，例如 3-1-1502；也可以只写前一半，例如 3-1。");
    }

    private static Refusal Unknown(string name, string word) => Refusal.Invalid(name, "不认识的值：{0}。", word);
}

/// <summary>Days as an address names them: a date, a moment, or counted from today.</summary>
internal sealed record DayWords(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary><c>2026-09-01</c>, <c>today</c>, <c>yesterday</c>, <c>month</c> (its first day), <c>7d</c> (today and the six days before).</summary>
    public DateOnly? Day(string word)
    {
        var today = Times.DayOf(Now, Zone);
        return word switch
        {
            "today" => today,
            "yesterday" => today.AddDays(-1),
            "month" => new DateOnly(today.Year, today.Month, 1),
            [.. var count, 'd']
                when int.TryParse(count, NumberStyles.None, null, out var days) && days is > 0 and <= 3660 =>
                today.AddDays(1 - days),
            _ => DateOnly.TryParseExact(word, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], out var day) ? day : null,
        };
    }

    public Outcome<DateTimeOffset?> Read(string? word, string field, bool endOfDay)
    {
        if (word is null)
            return (DateTimeOffset?)null;
        if (Day(word) is { } day)
            return Times.StartOf(endOfDay ? day.AddDays(1) : day, Zone);
        // The plus of an offset arrives as a space where nobody escaped it.
        var moment = word.Replace(' ', '+');
        if (
            DateTimeOffset.TryParseExact(
                moment,
                WithOffset,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
            return time;
        return DateTime.TryParseExact(
            moment,
            WithoutOffset,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        )
            ? new DateTimeOffset(local, Zone.GetUtcOffset(local))
            : Refusal.Invalid(field, "日期写成 2026-09-01。");
    }

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    private static readonly string[] WithoutOffset = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm"];
}
