using Huiyin.Cases.Public;

namespace Huiyin.Desk;

internal static class DeskRoutes
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<CallBook>();
        services.AddScoped<ICallBook>(s => s.GetRequiredService<CallBook>());
        services.AddScoped<CallList>();
        services.AddScoped<WaitingQueue>();
        services.AddScoped<PersonCards>();
        services.AddScoped<SimilarCases>();
        services.AddScoped<IntakeDesk>();
        services.AddScoped<Board>();
        services.AddScoped<Overview>();
        services.AddScoped<DayRegister>();
        return services;
    }

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        IntakePages.Map(routes);
        LogCall.Map(routes);
        CallList.Map(routes);
        CallPages.Map(routes);
        WaitingQueue.Map(routes);
        BoardPages.Map(routes);
        DailyReviewPages.Map(routes);
    }
}
