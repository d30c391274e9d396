using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Clock;

internal static class ClockRoutes
{
    public static IServiceCollection AddClock(this IServiceCollection services)
    {
        services.AddSingleton<ClockBell>();
        services.AddScoped<PromiseKeeper>();
        services.AddScoped<PromiseClock>();
        services.AddScoped<IDuties, Duties>();
        services.AddHostedService<ClockWorker>();
        services.AddHostedService<RecountWorker>();
        return services;
    }

    /// <summary>The route that moves the clock exists only where the clock can be moved.</summary>
    public static void MapClock(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<TimeProvider>() is not MovableClock movable)
            return;
        routes
            .MapPut("/dev/clock", (MoveClock to, PromiseClock clock) => Move(to.Now, movable, clock))
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes
            .MapGet("/dev/clock", IResult () => Results.Json(new { now = movable.GetUtcNow() }, Json.Edge))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Move(DateTimeOffset to, MovableClock movable, PromiseClock clock)
    {
        var looked = await clock.MoveTo(to, movable);
        return Results.Json(new { now = movable.GetUtcNow(), looked }, Json.Edge);
    }

    internal sealed record MoveClock(DateTimeOffset Now);
}
