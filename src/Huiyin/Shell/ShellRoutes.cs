using System.Text.Encodings.Web;
using System.Text.Unicode;
using Huiyin.Shell.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Huiyin.Shell;

internal static class ShellRoutes
{
    internal static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        // Chinese stays Chinese in the HTML instead of becoming numeric entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ShellAssets>();
        services.AddScoped<CurrentShell>();
        services.AddShellFiles();
        return services;
    }

    internal static IEndpointRouteBuilder MapShell(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/docs", IResult () => new RazorComponentResult<ApiDocsPage>())
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes.MapPost("/language", ChooseLanguage).AllowAnonymous().ExcludeFromDescription();
        if (IsTryingOut(routes.ServiceProvider))
        {
            routes.MapGet("/dev/gallery", Gallery).AllowAnonymous().ExcludeFromDescription();
            routes
                .MapGet("/dev/gallery/paper", IResult () => new RazorComponentResult<GalleryPaper>())
                .AllowAnonymous()
                .ExcludeFromDescription();
        }
        return routes;
    }

    /// <summary>The gallery of controls exists while developing and under a rehearsal's clock, never in production.</summary>
    private static bool IsTryingOut(IServiceProvider services) =>
        services.GetRequiredService<IHostEnvironment>().IsDevelopment()
        || services.GetRequiredService<TimeProvider>() != TimeProvider.System;

    private static RedirectHttpResult ChooseLanguage(
        HttpContext http,
        [Microsoft.AspNetCore.Mvc.FromForm] string? language
    )
    {
        if (ShellLanguage.All.Any(known => known.Value == language))
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture("", language!)),
                new()
                {
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                }
            );
        }
        var from = http.Request.GetTypedHeaders().Referer;
        return TypedResults.Redirect(from is not null && from.Host == http.Request.Host.Host ? from.PathAndQuery : "/");
    }

    private static IResult Gallery(CurrentShell shell)
    {
        shell.Name ??= "张敏";
        shell.RoleText ??= "前台接待";
        if (shell.Community.Length == 0)
            shell.Community = "翠湖豪廷";
        shell.Overdue = 2;
        shell.Counts["follow-ups"] = 5;
        return new RazorComponentResult<GalleryPage>();
    }
}
