using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Shell.Controls;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Desk;

/// <summary>What the intake page shows: who asks, what was typed so far, and what was refused.</summary>
internal sealed record IntakeModel(CommunityRoster Roster, DateTimeOffset Now)
{
    /// <summary>What stands in the fields, by their names.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
    public Refusal? Refusal { get; init; }
    public PersonCard? Person { get; init; }

    /// <summary>What was looked for in the first line, and who was found, where no script does it.</summary>
    public string? Query { get; init; }
    public IReadOnlyList<FoundResident> Found { get; init; } = [];
    public Call? Call { get; init; }

    /// <summary>The number to dial, for the one who is calling back.</summary>
    public string? NumberToDial { get; init; }
    public Waiting? Visitor { get; init; }
    public IReadOnlyList<Case> Similar { get; init; } = [];
    public bool MayLookUp { get; init; }
    public bool MayDispatch { get; init; }
    public bool MayLogCalls { get; init; }
    public bool MayGrade { get; init; }
    public string Me { get; init; } = "";

    public string? this[string field] => Typed.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    public bool Ticked(string field) => this[field] is "true" or "on";

    public string? Error(string field) => Refusal?.Field == field ? Refusal.Sentence() : null;

    /// <summary>A refusal that no field of the page shows.</summary>
    public string? Refused =>
        Refusal is { } no && (no.Field is null || !Fields.Contains(no.Field)) ? no.Sentence() : null;

    /// <summary>Whether a folded part must stand open, because something in it was typed or refused.</summary>
    public bool Opens(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (this[field] is not null || Refusal?.Field == field)
                return true;
        }
        return false;
    }

    public string Asker => this["contact.name"] ?? Person?.Person?.Name ?? Call?.CallerName ?? Visitor?.Name ?? "";

    public static IEnumerable<Choice> Channels =>
        [
            new(Json.Word(Channel.Phone), Words.Of(Channel.Phone), Icon: "phone"),
            new(Json.Word(Channel.Visit), Words.Of(Channel.Visit), Icon: "armchair"),
            new(Json.Word(Channel.Letter), Words.Of(Channel.Letter), Icon: "mail"),
            new(Json.Word(Channel.Email), Words.Of(Channel.Email), Icon: "at"),
            new(Json.Word(Channel.Web), Words.Of(Channel.Web), Icon: "world"),
            new(Json.Word(Channel.Patrol), Words.Of(Channel.Patrol), Icon: "walk"),
        ];

    public static IEnumerable<Choice> Kinds =>
        new[]
        {
            RequestKind.Repair,
            RequestKind.Complaint,
            RequestKind.DeveloperDefect,
            RequestKind.PaidService,
            RequestKind.Compliment,
            RequestKind.Suggestion,
            RequestKind.Other,
        }.Select(kind => new Choice(Json.Word(kind), Words.Of(kind)));

    public IEnumerable<Choice> NextSteps
    {
        get
        {
            yield return new(Json.Word(NextStep.Later), T("先登记"), Icon: "notes");
            if (MayDispatch)
            {
                yield return new(Json.Word(NextStep.Dispatch), T("派单"), Icon: "send");
                yield return new(Json.Word(NextStep.Handled), T("当场办结"), Icon: "circle-check");
            }
        }
    }

    public IEnumerable<Choice> Departments => Roster.Departments.Select(d => new Choice(d.Key, d.Value));

    /// <summary>Those who work in a department, to hand a case to.</summary>
    public IEnumerable<Member> Assignees => Roster.Members.Where(m => m.Departments.Count > 0);

    /// <summary>Times that are promised most, with the words for them; those that have passed fall away.</summary>
    public IEnumerable<(string Words, string Time)> PromiseTimes
    {
        get
        {
            var today = Roster.Local(Now).Date;
            (string, DateTime, TimeSpan)[] all =
            [
                (T("半小时内"), Roster.Local(Now).DateTime.AddMinutes(30), TimeSpan.Zero),
                (T("今天下班前"), today.AddHours(18), TimeSpan.FromMinutes(30)),
                (T("明天上午"), today.AddDays(1).AddHours(12), TimeSpan.Zero),
                (T("明天下班前"), today.AddDays(1).AddHours(18), TimeSpan.Zero),
                (T("三天内"), today.AddDays(3).AddHours(18), TimeSpan.Zero),
            ];
            return all.Where(t => t.Item2 - t.Item3 > Roster.Local(Now).DateTime)
                .Select(t => (t.Item1, t.Item2.ToString("yyyy-MM-dd HH:mm")));
        }
    }

    private static readonly string[] Fields =
    [
        "summary",
        "details",
        "unit",
        "place",
        "contact.name",
        "contact.phone",
        "channel",
        "kind",
        "receivedAt",
        "promise.text",
        "promise.dueAt",
        "dispatch.department",
        "dispatch.assignee",
        "handling.result",
        "call.ringSeconds",
        "call.waitSeconds",
        "call.transferredTo",
        "complaint.respondent.staff",
        "complaint.respondent.department",
        "complaint.respondent.outside",
        "complaint.occurredAt",
        "complaint.course",
        "complaint.demand",
        "grade.grade",
        "grade.reason",
    ];
}
