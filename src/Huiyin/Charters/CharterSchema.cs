using System.Text.Json.Nodes;
using Huiyin.Promises;

namespace Huiyin.Charters;

/// <summary>
/// JSON Schema of a charter, made from the engine's own words, for editors that help while somebody writes. What it cannot
/// say (order of consequences, openings) the reader says with line and rule.
/// </summary>
internal static class CharterSchema
{
    public const string Address = "/charter.schema.json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(Address, IResult () => Results.Text(Made().ToJsonString(), "application/schema+json"))
            .AllowAnonymous()
            .ExcludeFromDescription();

    public static JsonObject Made() =>
        new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = Address,
            ["title"] = "服务承诺书",
            ["type"] = "object",
            ["required"] = List("version", "rules"),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["$schema"] = Type("string"),
                ["version"] = Whole("Its number; set by the house when it is kept."),
                ["title"] = Type("string"),
                ["validFrom"] = new JsonObject { ["type"] = List("string", "null"), ["format"] = "date" },
                ["deskHours"] = DeskHours(),
                ["closures"] = Many(new JsonObject { ["type"] = "string", ["format"] = "date" }),
                ["rules"] = Many(Rule()),
            },
            ["$defs"] = new JsonObject
            {
                ["duration"] = Pattern(
                    @"^(\d+ (minutes?|hours?|desk minutes?|desk hours?|workdays?|days?|months?)|end of day( \+ \d+)?)(, rolling over days off)?$",
                    "30 minutes, 48 hours, 4 desk hours, 3 workdays, 10 days, 1 month, end of day, end of day + 2"
                ),
                ["elapsed"] = Pattern(@"^\d+ (minutes?|hours?)$", "30 minutes, 4 hours"),
                ["openings"] = Many(Pattern(@"^\d\d:\d\d-\d\d:\d\d$", "09:00-12:00")),
                ["fact"] = Words<FactKind>(),
                ["duty"] = Words<DutyRole>(),
                ["kind"] = Words<RequestKind>(),
                ["grade"] = Words<Grade>(),
            },
        };

    private static JsonObject Rule() =>
        new()
        {
            ["type"] = "object",
            ["required"] = List("id", "promise", "source", "opensOn", "keptBy", "owedBy", "consequences"),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["id"] = Pattern("^[a-z0-9._]+$", "repair.urgent.arrive"),
                ["promise"] = Words<PromiseKind>(),
                ["says"] = Described(
                    "string",
                    "What the customer reads; without it the rule is not on the notice in the lobby."
                ),
                ["source"] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = Type("string"),
                    ["minItems"] = 1,
                },
                ["when"] = Condition(),
                ["opensOn"] = Facts(1),
                ["countsFrom"] = Words<CountsFrom>(),
                ["keptBy"] = Facts(1),
                ["cancelledBy"] = Facts(0),
                ["within"] = Ref("duration"),
                ["owedBy"] = Ref("duty"),
                ["warnBefore"] = Ref("elapsed"),
                ["pausedBy"] = Many(Words<HoldReason>()),
                ["off"] = Described("boolean", "true: the rule stays in the text and promises nothing."),
                ["consequences"] = new JsonObject
                {
                    ["type"] = "array",
                    ["minItems"] = 1,
                    ["items"] = Consequence(),
                },
            },
        };

    private static JsonObject Condition() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["kinds"] = Many(Ref("kind")),
                ["exceptKinds"] = Many(Ref("kind")),
                ["grades"] = Many(Ref("grade")),
                ["categories"] = Many(Type("string")),
                ["exceptCategories"] = Many(Type("string")),
                ["urgent"] = Type("boolean"),
                ["valid"] = Type("boolean"),
                ["minCycle"] = Whole("The first cycle it is for."),
                ["maxCycle"] = Whole("The last cycle it is for."),
            },
        };

    private static JsonObject Consequence() =>
        new()
        {
            ["type"] = "object",
            ["required"] = List("level", "do"),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["level"] = Whole("How grave; never descends."),
                ["when"] = Words<ConsequenceMoment>(),
                ["after"] = Ref("elapsed"),
                ["do"] = Words<ConsequenceAction>(except: ConsequenceAction.Warn),
                ["to"] = Ref("duty"),
                ["grade"] = Words<Grade>(except: Grade.None),
            },
        };

    private static JsonObject DeskHours()
    {
        var days = new JsonObject();
        foreach (var day in SnakeCase.All<DayOfWeek>())
            days[day] = Ref("openings");
        days["makeUp"] = Ref("openings");
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = days,
        };
    }

    private static JsonObject Facts(int least) =>
        new()
        {
            ["type"] = "array",
            ["items"] = Ref("fact"),
            ["minItems"] = least,
        };

    private static JsonObject Words<T>(T? except = null)
        where T : struct, Enum =>
        new()
        {
            ["enum"] = List([
                .. SnakeCase.All<T>().Where(word => except is not { } left || word != SnakeCase.Of(left)),
            ]),
        };

    private static JsonArray List(params ReadOnlySpan<string> words)
    {
        var list = new JsonArray();
        foreach (var word in words)
            list.Add(word);
        return list;
    }

    private static JsonObject Many(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Described(string type, string meaning) =>
        new() { ["type"] = type, ["description"] = meaning };

    private static JsonObject Whole(string meaning) =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = 1,
            ["description"] = meaning,
        };

    private static JsonObject Pattern(string pattern, string examples) =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = pattern,
            ["description"] = examples,
        };
}
