using Huiyin.Charters.Public;

namespace Huiyin.Charters;

internal static class CharterRoutes
{
    public static IServiceCollection AddCharters(this IServiceCollection services)
    {
        services.AddSingleton<CharterBook>();
        services.AddSingleton<CalendarBell>();
        services.AddScoped<CharterDesk>();
        services.AddScoped<CalendarDesk>();
        services.AddSingleton<RehearseCharter>();
        services.AddSingleton<RehearsalWorker>();
        services.AddHostedService(house => house.GetRequiredService<RehearsalWorker>());
        services.AddScoped<Rehearsals>();
        return services;
    }

    public static void MapCharters(this IEndpointRouteBuilder routes)
    {
        CharterPages.Map(routes);
        DraftPages.Map(routes);
        CharterCalls.Map(routes);
        CharterSchema.Map(routes);
        CalendarPages.Map(routes);
        CalendarCalls.Map(routes);
        RehearsalPages.Map(routes);
        RehearsalCalls.Map(routes);
    }
}
