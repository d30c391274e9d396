namespace Huiyin.Demo;

/// <summary>How many of what come in on a day, and when.</summary>
internal sealed class DemoDays
{
    // How busy each hour is, from midnight.
    private static readonly int[] Hours =
    [
        1,
        1,
        1,
        1,
        1,
        2,
        4,
        14,
        26,
        34,
        32,
        24,
        14,
        14,
        22,
        24,
        24,
        26,
        30,
        32,
        26,
        16,
        6,
        2,
    ];
    private static readonly int[] AllHours = [.. Enumerable.Range(0, 24)];

    private readonly Luck luck;
    private readonly DemoScale scale;
    private readonly (int Weight, Action<DateTimeOffset> Begin, bool ByDay)[] kinds;

    public DemoDays(Situation here, DemoScale scale)
    {
        (luck, this.scale) = (here.Luck, scale);
        var followUps = new FollowUpStories(here);
        var repairs = new RepairStories(here, followUps);
        var complaints = new ComplaintStories(here, followUps);
        var services = new ServiceStories(here, followUps);
        kinds =
        [
            (50, repairs.Repair, false),
            (15, services.PaidService, true),
            (12, complaints.Complaint, false),
            (10, services.Other, true),
            (5, repairs.Defect, true),
            (4, services.Suggestion, true),
            (4, services.Compliment, true),
        ];
    }

    public void Day(DateTimeOffset day)
    {
        var rain = luck.Chance(0.12) ? 1.5 : 1;
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.2 : 1;
        var count = (int)Math.Round(scale.CasesADay * rain * weekend * (0.75 + (luck.Number(0, 50) / 100.0)));
        for (var i = 0; i < count; i++)
        {
            var (_, begin, byDay) = luck.Weighed(kinds, k => k.Weight);
            var hour = luck.Weighed(AllHours, h => byDay && h is < 8 or > 20 ? 0 : Hours[h]);
            begin(day.AddHours(hour) + luck.Minutes(0, 59.9));
        }
    }
}
