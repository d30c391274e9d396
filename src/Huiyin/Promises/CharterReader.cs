using System.Text.Json;

namespace Huiyin.Promises;

/// <summary>Reads a charter's text, finding every mistake rather than the first.</summary>
internal static class CharterReader
{
    public static CharterReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        LinedValue root;
        try
        {
            root = LinedValue.Parse(json);
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            return new CharterReading(null, [new CharterError(line, null, "this is not JSON: " + broken.Message)]);
        }
        var errors = new List<CharterError>();
        var charter = ReadCharter(root, errors);
        return errors.Count == 0
            ? new CharterReading(charter, [])
            : new CharterReading(null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static Charter ReadCharter(LinedValue root, List<CharterError> errors)
    {
        var form = new CharterForm(root, null, errors);
        var version = form.Integer("version", 1) ?? form.Missing("version", 0);
        var title = form.Text("title") ?? "";
        var validFrom = form.Date("validFrom");
        var desk = ReadDesk(form, errors);
        var closures = form.Dates("closures");
        var rules = form.Objects("rules")
            .ConvertAll(value => (Value: value, Rule: RuleReader.Read(value, errors, out var off), Off: off));
        form.Text("$schema");
        if (!form.Has("rules"))
        {
            form.Missing("rules", 0);
        }
        form.RefuseUnknown();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, rule, _) in rules)
        {
            if (rule.Id.Length > 0 && !seen.TryAdd(rule.Id, value.Line))
            {
                errors.Add(
                    new CharterError(
                        value.Line,
                        rule.Id,
                        $"the id is used twice; the first rule of that name stands on line {seen[rule.Id]}"
                    )
                );
            }
            if (rule.Within.Counting == Counting.DeskHours && !desk.EverOpens)
            {
                errors.Add(new CharterError(value.Line, rule.Id, "it counts desk hours, but the desk never opens"));
            }
        }
        var inForce = rules.FindAll(read => !read.Off).ConvertAll(read => read.Rule);
        return new Charter(version, validFrom, inForce, desk, closures)
        {
            Title = title,
            SwitchedOff = rules.FindAll(read => read.Off).ConvertAll(read => read.Rule),
        };
    }

    private static DeskHours ReadDesk(CharterForm charter, List<CharterError> errors)
    {
        if (charter.Object("deskHours") is not { } value)
        {
            return DeskHours.Usual;
        }
        var form = new CharterForm(value, null, errors);
        var openings = new Dictionary<DayOfWeek, IReadOnlyList<Opening>>();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            openings[day] = form.Openings(SnakeCase.Of(day));
        }
        var makeUp = form.Has("makeUp") ? form.Openings("makeUp") : null;
        form.RefuseUnknown();
        return new DeskHours(openings, makeUp);
    }
}
