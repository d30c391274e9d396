using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Charters.Public;

/// <summary>When the desk is open, as people say it .</summary>
public static class DeskWords
{
    /// <summary>The days of a week as the desk counts them.</summary>
    internal static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>周一 … 周日.</summary>
    public static string Weekday(DayOfWeek day) =>
        day switch
        {
            DayOfWeek.Monday => T("周一"),
            DayOfWeek.Tuesday => T("周二"),
            DayOfWeek.Wednesday => T("周三"),
            DayOfWeek.Thursday => T("周四"),
            DayOfWeek.Friday => T("周五"),
            DayOfWeek.Saturday => T("周六"),
            _ => T("周日"),
        };

    /// <summary>周一至周五 09:00–12:00、14:00–18:00；调休上班日 …</summary>
    public static string Of(DeskHours desk)
    {
        var parts = new List<string>();
        for (var i = 0; i < Week.Length; )
        {
            var hours = Openings(desk.On(Week[i]));
            var last = i;
            while (last + 1 < Week.Length && Openings(desk.On(Week[last + 1])) == hours)
                last++;
            if (hours.Length > 0)
                parts.Add(
                    (last > i ? T("{0}至{1}", Weekday(Week[i]), Weekday(Week[last])) : Weekday(Week[i])) + " " + hours
                );
            i = last + 1;
        }
        var makeUp = Openings(desk.OnMakeUpDays);
        if (makeUp.Length > 0 && makeUp != Openings(desk.On(DayOfWeek.Monday)))
            parts.Add(T("调休上班日") + " " + makeUp);
        return parts.Count == 0 ? T("不开放") : string.Join('；', parts);
    }

    /// <summary>09:00–12:00、14:00–18:00.</summary>
    public static string Openings(IReadOnlyList<Opening> openings) =>
        string.Join('、', openings.Select(opening => opening.ToString().Replace('-', '–')));
}
