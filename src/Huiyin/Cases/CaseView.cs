using System.Text.Json;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>A case as programs read it.</summary>
internal sealed record CaseView : IVersioned
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required RequestKind Kind { get; init; }
    public string? Category { get; init; }
    public required CaseStatus Status { get; init; }
    public required int Cycle { get; init; }
    public required bool Urgent { get; init; }
    public Grade? Grade { get; init; }
    public required Channel Channel { get; init; }
    public required string Summary { get; init; }
    public string? Details { get; init; }
    public string? Unit { get; init; }
    public string? Place { get; init; }
    public ContactView? Contact { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public string? ReceivedBy { get; init; }
    public string? Department { get; init; }
    public string? Assignee { get; init; }
    public string? Parent { get; init; }

    /// <summary>Number of the case in whose follow-up the customer brought this one up .</summary>
    public string? RaisedIn { get; init; }

    /// <summary>Numbers of the cases that follow-ups of this one brought up.</summary>
    public required IReadOnlyList<string> Raised { get; init; }

    /// <summary>What the head of the department replied, and signed.</summary>
    public ReplyView? Reply { get; init; }
    public string? ExternalId { get; init; }
    public DateTimeOffset? HandledAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? Result { get; init; }
    public bool? Satisfied { get; init; }
    public required bool VisitRequired { get; init; }

    /// <summary>What a complaint carries besides; null for other kinds.</summary>
    public ComplaintView? Complaint { get; init; }
    public required IReadOnlyList<string> Children { get; init; }
    public required IReadOnlyList<PromiseView> Promises { get; init; }
    public required IReadOnlyList<TimelineView> Timeline { get; init; }
    public required int Version { get; init; }

    /// <summary>What the asker may do with it now: the last parts of the addresses that would not refuse.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    public static async Task<CaseView> Of(Case about, CaseRegister register)
    {
        var roster = await register.Roster();
        var (timeline, promises, kin) = await register.Record(about);
        var children = kin.Where(k => k.ParentId == about.Id).ToList();
        var file = await ComplaintFile.Of(about, register.Db);
        var situation = CaseSituation.Of(about, promises, timeline, children.Select(c => c.Status), file);
        return new CaseView
        {
            Id = about.Id.Value,
            Number = about.Number,
            Kind = about.Kind,
            Category = about.Category,
            Status = about.Status,
            Cycle = about.Cycle,
            Urgent = about.Urgent,
            Grade = about.Grade == Huiyin.Promises.Grade.None ? null : about.Grade,
            Channel = about.Channel,
            Summary = about.Summary,
            Details = about.Details,
            Unit = about.UnitCode,
            Place = about.Place,
            Contact =
                about.ContactName is null && about.ContactPhoneMasked is null
                    ? null
                    : new ContactView(about.ContactName, about.ContactPhoneMasked),
            ReceivedAt = roster.Local(about.ReceivedAt),
            ReceivedBy = roster.Known(about.ReceivedById)?.Login,
            Department = about.Department,
            Assignee = roster.Find(about.AssigneeId)?.Login,
            Parent = kin.FirstOrDefault(k => k.Id == about.ParentId)?.Number,
            RaisedIn = kin.FirstOrDefault(k => k.Id == about.RaisedInId)?.Number,
            Raised = [.. kin.Where(k => k.RaisedInId == about.Id).Select(k => k.Number).Order()],
            Reply = about.RepliedAt is { } replied
                ? new ReplyView(about.Reply!, about.RepliedByName!, roster.Local(replied))
                : null,
            ExternalId = about.ExternalId,
            HandledAt = roster.Local(about.HandledAt),
            EndedAt = roster.Local(about.EndedAt),
            Result = about.Result,
            Satisfied = about.Satisfied,
            VisitRequired = about.VisitRequired,
            Complaint = file is null ? null : ComplaintView.Of(about, file, roster),
            Children = [.. children.Select(r => r.Number).Order()],
            Promises = [.. promises.Select(p => PromiseView.Of(p, roster))],
            Timeline = [.. timeline.Select(t => TimelineView.Of(t, roster))],
            Version = about.Version,
            Actions = CaseActions.For(about, register.Me, situation),
        };
    }
}

/// <summary>部门答复: under whose name, and when .</summary>
internal sealed record ReplyView(string Text, string SignedBy, DateTimeOffset At);

/// <summary>A promise as programs read it.</summary>
internal sealed record PromiseView(
    Guid Id,
    PromiseKind Kind,
    OwedByView OwedBy,
    DateTimeOffset OpenedAt,
    DateTimeOffset DueAt,
    PromiseStanding State,
    DateTimeOffset? KeptAt,
    DateTimeOffset? PausedSince,
    string Rule,
    int CharterVersion,
    string? Text,
    string? Case
)
{
    public static PromiseView Of(PromiseRow row, CommunityRoster roster, string? number = null) =>
        new(
            row.Id.Value,
            row.Kind,
            new OwedByView(row.OwedBy, roster.Find(row.OwedById)?.Login),
            roster.Local(row.OpenedAt),
            roster.Local(row.DueAt),
            row.State,
            roster.Local(row.KeptAt),
            roster.Local(row.PausedSince),
            row.Rule,
            row.CharterVersion,
            row.Text,
            number
        );
}

internal sealed record OwedByView(DutyRole Role, string? Staff);

/// <summary>A timeline entry as programs read it.</summary>
internal sealed record TimelineView(
    DateTimeOffset At,
    string By,
    string Fact,
    string Sentence,
    JsonElement Data,
    string? Rule,
    int? CharterVersion
)
{
    public static TimelineView Of(TimelineEntry entry, CommunityRoster roster) =>
        new(
            roster.Local(entry.At),
            entry.ByLogin,
            entry.Name,
            Sentences.Of(entry, roster.Zone),
            JsonDocument.Parse(entry.Data).RootElement,
            entry.Rule,
            entry.CharterVersion
        );
}
