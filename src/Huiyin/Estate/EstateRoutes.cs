using Huiyin.Edge;
using Huiyin.Estate.Import;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Estate;

internal static class EstateRoutes
{
    public static IServiceCollection AddEstate(this IServiceCollection services)
    {
        // One for each change: a change that lost a race and is tried once more must not meet what it remembered.
        services.AddTransient<EstateRecords>();
        services.AddScoped<ImportEstate>();
        services.AddScoped<ResidentSearch>();
        return services;
    }

    public static void MapEstate(this IEndpointRouteBuilder routes)
    {
        EstatePages.Map(routes);
        FindResidents.Map(routes);
        routes
            .MapChange<KeepUnit>("/api/v1/units", Operation.KeepEstate, KeepUnit.On)
            .WithTags("setting up")
            .Produces<UnitView>(StatusCodes.Status201Created);
        routes
            .MapChange<TakeInResident>("/api/v1/residents", Operation.KeepEstate, TakeInResident.On)
            .WithTags("setting up")
            .Produces<TakenInView>(StatusCodes.Status201Created);
        routes
            .MapChange<AppointSteward>("/api/v1/units/{code}/steward", Operation.KeepEstate, AppointSteward.On, "PUT")
            .WithTags("setting up")
            .Produces<StewardView>();
    }
}

/// <summary>A unit, by its code; a building that is not there yet is opened with it.</summary>
internal sealed record KeepUnit(
    string? Code,
    int? Floor,
    int? Floors,
    bool? Elevator,
    string? UnitType,
    string? Layout,
    decimal? GrossArea,
    decimal? NetArea,
    Money? Rent,
    string? State
)
{
    public static async Task<Outcome<Reply>> On(KeepUnit input, HttpContext http)
    {
        var records = http.RequestServices.GetRequiredService<EstateRecords>();
        if (UnitCode.Parse(input.Code).Refused(out var code, out var no))
            return no with { Field = "code" };
        if (input.Impossible() is { } impossible)
            return impossible;
        var facts = new UnitFacts(
            input.Floor,
            input.Floors,
            input.Elevator,
            Said(input.UnitType),
            Said(input.Layout),
            InHundredths(input.GrossArea),
            InHundredths(input.NetArea),
            input.Rent,
            Said(input.State)
        );
        var unit = await records.Keep(code, facts);
        return Reply.Created($"/api/v1/units/{unit.Code}", new UnitView(unit.Code, unit.Floor, unit.State));
    }

    private const int LongestWord = 40;
    private const decimal LargestArea = 1_000_000;

    /// <summary>What cannot be true of a unit; null when it can.</summary>
    private Refusal? Impossible()
    {
        if (Floor is < EstateCells.LowestFloor or > EstateCells.HighestFloor)
            return Refusal.Invalid("floor", "“{0}”不是楼层。", Floor);
        if (Floors is < 1 or > EstateCells.HighestFloor)
            return Refusal.Invalid("floors", "“{0}”不是楼层总数。", Floors);
        if (Floor > Floors)
            return Refusal.Invalid("floor", "{0} 层高过总楼层 {1}。", Floor, Floors);
        if (GrossArea is < 0 or > LargestArea)
            return Refusal.Invalid("grossArea", "“{0}”不是面积。", GrossArea);
        if (NetArea is < 0 or > LargestArea)
            return Refusal.Invalid("netArea", "“{0}”不是面积。", NetArea);
        if (Rent is { Fen: < 0 })
            return Refusal.Invalid("rent", "“{0}”不是金额，最多两位小数。", Rent);
        (string Field, string? Word)[] words = [("unitType", UnitType), ("layout", Layout), ("state", State)];
        return Array.Find(words, w => w.Word?.Length > LongestWord) is { Field: { } field }
            ? Refusal.Invalid(field, "不超过 {0} 个字。", LongestWord)
            : null;
    }

    private static string? Said(string? word) => string.IsNullOrWhiteSpace(word) ? null : word.Trim();

    private static long? InHundredths(decimal? area) =>
        area is { } said ? (long)decimal.Round(said * 100, MidpointRounding.AwayFromZero) : null;
}

/// <summary>A resident and the tie to a unit.</summary>
internal sealed record TakeInResident(
    string? Name,
    string? Phone,
    string? Unit,
    TieKind? Tie,
    DateTimeOffset? From,
    string? Sex,
    string? IdNumber,
    string? Note
)
{
    public static async Task<Outcome<Reply>> On(TakeInResident input, HttpContext http)
    {
        var records = http.RequestServices.GetRequiredService<EstateRecords>();
        if (UnitCode.Parse(input.Unit).Refused(out var code, out var no))
            return no;
        if (await records.Find(code) is not { } unit)
            return Refusal.Invalid("unit", "没有 {0} 这个房号。", code.ToString());
        var taken = await records.TakeIn(
            unit,
            new Newcomer(
                input.Name,
                input.Phone,
                input.Tie ?? TieKind.Owner,
                input.From,
                input.Sex,
                input.IdNumber,
                input.Note
            )
        );
        return taken.Refused(out var resident, out var refused)
            ? refused
            : Reply.Created(
                $"/api/v1/residents/{resident.Id.Value}",
                new TakenInView(resident.Id.Value, resident.Name, unit.Code, input.Tie ?? TieKind.Owner)
            );
    }
}

/// <summary>The steward who looks after a unit.</summary>
internal sealed record AppointSteward(string? Staff)
{
    public static async Task<Outcome<Reply>> On(AppointSteward input, HttpContext http)
    {
        var services = http.RequestServices;
        var records = services.GetRequiredService<EstateRecords>();
        var roster = await services
            .GetRequiredService<Rosters>()
            .Of(services.GetRequiredService<CurrentStaff>().CommunityId);
        if (
            UnitCode.Parse((string)http.GetRouteValue("code")!).Refused(out var code, out _)
            || await records.Find(code) is not { } unit
        )
            return Refusal.NotFound;
        if (roster.Find(input.Staff) is not { } steward)
            return Refusal.Invalid("staff", "没有这位员工：{0}。", input.Staff);
        unit.LookedAfterBy(steward.Id);
        return Reply.Ok(new StewardView(unit.Code, steward.Login));
    }
}

internal sealed record UnitView(string Code, int? Floor, string? State);

internal sealed record TakenInView(Guid Id, string Name, string Unit, TieKind Tie);

internal sealed record StewardView(string Code, string Steward);
