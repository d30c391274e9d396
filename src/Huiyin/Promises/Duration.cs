using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Huiyin.Promises;

/// <summary>What a duration is measured in.</summary>
[JsonConverter(typeof(SnakeCase<Counting>))]
public enum Counting : byte
{
    /// <summary>Time as it passes, day and night. Emergencies and hour clocks: never stopped by a calendar.</summary>
    Elapsed,

    /// <summary>Only while the desk is open .</summary>
    DeskHours,

    /// <summary>Whole workdays; the first day is not counted, the last ends at 24:00.</summary>
    Workdays,

    /// <summary>Whole days; the first day is not counted, the last ends at 24:00 (民法典 201, 203).</summary>
    Days,

    /// <summary>Months; end at 24:00 of the corresponding date, or of the month's last day (民法典 202).</summary>
    Months,

    /// <summary>24:00 of the day itself, or of a number of days later.</summary>
    EndOfDay,
}

/// <summary>
/// How long a promise runs, and on which calendar. Written as words in a charter: <c>30 minutes</c>, <c>48 hours</c>,
/// <c>4 desk hours</c>, <c>3 workdays</c>, <c>10 days</c>, <c>1 month</c>, <c>end of day</c>, <c>end of day + 2</c>; days and
/// months may add <c>, rolling over days off</c> (民法典 203: a last day that is a holiday moves to the workday after it).
/// </summary>
/// <param name="Counting">What is counted.</param>
/// <param name="Amount">
/// Milliseconds for <see cref="Counting.Elapsed"/> and <see cref="Counting.DeskHours"/>; a number of days or months otherwise.
/// </param>
/// <param name="RollsOverDaysOff">Whether a last day that is off moves to the next workday.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Duration(Counting Counting, long Amount, bool RollsOverDaysOff = false)
{
    private const string Rolling = ", rolling over days off";
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    /// <summary>A duration of elapsed minutes.</summary>
    public static Duration Minutes(long minutes) => new(Counting.Elapsed, minutes * Minute);

    /// <summary>A duration of elapsed hours.</summary>
    public static Duration Hours(long hours) => new(Counting.Elapsed, hours * Hour);

    /// <summary>Reads the words a charter uses; false, with a sentence that says what is wrong, otherwise.</summary>
    /// <param name="words">E.g. <c>48 hours</c>.</param>
    /// <param name="duration">The duration, when readable.</param>
    /// <param name="problem">A sentence for the author of the charter; empty when readable.</param>
    public static bool TryParse(string words, out Duration duration, out string problem)
    {
        ArgumentNullException.ThrowIfNull(words);
        duration = default;
        var rolls = words.EndsWith(Rolling, StringComparison.Ordinal);
        var core = rolls ? words[..^Rolling.Length] : words;
        var amount = 0L;
        var unit = core;
        if (!core.StartsWith("end of day", StringComparison.Ordinal))
        {
            var space = core.IndexOf(' ', StringComparison.Ordinal);
            if (
                space < 0
                || !long.TryParse(
                    core[..space],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out amount
                )
            )
            {
                problem =
                    $"'{words}' is not a duration; write for example '30 minutes', '4 desk hours', '10 days', 'end of day'";
                return false;
            }
            unit = core[(space + 1)..];
        }
        else if (core.Length > "end of day".Length)
        {
            unit = long.TryParse(
                core["end of day".Length..].Replace(" + ", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out amount
            )
                ? "end of day"
                : core;
        }
        if (amount < 0)
        {
            problem = $"'{words}' is negative";
            return false;
        }
        return TryMeasure(words, unit, amount, rolls, out duration, out problem);
    }

    /// <summary>The words a charter uses; <see cref="TryParse"/> reads them back to the same duration.</summary>
    public override string ToString()
    {
        var words = Counting switch
        {
            Counting.Elapsed => Amount % Hour == 0 ? Count(Amount / Hour, "hour") : Count(Amount / Minute, "minute"),
            Counting.DeskHours => Amount % Hour == 0
                ? Count(Amount / Hour, "desk hour")
                : Count(Amount / Minute, "desk minute"),
            Counting.Workdays => Count(Amount, "workday"),
            Counting.Days => Count(Amount, "day"),
            Counting.Months => Count(Amount, "month"),
            Counting.EndOfDay => Amount == 0 ? "end of day" : $"end of day + {Amount}",
            _ => throw new InvalidOperationException($"no words for {Counting}"),
        };
        return RollsOverDaysOff ? words + Rolling : words;
    }

    private static bool TryMeasure(
        string words,
        string unit,
        long amount,
        bool rolls,
        out Duration duration,
        out string problem
    )
    {
        (Counting Counting, long Amount)? measured = unit switch
        {
            "minute" or "minutes" => (Counting.Elapsed, amount * Minute),
            "hour" or "hours" => (Counting.Elapsed, amount * Hour),
            "desk minute" or "desk minutes" => (Counting.DeskHours, amount * Minute),
            "desk hour" or "desk hours" => (Counting.DeskHours, amount * Hour),
            "workday" or "workdays" => (Counting.Workdays, amount),
            "day" or "days" => (Counting.Days, amount),
            "month" or "months" => (Counting.Months, amount),
            "end of day" => (Counting.EndOfDay, amount),
            _ => null,
        };
        duration = measured is { } found ? new Duration(found.Counting, found.Amount, rolls) : default;
        problem = measured switch
        {
            { } when amount > 1_000_000 || measured.Value.Amount > Longest(measured.Value.Counting) =>
                $"'{words}' is longer than ten years",
            null =>
                $"'{words}' is counted in '{unit}'; known are minutes, hours, desk minutes, desk hours, workdays, days, months, end of day",
            { Counting: not Counting.EndOfDay, Amount: 0 } => $"'{words}' lasts no time at all",
            { Counting: Counting.Elapsed or Counting.DeskHours or Counting.Workdays } when rolls =>
                $"'{words}': only days, months and end of day roll over days off",
            _ => "",
        };
        return problem.Length == 0;
    }

    private static long Longest(Counting counting) =>
        counting switch
        {
            Counting.Elapsed or Counting.DeskHours => 10 * 366 * 24 * Hour,
            Counting.Months => 120,
            Counting.Workdays or Counting.Days or Counting.EndOfDay => 3660,
            _ => 0,
        };

    private static string Count(long amount, string unit) => amount == 1 ? $"1 {unit}" : $"{amount} {unit}s";
}
