namespace Huiyin.Desk;

internal static class DeskRoutes
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<Board>();
        services.AddScoped<Overview>();
        services.AddScoped<DayRegister>();
        return services;
    }

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        BoardPages.Map(routes);
        DailyReviewPages.Map(routes);
    }
}
