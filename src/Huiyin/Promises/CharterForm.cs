using System.Globalization;
using System.Text.Json;

namespace Huiyin.Promises;

/// <summary>One object of a charter's text, read member by member; what was never asked for is unknown.</summary>
internal sealed class CharterForm
{
    private readonly LinedValue value;
    private readonly string? rule;
    private readonly List<CharterError> errors;
    private readonly Dictionary<string, LinedMember> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public CharterForm(LinedValue value, string? rule, List<CharterError> errors)
    {
        (this.value, this.rule, this.errors) = (value, rule, errors);
        if (value.Type != JsonTokenType.StartObject)
        {
            Refuse(value.Line, "an object { … } is expected here");
        }
        foreach (var member in value.Members)
        {
            if (!members.TryAdd(member.Name, member))
            {
                Refuse(member.Line, $"'{member.Name}' stands twice");
            }
        }
    }

    public string? Rule => rule;

    public bool Has(string name) => Ask(name) is not null;

    public int LineOf(string name) => members.TryGetValue(name, out var member) ? member.Line : value.Line;

    public void Refuse(int line, string message) => errors.Add(new CharterError(line, rule, message));

    public void RefuseUnknown()
    {
        foreach (var member in members.Values.Where(member => !asked.Contains(member.Name)))
        {
            Refuse(member.Line, $"'{member.Name}' is unknown here; known are {string.Join(", ", asked)}");
        }
    }

    public T Missing<T>(string name, T instead)
    {
        if (Ask(name) is null)
        {
            Refuse(value.Line, $"'{name}' is missing");
        }
        return instead;
    }

    public string? Text(string name)
    {
        if (Ask(name) is not { } member)
        {
            return null;
        }
        if (member.Value.Type == JsonTokenType.String)
        {
            return member.Value.Text;
        }
        Refuse(member.Line, $"'{name}' must be a text in quotation marks");
        return null;
    }

    public int? Integer(string name, int least)
    {
        if (Ask(name) is not { } member)
        {
            return null;
        }
        if (
            member.Value.Type == JsonTokenType.Number
            && int.TryParse(
                member.Value.Text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number >= least
        )
        {
            return number;
        }
        Refuse(member.Line, $"'{name}' must be a whole number from {least}");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Ask(name) is not { } member)
        {
            return null;
        }
        if (member.Value.Type is JsonTokenType.True or JsonTokenType.False)
        {
            return member.Value.Type == JsonTokenType.True;
        }
        Refuse(member.Line, $"'{name}' must be true or false");
        return null;
    }

    public T? Word<T>(string name)
        where T : struct, Enum => Text(name) is { } word ? Word<T>(LineOf(name), name, word) : null;

    public List<T> Words<T>(string name)
        where T : struct, Enum =>
        Texts(name)
            .ConvertAll(text => Word<T>(text.Line, name, text.Text))
            .FindAll(word => word is not null)
            .ConvertAll(word => word!.Value);

    public List<LinedValue> Texts(string name)
    {
        var items = Items(name);
        foreach (var item in items.Where(item => item.Type != JsonTokenType.String))
        {
            Refuse(item.Line, $"'{name}' holds texts in quotation marks only");
        }
        return items.FindAll(item => item.Type == JsonTokenType.String);
    }

    public List<LinedValue> Objects(string name) => Items(name);

    public LinedValue? Object(string name) => Ask(name)?.Value;

    public Duration? Time(string name, bool elapsedOnly)
    {
        if (Text(name) is not { } words)
        {
            return null;
        }
        if (!Duration.TryParse(words, out var duration, out var problem))
        {
            Refuse(LineOf(name), $"'{name}': {problem}");
            return null;
        }
        if (elapsedOnly && duration.Counting != Counting.Elapsed)
        {
            Refuse(LineOf(name), $"'{name}' must be counted in minutes or hours");
        }
        return duration;
    }

    public DateOnly? Date(string name) => Has(name) && Text(name) is { } text ? Date(LineOf(name), name, text) : null;

    public List<DateOnly> Dates(string name) =>
        Texts(name)
            .ConvertAll(text => Date(text.Line, name, text.Text))
            .FindAll(date => date is not null)
            .ConvertAll(date => date!.Value);

    public List<Opening> Openings(string name)
    {
        var openings = new List<Opening>();
        foreach (var text in Texts(name))
        {
            if (Opening.TryParse(text.Text, out var opening))
            {
                openings.Add(opening);
            }
            else
            {
                Refuse(text.Line, $"'{text.Text}' is not an opening; write for example '09:00-12:00'");
            }
        }
        if (!DeskHours.InOrder(openings))
        {
            Refuse(LineOf(name), $"the openings of '{name}' overlap or stand out of order");
            return [];
        }
        return openings;
    }

    private LinedMember? Ask(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var member) && member.Value.Type != JsonTokenType.Null ? member : null;
    }

    private List<LinedValue> Items(string name)
    {
        if (Ask(name) is not { } member)
        {
            return [];
        }
        if (member.Value.Type == JsonTokenType.StartArray)
        {
            return member.Value.Items;
        }
        Refuse(member.Line, $"'{name}' must be a list [ … ]");
        return [];
    }

    private T? Word<T>(int line, string name, string word)
        where T : struct, Enum
    {
        if (SnakeCase.TryRead<T>(word, out var known))
        {
            return known;
        }
        Refuse(line, $"'{word}' is unknown in '{name}'; known are {string.Join(", ", SnakeCase.All<T>())}");
        return null;
    }

    private DateOnly? Date(int line, string name, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }
        Refuse(line, $"'{text}' in '{name}' is not a date; write for example '2026-09-01'");
        return null;
    }
}
