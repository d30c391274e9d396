using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Huiyin.Promises;

/// <summary>What can happen to a case, as far as promises care. At most 64 kinds: rules keep them in one machine word.</summary>
[JsonConverter(typeof(SnakeCase<FactKind>))]
public enum FactKind : byte
{
    /// <summary>The request was written down: the first fact of every history.</summary>
    Registered,

    /// <summary>Kind, category or urgency were set or changed.</summary>
    Classified,

    /// <summary>Grade or validity of a complaint were set or changed.</summary>
    Graded,

    /// <summary>派单: sent to a department.</summary>
    Dispatched,

    /// <summary>The department took it.</summary>
    Accepted,

    /// <summary>拒单: the department refused it, with a reason .</summary>
    Rejected,

    /// <summary>仲裁: the supervisor decided who has it .</summary>
    Arbitrated,

    /// <summary>Somebody arrived on the spot.</summary>
    Arrived,

    /// <summary>The work began.</summary>
    Started,

    /// <summary>The owner was asked to consent to an outage .</summary>
    ConsentRequested,

    /// <summary>The owner consented.</summary>
    ConsentGiven,

    /// <summary>The owner refused.</summary>
    ConsentRefused,

    /// <summary>暂停: the work stands still; carries a <see cref="HoldReason"/>.</summary>
    Held,

    /// <summary>The work goes on.</summary>
    Resumed,

    /// <summary>The customer has an answer.</summary>
    Answered,

    /// <summary>A promise was given to the customer by word; carries its due time .</summary>
    PromiseGiven,

    /// <summary>The work or matter is done.</summary>
    Handled,

    /// <summary>回访: the customer is satisfied.</summary>
    FollowedUpSatisfied,

    /// <summary>回访: the customer is not satisfied; the next cycle begins .</summary>
    FollowedUpUnsatisfied,

    /// <summary>回访: nobody could be reached; the attempt counts, the promise stays open .</summary>
    FollowedUpUnreachable,

    /// <summary>回访: the customer does not wish to be asked.</summary>
    FollowedUpRefused,

    /// <summary>The customer was told how it stands, without it being the answer.</summary>
    CustomerInformed,

    /// <summary>升级: a leader took the case over .</summary>
    TakenOver,

    /// <summary>A leader was told of the complaint .</summary>
    ReportedUp,

    /// <summary>Closed, everything done .</summary>
    Closed,

    /// <summary>Closed although it cannot be achieved; only the manager may .</summary>
    ClosedUnresolved,

    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>What is complained of was looked into .</summary>
    Investigated,

    /// <summary>The customer brought it up when asked about another case .</summary>
    RaisedInFollowUp,

    /// <summary>The head of the department has replied to it and signed .</summary>
    Replied,

    /// <summary>The customer wants it, or agrees to have it, handled by a time of their own .</summary>
    DateAgreed,

    /// <summary>Given back so often that only the supervisor says who has it .</summary>
    RulingNeeded,
}

/// <summary>What a case is like after a fact: all that a rule's <see cref="RuleCondition"/> can ask about.</summary>
/// <param name="Kind">Its kind; null while nobody has classified it.</param>
/// <param name="Grade">Grade of a complaint.</param>
/// <param name="Urgent">急修, or otherwise urgent.</param>
/// <param name="Valid">有效投诉: the complaint was found justified.</param>
/// <param name="Cycle">1 at first, one more after every unsatisfied follow-up. 0 counts as 1.</param>
/// <param name="Category">Code of the category, e.g. <c>attitude</c>; null when none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Traits(
    RequestKind? Kind,
    Grade Grade = Grade.None,
    bool Urgent = false,
    bool Valid = false,
    int Cycle = 1,
    string? Category = null
)
{
    // Asked once per fact of every history replayed; the equality of records costs several times as much.
    internal bool SameAs(in Traits other) =>
        Cycle == other.Cycle
        && Kind == other.Kind
        && Grade == other.Grade
        && Urgent == other.Urgent
        && Valid == other.Valid
        && string.Equals(Category, other.Category, StringComparison.Ordinal);
}

/// <summary>One thing that happened to a case. A case's history is its facts in the order they were written.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, Unix milliseconds (UTC). Within a history it never goes back.</param>
/// <param name="Traits">What the case is like after it.</param>
/// <param name="Hold">Of <see cref="FactKind.Held"/>: why.</param>
/// <param name="DueAt">
/// Of <see cref="FactKind.PromiseGiven"/> and <see cref="FactKind.DateAgreed"/>: until when, Unix milliseconds.
/// </param>
/// <param name="Answers">
/// Optional, of a fact that keeps promises: the ordinal of the <see cref="FactKind.PromiseGiven"/> that it keeps. Promises
/// given by other words then stay open; without it every promise given by word that the rule lets it keep is kept.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Fact(
    FactKind Kind,
    long At,
    Traits Traits,
    HoldReason? Hold = null,
    long? DueAt = null,
    int? Answers = null
);
