using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Charters;
using Huiyin.Clock;
using Huiyin.Clock.Public;
using Huiyin.Complaints;
using Huiyin.Desk;
using Huiyin.Edge;
using Huiyin.Estate;
using Huiyin.FollowUps;
using Huiyin.Integrations;
using Huiyin.Platform;
using Huiyin.Platform.Files;
using Huiyin.Repairs;
using Huiyin.Search;
using Huiyin.Search.Public;
using Huiyin.Shell;
using Huiyin.Staff;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;

namespace Huiyin.Hosting;

/// <summary>Puts the house together: one AddX / MapX line per module.</summary>
internal static class HuiyinApp
{
    /// <param name="settings">What the machine says.</param>
    /// <param name="tune">What a test adds or replaces.</param>
    public static WebApplication Build(Settings settings, Action<WebApplicationBuilder>? tune = null)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = ContentRoot(), WebRootPath = "wwwroot" }
        );
        builder.WebHost.UseUrls(settings.Urls);
        // Standard output belongs to what a command answers; the log goes beside it.
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        MachineSocket.Listen(builder, settings);
        AddHouse(builder, settings);
        tune?.Invoke(builder);

        var app = builder.Build();
        app.UseEdge();
        MapHouse(app);
        return app;
    }

    private static void AddHouse(WebApplicationBuilder builder, Settings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(ClockOf(builder.Environment, settings));
        AddDatabase(services, settings);
        services.AddSingleton(PersonalData.Open(settings.DataFolder));
        services.AddSingleton(new FileStore(Path.Combine(settings.DataFolder, "files")));
        services.AddSingleton<LiveChanges>();
        services.AddScoped<UnitOfWork>();

        services.AddEdge();
        services.AddShell();
        services.AddStaff();
        services.AddEstate();
        services.AddCharters();
        services.AddClock();
        services.AddCases();
        services.AddDesk();
        services.AddFollowUps();
        services.AddScoped<IFinder, CaseFinder>();
        services.AddScoped<IFinder, ResidentFinder>();
        services.AddScoped<IFinder, UnitFinder>();
        services.AddScoped<IFinder, CallFinder>();
        services.AddIntegrations();
    }

    private static void MapHouse(WebApplication app)
    {
        app.MapEdge();
        app.MapShell();
        app.MapStaff();
        app.MapEstate();
        app.MapCharters();
        app.MapClock();
        app.MapCases();
        RepairVerbs.Map(app);
        app.MapComplaints();
        app.MapFollowUps();
        app.MapDesk();
        app.MapSearch();
        app.MapFirstStart();
        app.MapMachineSocket();
    }

    /// <summary>Contexts that wait for their next request, each with its open connection to SQLite.</summary>
    private const int MostAtRest = 32;

    private static void AddDatabase(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new WriteGate(oneWriter: !settings.IsPostgres));
        if (settings.IsPostgres)
        {
            services.AddDbContextPool<HuiyinDb, PostgresHuiyinDb>(o => o.UseNpgsql(settings.Connection));
            services.AddScoped<ICaseSearch, PostgresCaseSearch>();
            services.AddHostedService(house =>
                ActivatorUtilities.CreateInstance<LiveAcrossNodes>(house, settings.Connection)
            );
        }
        else
        {
            services.AddDbContextPool<HuiyinDb, SqliteHuiyinDb>(
                o => o.UseSqlite(settings.Connection).AddInterceptors(new StandingConnections(settings.Connection)),
                MostAtRest
            );
            services.AddScoped<ICaseSearch, SqliteCaseSearch>();
        }
    }

    private static TimeProvider ClockOf(IHostEnvironment environment, Settings settings) =>
        settings.VirtualClock is { } time ? MovableClock.StandingAt(time)
        : environment.IsDevelopment() ? MovableClock.BesideTheMachines()
        : TimeProvider.System;

    /// <summary>The pages' files lie beside the sources in a checkout, beside the program when published.</summary>
    private static string ContentRoot() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is { Length: > 0 } given
            ? given
            : AppContext.BaseDirectory;
}
