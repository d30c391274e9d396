using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Huiyin.Promises;

/// <summary>From when a promise counts.</summary>
[JsonConverter(typeof(SnakeCase<CountsFrom>))]
public enum CountsFrom : byte
{
    /// <summary>From the fact that opens it.</summary>
    Event,

    /// <summary>From the registration of the case, whenever it opens.</summary>
    Registered,

    /// <summary>It does not count: the fact that opens it names the due time.</summary>
    Given,
}

/// <summary>What the clock does when a promise comes to a step.</summary>
[JsonConverter(typeof(SnakeCase<ConsequenceAction>))]
public enum ConsequenceAction : byte
{
    /// <summary>Tell whoever owes the promise that it falls due soon. Made from <see cref="PromiseRule.WarnBefore"/>, never written as a consequence.</summary>
    Warn,

    /// <summary>Tell a duty.</summary>
    Notify,

    /// <summary>升级: a duty sees to the case from now on (督办), and is told; whoever works on it goes on .</summary>
    TakeOver,

    /// <summary>Regrade the complaint [R-043 c].</summary>
    Regrade,

    /// <summary>Tell the customer how it stands.</summary>
    InformCustomer,

    /// <summary>Give the case of somebody who does not answer to a duty, and tell it, without waiting any longer .</summary>
    PassOver,

    /// <summary>Tell a duty and write the fact <see cref="FactKind.ReportedUp"/>, which keeps the promise .</summary>
    ReportUp,
}

/// <summary>When a consequence runs.</summary>
[JsonConverter(typeof(SnakeCase<ConsequenceMoment>))]
public enum ConsequenceMoment : byte
{
    /// <summary>The promise is past its due time and not kept.</summary>
    Missed,

    /// <summary>The promise has just been opened: somebody must know at once.</summary>
    Opened,
}

/// <summary>One step upward when a promise is not kept.</summary>
/// <param name="Level">How grave, from 1; shown to people (level 2 of a follow-up is red). Never descends within a rule.</param>
/// <param name="When">On opening, or once missed.</param>
/// <param name="After">How long past the due time, elapsed milliseconds; 0 on opening.</param>
/// <param name="Do">What is done.</param>
/// <param name="To">Which duty is told or takes over; null for the customer.</param>
/// <param name="Grade">Of a regrade: the new grade.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Consequence(
    int Level,
    ConsequenceMoment When,
    long After,
    ConsequenceAction Do,
    DutyRole? To,
    Grade Grade = Grade.None
);

/// <summary>Which cases a rule is for. Every property that is left out holds for any case.</summary>
public sealed record RuleCondition
{
    /// <summary>Kinds; empty for any, classified or not.</summary>
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];

    /// <summary>Kinds the rule is not for.</summary>
    public IReadOnlyList<RequestKind> ExceptKinds { get; init; } = [];

    /// <summary>Grades; empty for any.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Category codes; empty for any.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Category codes the rule is not for.</summary>
    public IReadOnlyList<string> ExceptCategories { get; init; } = [];

    /// <summary>Urgent or not; null for either.</summary>
    public bool? Urgent { get; init; }

    /// <summary>Found justified or not; null for either.</summary>
    public bool? Valid { get; init; }

    /// <summary>The first cycle it is for, from 1.</summary>
    public int MinCycle { get; init; } = 1;

    /// <summary>The last cycle it is for; null for all that follow.</summary>
    public int? MaxCycle { get; init; }
}

/// <summary>
/// One promise a charter makes: to which cases, what opens, keeps and cancels it, how long it runs, who owes it, and what
/// follows when it is not kept. Immutable.
/// </summary>
public sealed class PromiseRule
{
    private readonly RuleMatcher matcher;

    /// <summary>Puts a rule together. The charter's reader checks that it makes sense.</summary>
    public PromiseRule(RuleCondition condition, IReadOnlyList<Consequence> consequences)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(consequences);
        Condition = condition;
        Consequences = consequences;
        matcher = new RuleMatcher(condition);
    }

    /// <summary>Its name within the charter, e.g. <c>repair.urgent.arrive</c>. Stays the same from version to version.</summary>
    public required string Id { get; init; }

    /// <summary>What is promised.</summary>
    public required PromiseKind Promise { get; init; }

    /// <summary>The sentence the customer reads in the charter, in Chinese.</summary>
    public string Says { get; init; } = "";

    /// <summary>Requirement ids or statutes it comes from.</summary>
    public IReadOnlyList<string> Source { get; init; } = [];

    /// <summary>Which cases it is for.</summary>
    public RuleCondition Condition { get; }

    /// <summary>The facts that open it.</summary>
    public required FactSet OpensOn { get; init; }

    /// <summary>The facts that keep it.</summary>
    public required FactSet KeptBy { get; init; }

    /// <summary>The facts that cancel it, besides the closing of the case.</summary>
    public FactSet CancelledBy { get; init; }

    /// <summary>From when it counts.</summary>
    public CountsFrom CountsFrom { get; init; }

    /// <summary>How long it runs; of no meaning when the opening fact gives the time.</summary>
    public Duration Within { get; init; }

    /// <summary>Who owes it.</summary>
    public required DutyRole OwedBy { get; init; }

    /// <summary>How long before the due time whoever owes it is warned, elapsed milliseconds; null for no warning.</summary>
    public long? WarnBefore { get; init; }

    /// <summary>The reasons of a hold that stop its clock; others do not.</summary>
    public IReadOnlyList<HoldReason> PausedBy { get; init; } = [];

    /// <summary>What follows, in the order of time: on opening, then once missed.</summary>
    public IReadOnlyList<Consequence> Consequences { get; }

    /// <summary>Whether the rule is for a case with these traits.</summary>
    public bool IsFor(in Traits traits) => matcher.Matches(traits);

    /// <summary>Whether a hold for this reason stops the clock.</summary>
    public bool IsPausedBy(HoldReason reason)
    {
        for (var i = 0; i < PausedBy.Count; i++)
        {
            if (PausedBy[i] == reason)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Position within the charter; -1 until the charter takes it in.</summary>
    internal int Index { get; set; } = -1;
}
