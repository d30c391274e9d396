using System.Globalization;
using System.Runtime.InteropServices;

namespace Huiyin.Promises;

/// <summary>One opening of the desk within a day.</summary>
/// <param name="From">Minutes after local midnight.</param>
/// <param name="To">Minutes after local midnight, later than <paramref name="From"/>; 1440 is 24:00.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Opening(int From, int To)
{
    /// <summary>Reads <c>09:00-12:00</c>; false when it is not an opening within one day.</summary>
    public static bool TryParse(string words, out Opening opening)
    {
        ArgumentNullException.ThrowIfNull(words);
        opening = default;
        var parts = words.Split('-');
        if (parts.Length != 2 || !TryMinute(parts[0], out var from) || !TryMinute(parts[1], out var to) || from >= to)
        {
            return false;
        }
        opening = new Opening(from, to);
        return true;
    }

    /// <summary><c>09:00-12:00</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}");

    private static bool TryMinute(string words, out int minute)
    {
        minute = 0;
        if (
            words.Length != 5
            || words[2] != ':'
            || !int.TryParse(words.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(words.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        )
        {
            return false;
        }
        minute = (hours * 60) + minutes;
        return minutes < 60 && minute <= 1440;
    }
}

/// <summary>When the desk is open on each weekday, and on a weekend day that is worked .</summary>
public sealed class DeskHours
{
    private readonly Opening[][] byWeekday;
    private readonly Opening[] onMakeUpDays;

    /// <summary>Takes the openings of each weekday, ascending and without overlap.</summary>
    /// <param name="openings">A weekday that is missing is closed.</param>
    /// <param name="makeUp">On a weekend day that is worked (调休); null means as on a Monday.</param>
    /// <exception cref="ArgumentException">Openings overlap or stand out of order.</exception>
    public DeskHours(
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Opening>> openings,
        IReadOnlyList<Opening>? makeUp = null
    )
    {
        ArgumentNullException.ThrowIfNull(openings);
        byWeekday = new Opening[7][];
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            byWeekday[(int)day] = openings.TryGetValue(day, out var found) ? [.. found] : [];
        }
        onMakeUpDays = makeUp is null ? byWeekday[(int)DayOfWeek.Monday] : [.. makeUp];
        if (!Array.TrueForAll(byWeekday, InOrder) || !InOrder(onMakeUpDays))
        {
            throw new ArgumentException("openings of a day must ascend and must not overlap", nameof(openings));
        }
    }

    /// <summary>9–12 and 14–18, Monday to Friday .</summary>
    public static DeskHours Usual { get; } =
        new(
            new[]
            {
                DayOfWeek.Monday,
                DayOfWeek.Tuesday,
                DayOfWeek.Wednesday,
                DayOfWeek.Thursday,
                DayOfWeek.Friday,
            }.ToDictionary(
                day => day,
                IReadOnlyList<Opening> (_) => [new Opening(9 * 60, 12 * 60), new Opening(14 * 60, 18 * 60)]
            )
        );

    /// <summary>Whether the openings stand in order and do not overlap.</summary>
    public static bool InOrder(IReadOnlyList<Opening> openings)
    {
        ArgumentNullException.ThrowIfNull(openings);
        for (var i = 1; i < openings.Count; i++)
        {
            if (openings[i].From < openings[i - 1].To)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The openings of an ordinary day of the week.</summary>
    public IReadOnlyList<Opening> On(DayOfWeek day) => byWeekday[(int)day];

    /// <summary>The openings of a weekend day that is worked.</summary>
    public IReadOnlyList<Opening> OnMakeUpDays => onMakeUpDays;

    /// <summary>Whether the desk ever opens; a clock of desk hours would never end otherwise.</summary>
    public bool EverOpens => Array.Exists(byWeekday, openings => openings.Length > 0);
}
