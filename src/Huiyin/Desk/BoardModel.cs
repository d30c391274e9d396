using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>工作台 as one person sees it: what they owe, what they watch over, who waits.</summary>
internal sealed record BoardModel
{
    public required BoardFigures Figures { get; init; }

    /// <summary>What I owe now, most urgent first; one line for a case.</summary>
    public required IReadOnlyList<BoardItem> Owed { get; init; }

    /// <summary>What others owe that I answer for.</summary>
    public required IReadOnlyList<BoardItem> Watched { get; init; }

    /// <summary>Whose promises the right side holds.</summary>
    public required WatchOver Watch { get; init; }
    public required IReadOnlyList<Waiting> Waiting { get; init; }
    public required IReadOnlyList<Notification> Unread { get; init; }

    public required bool SeesDesk { get; init; }

    /// <summary>What whoever founds the community still has to do; null once it can work.</summary>
    public required FirstSteps? FirstSteps { get; init; }

    /// <summary>What many households report and nobody has ruled on yet; for those who may.</summary>
    public required int Incidents { get; init; }
}

/// <summary>Whether a new community has what its desk cannot work without.</summary>
internal sealed record FirstSteps(bool Units, bool Staff);

/// <summary>What somebody answers for beyond their own promises.</summary>
internal enum WatchOver
{
    /// <summary>What they took in themselves (首问负责, R-023, R-026).</summary>
    OwnIntake,

    /// <summary>The work of their departments.</summary>
    Departments,

    /// <summary>The whole community.</summary>
    Community,
}

/// <summary>The row of numbers at the head; counting stops at <see cref="CurrentShell.MostCounted"/>.</summary>
internal sealed record BoardFigures(
    int OverdueOwed,
    int OverdueWatched,
    int MissedCalls,
    int RegisteredToday,
    int HandledToday
);

/// <summary>One case on the board with the promise that presses most.</summary>
internal sealed record BoardItem(BoardRow Row, int FurtherPromises, NextAction? Next);

/// <summary>A promise that is owed, with what a line needs of its case.</summary>
internal sealed class BoardRow
{
    public required CaseId CaseId { get; init; }
    public required string Number { get; init; }
    public required string Summary { get; init; }
    public required RequestKind Kind { get; init; }
    public required Grade Grade { get; init; }
    public required bool Urgent { get; init; }
    public required CaseStatus Status { get; init; }
    public required int Cycle { get; init; }
    public required bool NeedsRuling { get; init; }
    public required string? UnitCode { get; init; }
    public required string? Place { get; init; }
    public required string? ContactName { get; init; }
    public required string? Department { get; init; }
    public required StaffId? AssigneeId { get; init; }
    public required StaffId? RespondentId { get; init; }
    public required DateTimeOffset? ArrivedAt { get; init; }
    public required PromiseKind Promise { get; init; }
    public required string? Text { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset? WarnAt { get; init; }
    public required DateTimeOffset? PausedSince { get; init; }
    public required StaffId? OwedById { get; init; }
    public required string? OwedByName { get; init; }
}
