namespace Huiyin.Desk;

internal static class DeskRoutes
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services;

    public static void MapDesk(this IEndpointRouteBuilder routes) { }
}
