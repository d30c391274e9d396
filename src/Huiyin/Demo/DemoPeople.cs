using Huiyin.Estate.Public;

namespace Huiyin.Demo;

/// <summary>Somebody of the demo community.</summary>
internal sealed record DemoPerson(
    string Name,
    string Sex,
    string Phone,
    TieKind Tie,
    DateTimeOffset From,
    string? Note = null
);

/// <summary>One flat with those who belong to it.</summary>
internal sealed record DemoUnit(
    string Code,
    string Building,
    string Entrance,
    int Floor,
    int Floors,
    string State,
    DemoPerson[] People
)
{
    /// <summary>Who lives there and may ask for something.</summary>
    public DemoPerson[] AtHome => People is [_, .., { Tie: TieKind.Tenant }] ? People[1..] : People;
}

/// <summary>翠湖豪廷 on paper: eight buildings, 1,200 flats, about 2,600 people.</summary>
internal sealed class DemoPeople(Luck luck)
{
    // Entrances, floors: four flats on every floor of every entrance.
    private static readonly (int Entrances, int Floors)[] Buildings =
    [
        (2, 22),
        (2, 22),
        (2, 20),
        (2, 20),
        (2, 18),
        (2, 18),
        (2, 15),
        (2, 15),
    ];

    private static readonly Dictionary<string, (string Name, string Sex)> Known = new()
    {
        ["3-1-1502"] = ("周建平", "男"),
        ["5-2-803"] = ("王思琪", "女"),
        ["1-2-2201"] = ("赵国梁", "男"),
        ["7-1-602"] = ("刘淑芬", "女"),
        ["6-2-402"] = ("马丽华", "女"),
    };

    private static readonly string[] Prefixes =
    [
        "130",
        "133",
        "135",
        "136",
        "137",
        "138",
        "139",
        "150",
        "151",
        "158",
        "159",
        "177",
        "180",
        "186",
        "187",
        "188",
    ];
    private readonly HashSet<string> phones = [];

    /// <summary>Every so many flats, and always those that everybody knows.</summary>
    public List<DemoUnit> Units(int every, DateTimeOffset end)
    {
        var units = new List<DemoUnit>();
        var count = 0;
        for (var building = 1; building <= Buildings.Length; building++)
        {
            var (entrances, floors) = Buildings[building - 1];
            for (var entrance = 1; entrance <= entrances; entrance++)
            {
                for (var floor = 1; floor <= floors; floor++)
                {
                    for (var room = 1; room <= 4; room++)
                    {
                        var code = $"{building}-{entrance}-{floor}{room:D2}";
                        if (count++ % every == 0 || Known.ContainsKey(code))
                            units.Add(Unit(code, building.ToString(), entrance.ToString(), floor, floors, end));
                    }
                }
            }
        }
        return units;
    }

    private DemoUnit Unit(string code, string building, string entrance, int floor, int floors, DateTimeOffset end)
    {
        var bought = end.Date.AddDays(-luck.Number(120, 2600));
        var from = new DateTimeOffset(bought, end.Offset);
        var (name, sex) = Known.TryGetValue(code, out var known) ? known : Name(luck.Chance(0.42));
        var people = new List<DemoPerson> { new(name, sex, Phone(), TieKind.Owner, from, Note()) };
        var use = luck.Number(1, 100);
        if (known.Name is null && use > 95)
            return new(code, building, entrance, floor, floors, "空置", [.. people]);
        if (known.Name is null && use > 72)
        {
            var rented = from.AddDays(luck.Number(30, 110));
            for (var i = luck.Number(1, 2); i > 0; i--)
                people.Add(Tied(Name(luck.Chance(0.5)), TieKind.Tenant, rented));
            return new(code, building, entrance, floor, floors, "出租", [.. people]);
        }
        if (luck.Chance(0.68))
            people.Add(Tied(Name(sex == "男"), TieKind.Occupant, from));
        if (luck.Chance(0.46))
            people.Add(
                Tied(
                    Name(luck.Chance(0.5), luck.Chance(0.8) ? name[..1] : null),
                    TieKind.Occupant,
                    from.AddDays(luck.Number(0, 90))
                )
            );
        if (luck.Chance(0.15))
            people.Add(Tied(Name(luck.Chance(0.5)), TieKind.Occupant, from.AddDays(luck.Number(30, 100))));
        return new(code, building, entrance, floor, floors, "自住", [.. people]);
    }

    private DemoPerson Tied((string Name, string Sex) who, TieKind tie, DateTimeOffset from) =>
        new(who.Name, who.Sex, Phone(), tie, from, Note());

    private (string Name, string Sex) Name(bool woman, string? surname = null)
    {
        var words = DemoWords.Names;
        surname ??= luck.Chance(0.02) ? luck.One(words.Compound) : luck.One(words.Surnames.ToCharArray()).ToString();
        var given = woman ? words.Female : words.Male;
        var name =
            surname
            + luck.One(given.ToCharArray())
            + (luck.Chance(0.72) ? luck.One(given.ToCharArray()).ToString() : "");
        return (name, woman ? "女" : "男");
    }

    private string Phone()
    {
        string phone;
        do phone = $"{luck.One(Prefixes)}{luck.Number(0, 99_999_999):D8}";
        while (!phones.Add(phone));
        return phone;
    }

    private string? Note() => !luck.Chance(0.06) ? null : luck.One(DemoWords.Common["residentNotes"]);
}
