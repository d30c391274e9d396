using Huiyin.Staff.Public;

namespace Huiyin.Shell;

/// <summary>Which ways through the house somebody may take: the navigation follows from the permissions.</summary>
internal static class Places
{
    private static readonly (string Key, Operation Needs)[] All =
    [
        ("board", Operation.SeeCases),
        ("intake", Operation.RegisterCase),
        ("cases", Operation.SeeCases),
        ("complaints", Operation.SeeCases),
        ("follow-ups", Operation.FollowUp),
        ("calls", Operation.LogCalls),
        ("queue", Operation.LogCalls),
        ("estate", Operation.SeeEstate),
        ("import", Operation.KeepEstate),
        ("daily-review", Operation.SignDailyReview),
        ("duty-roster", Operation.SeeStaff),
        ("charter", Operation.SeeCharter),
        ("calendar", Operation.SeeCharter),
        ("staff", Operation.KeepStaff),
        ("api", Operation.OwnAccount),
    ];

    public static IReadOnlySet<string> AllowedTo(CurrentStaff me) =>
        All.Where(place => me.May(place.Needs)).Select(place => place.Key).ToHashSet();
}
