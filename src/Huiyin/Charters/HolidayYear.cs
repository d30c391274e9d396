using System.Globalization;
using System.Text.Json;
using Huiyin.Platform;

namespace Huiyin.Charters;

/// <summary>A day that is off although it is a weekday, or worked although it is a weekend's.</summary>
internal sealed record HolidayDay(string Name, DateOnly Date, bool IsOffDay);

/// <summary>
/// A year's announced days, as its file names them. A day of the year before or after may stand in it; where two files name
/// a day, the file of its own year is right.
/// </summary>
internal sealed record HolidayYear(int Year, IReadOnlyList<HolidayDay> Days)
{
    private const int MostDays = 200;

    public static Outcome<HolidayYear> Read(string text)
    {
        HolidayYear? read;
        try
        {
            read = JsonSerializer.Deserialize<HolidayYear>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException broken)
        {
            return Refusal.Invalid(
                "file",
                "第 {0} 行读不懂；要写成 {{\"year\": 2027, \"days\": [{{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}}]}}。",
                (broken.LineNumber ?? 0) + 1
            );
        }
        if (read is not { Year: >= 2000 and <= 2099, Days: not null })
            return Refusal.Invalid("file", "缺少 year（2000 到 2099）或 days。");
        if (read.Days.Count > MostDays)
            return Refusal.Invalid("file", "一年的安排最多 {0} 天。", MostDays);
        var seen = new HashSet<DateOnly>();
        foreach (var day in read.Days)
        {
            if (day is null || string.IsNullOrWhiteSpace(day.Name))
                return Refusal.Invalid("file", "有一天没有写名称（name）。");
            if (Math.Abs(day.Date.Year - read.Year) > 1)
                return Refusal.Invalid("file", "{0} 不属于 {1} 年的安排。", Written(day.Date), read.Year);
            if (!seen.Add(day.Date))
                return Refusal.Invalid("file", "{0} 写了两次。", Written(day.Date));
            if (!day.IsOffDay && day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                return Refusal.Invalid("file", "{0} 不是周末，不用写成补班（isOffDay: false）。", Written(day.Date));
        }
        return read;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
