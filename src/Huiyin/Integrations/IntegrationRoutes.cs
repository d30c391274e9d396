namespace Huiyin.Integrations;

internal static class IntegrationRoutes
{
    public static IServiceCollection AddIntegrations(this IServiceCollection services)
    {
        services.AddScoped<ImportCases>();
        services.AddScoped<ImportedBooks>();
        return services;
    }
}
