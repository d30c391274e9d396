namespace Huiyin.Promises;

/// <summary>A condition turned into bits once, so that asking it a million times costs nothing.</summary>
internal sealed class RuleMatcher
{
    private const int Unclassified = 1 << 7;

    private readonly int kinds;
    private readonly int grades;
    private readonly int flags;
    private readonly int minCycle;
    private readonly int maxCycle;
    private readonly string[] categories;
    private readonly string[] exceptCategories;

    public RuleMatcher(RuleCondition condition)
    {
        kinds =
            (condition.Kinds.Count == 0 ? ~0 : Bits(condition.Kinds, kind => (int)kind))
            & ~Bits(condition.ExceptKinds, kind => (int)kind);
        grades = condition.Grades.Count == 0 ? ~0 : Bits(condition.Grades, grade => (int)grade);
        flags = Allowed(condition.Urgent) | (Allowed(condition.Valid) << 2);
        minCycle = condition.MinCycle;
        maxCycle = condition.MaxCycle ?? int.MaxValue;
        categories = [.. condition.Categories];
        exceptCategories = [.. condition.ExceptCategories];
    }

    public bool Matches(in Traits traits)
    {
        var kind = traits.Kind is { } known ? 1 << (int)known : Unclassified;
        var cycle = Math.Max(traits.Cycle, 1);
        return (kinds & kind) != 0
            && (grades & (1 << (int)traits.Grade)) != 0
            && (flags & (traits.Urgent ? 2 : 1)) != 0
            && (flags & (traits.Valid ? 8 : 4)) != 0
            && cycle >= minCycle
            && cycle <= maxCycle
            && (categories.Length == 0 || Array.IndexOf(categories, traits.Category) >= 0)
            && (exceptCategories.Length == 0 || Array.IndexOf(exceptCategories, traits.Category) < 0);
    }

    private static int Bits<T>(IReadOnlyList<T> values, Func<T, int> position) =>
        values.Aggregate(0, (bits, value) => bits | (1 << position(value)));

    // Two bits: 1 when false is allowed, 2 when true is.
    private static int Allowed(bool? asked) =>
        asked switch
        {
            null => 3,
            true => 2,
            false => 1,
        };
}
