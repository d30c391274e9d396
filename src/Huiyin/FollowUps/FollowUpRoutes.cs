namespace Huiyin.FollowUps;

internal static class FollowUpRoutes
{
    public static IServiceCollection AddFollowUps(this IServiceCollection services) =>
        services.AddScoped<FollowUpQueue>();

    public static void MapFollowUps(this IEndpointRouteBuilder routes)
    {
        RecordFollowUp.Map(routes);
        FollowUpList.Map(routes);
        FollowUpPages.Map(routes);
        FollowUpFigures.Map(routes);
    }
}
