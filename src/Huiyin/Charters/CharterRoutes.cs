using Huiyin.Charters.Public;

namespace Huiyin.Charters;

internal static class CharterRoutes
{
    public static IServiceCollection AddCharters(this IServiceCollection services)
    {
        services.AddSingleton<CharterBook>();
        services.AddScoped<CharterDesk>();
        return services;
    }

    public static void MapCharters(this IEndpointRouteBuilder routes)
    {
        CharterPages.Map(routes);
        DraftPages.Map(routes);
        CharterCalls.Map(routes);
        CharterSchema.Map(routes);
    }
}
