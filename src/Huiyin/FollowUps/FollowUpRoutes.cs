namespace Huiyin.FollowUps;

internal static class FollowUpRoutes
{
    public static IServiceCollection AddFollowUps(this IServiceCollection services) => services;

    public static void MapFollowUps(this IEndpointRouteBuilder routes) => RecordFollowUp.Map(routes);
}
