using Huiyin.Cases.Public;

namespace Huiyin.Demo;

/// <summary>Who asks, from where, at what time, and who takes it: what every story begins with.</summary>
internal sealed class Situation(DemoScript script, Luck luck, IReadOnlyList<DemoUnit> units)
{
    public DemoScript Script => script;
    public Luck Luck => luck;

    public DemoUnit AnyUnit() => luck.One(units);

    /// <summary>That flat, or in a smaller estate one of the same building.</summary>
    public DemoUnit Near(string code) =>
        units.FirstOrDefault(u => u.Code == code) ?? units.First(u => u.Building == code[..1]);

    public Telling Telling(DemoUnit unit, IReadOnlyDictionary<string, string[]> slots) =>
        new Telling(luck, slots)
            .With("building", unit.Building)
            .With("entrance", unit.Entrance)
            .With("floor", luck.Number(1, unit.Floors).ToString());

    public string Channel(bool anyPlace = false) =>
        luck.Number(1, 100) switch
        {
            <= 60 => "phone",
            <= 76 => "visit",
            <= 92 => "web",
            <= 96 => anyPlace ? "patrol" : "web",
            <= 98 => "email",
            _ => "letter",
        };

    /// <summary>Writes the request down at the course's time, with the call when it was one.</summary>
    public void Register(
        Course course,
        DemoUnit unit,
        Request request,
        object? dispatch = null,
        object? handling = null
    )
    {
        var person = request.ByOwner ? unit.People[0] : luck.One(unit.AtHome);
        var inPublic = request.Place is not null;
        var patrol = request.Channel == "patrol";
        var known = patrol ? null : new { name = person.Name, phone = luck.Chance(0.9) ? person.Phone : null };
        var desk =
            request.By
            ?? (patrol ? luck.One((string[])["mazhiyuan", "luojian", "fangzheng"]) : DemoStaff.DeskAt(course.Now));
        course.Register(
            desk,
            new
            {
                request.Channel,
                request.Kind,
                request.Category,
                request.Urgent,
                request.Summary,
                request.Details,
                unit = inPublic && patrol ? null : unit.Code,
                request.Place,
                contact = known,
                request.Complaint,
                dispatch,
                handling,
                call = request.Channel == "phone"
                    ? new { ringSeconds = DeskDays.Ring(luck), waitSeconds = DeskDays.Wait(luck) }
                    : null,
                readBack = request.Kind == "complaint" ? true : (bool?)null,
            }
        );
    }
}

/// <summary>What is asked for.</summary>
internal sealed record Request(
    string Kind,
    string Channel,
    string Summary,
    string? Category = null,
    bool Urgent = false,
    string? Details = null,
    string? Place = null,
    object? Complaint = null,
    string? By = null,
    bool ByOwner = false
);
