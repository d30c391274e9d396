using System.Text.Json.Nodes;
using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Charters;

/// <summary>
/// The desk hours as a form sends them: for each weekday, and for weekend days that are worked, the openings as people write
/// them: <c>9:00-12:00 14:00-18:00</c>. An empty day is closed.
/// </summary>
internal sealed record EditDesk(Dictionary<string, string?>? Hours, int? Revision)
{
    /// <summary>The name of the field for weekend days that are worked.</summary>
    public const string MakeUp = "makeUp";

    private static readonly char[] Between = [' ', '\u3000', '、', '，', ',', '；', ';', '\n', '\t'];
    private static readonly char[] Dashes = ['–', '—', '~', '～', '至', '到', '－'];

    /// <summary>The fields of the form in the order of a week.</summary>
    public static IEnumerable<string> Days => DeskWords.Week.Select(SnakeCase.Of).Append(MakeUp);

    /// <summary>The hours as the charter's text holds them; refused beside the day that cannot be read.</summary>
    public Outcome<JsonObject> Read()
    {
        var hours = new JsonObject();
        foreach (var day in Days)
        {
            if (Openings(Hours?.GetValueOrDefault(day)) is not { } openings)
                return Refusal.Invalid(FieldOf(day), "写成 09:00-12:00 14:00-18:00，先后不重叠；不开放就空着。");
            // A weekday that is left out is closed; left out here, make-up days would be as on a Monday.
            if (openings.Count > 0 || day == MakeUp)
                hours[day] = new JsonArray([.. openings.Select(one => JsonValue.Create(one.ToString()))]);
        }
        return hours;
    }

    /// <summary>What stands in the field of a day.</summary>
    public static string Written(DeskHours desk, string day) =>
        string.Join(
            ' ',
            day == MakeUp ? desk.OnMakeUpDays : desk.On(DeskWords.Week.First(one => SnakeCase.Of(one) == day))
        );

    public static string FieldOf(string day) => $"hours.{day}";

    private static List<Opening>? Openings(string? text)
    {
        var openings = new List<Opening>();
        foreach (
            var part in (text ?? "")
                .Replace('：', ':')
                .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            var ends = part.Split(['-', .. Dashes]).Select(end => end.Length == 4 ? "0" + end : end);
            if (!Opening.TryParse(string.Join('-', ends), out var opening))
                return null;
            openings.Add(opening);
        }
        return DeskHours.InOrder(openings) ? openings : null;
    }
}
