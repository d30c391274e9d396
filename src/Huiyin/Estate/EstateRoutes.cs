using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Estate;

internal static class EstateRoutes
{
    public static IServiceCollection AddEstate(this IServiceCollection services)
    {
        services.AddScoped<EstateRecords>();
        services.AddScoped<ImportEstate>();
        services.AddScoped<ResidentSearch>();
        return services;
    }

    public static void MapEstate(this IEndpointRouteBuilder routes)
    {
        EstatePages.Map(routes);
        FindResidents.Map(routes);
        routes.MapChange<KeepUnit>("/api/v1/units", Operation.KeepEstate, KeepUnit.On).WithTags("setting up");
        routes
            .MapChange<TakeInResident>("/api/v1/residents", Operation.KeepEstate, TakeInResident.On)
            .WithTags("setting up");
        routes
            .MapChange<AppointSteward>("/api/v1/units/{code}/steward", Operation.KeepEstate, AppointSteward.On, "PUT")
            .WithTags("setting up");
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
        var facts = new UnitFacts(
            input.Floor,
            input.Floors,
            input.Elevator ?? false,
            input.UnitType,
            input.Layout,
            (long?)(input.GrossArea * 100),
            (long?)(input.NetArea * 100),
            input.Rent,
            input.State
        );
        var unit = await records.Keep(code, facts);
        return Reply.Created(
            $"/api/v1/units/{unit.Code}",
            new
            {
                unit.Code,
                unit.Floor,
                unit.State,
            }
        );
    }
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
                new
                {
                    Id = resident.Id.Value,
                    resident.Name,
                    Unit = unit.Code,
                    Tie = input.Tie ?? TieKind.Owner,
                }
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
        return Reply.Ok(new { unit.Code, Steward = steward.Login });
    }
}
