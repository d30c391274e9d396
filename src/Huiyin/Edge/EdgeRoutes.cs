using Huiyin.Clock;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Shell.Pages;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;

namespace Huiyin.Edge;

/// <summary>What every request passes through before it reaches a module.</summary>
internal static class EdgeRoutes
{
    private static readonly string[] Languages = ["zh-Hans", "zh-Hant", "en"];

    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.AddScoped<Change>();
        services.AddScoped<WhatWaits>();
        services.AddSingleton<IRefusalPage, RefusalPage>();
        services.AddAntiforgery(o => o.Cookie.Name = "huiyin-form");
        services.AddDataProtection().SetApplicationName("huiyin");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInTheDatabase>();
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "huiyin";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(14);
                cookie.SlidingExpiration = true;
            });
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options
                .SetDefaultCulture(Languages[0])
                .AddSupportedUICultures(Languages)
                .AddSupportedCultures(Languages[0]);
            options.DefaultRequestCulture = new RequestCulture("", Languages[0]);
        });
        services.ConfigureHttpJsonOptions(o => Json.Tuned(o.SerializerOptions));
        return services;
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseMiddleware<Failures>();
        app.UseMiddleware<SafetyHeaders>();
        app.UseShellFiles();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<WhoIsAsking>();
        app.UseMiddleware<ForgedForms>();
        app.UseMiddleware<Unrouted>();
        if (app.Services.GetRequiredService<TimeProvider>() is MovableClock)
            app.UseMiddleware<RunClockAfterChanges>();
    }

    public static void MapEdge(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/live", LiveStream.Serve).Needing(Operation.SeeCases).ExcludeFromDescription();
        app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous().ExcludeFromDescription();
    }

    private sealed class RefusalPage : IRefusalPage
    {
        public IResult Show(Refusal no) =>
            new RazorComponentResult<ErrorPage>(
                new { Status = Problems.StatusOf(no), Message = no == Refusal.NotFound ? null : no.Sentence() }
            )
            {
                StatusCode = Problems.StatusOf(no),
            };
    }
}

/// <summary>A bug reaches this one place: logged in full, answered in a sentence.</summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser went away; nobody waits for an answer.
        }
        catch (Exception bug) when (!http.Response.HasStarted)
        {
            RequestFailed(log, bug, http.Request.Method, http.Request.Path);
            http.Response.Clear();
            IResult answer = http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                ? Results.Problem(
                    statusCode: 500,
                    title: Texts.T("出了差错，请再试一次。"),
                    extensions: new Dictionary<string, object?> { ["code"] = "failed" }
                )
                : new RazorComponentResult<ErrorPage>(new { Status = 500, TraceId = http.TraceIdentifier })
                {
                    StatusCode = 500,
                };
            await answer.ExecuteAsync(http);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void RequestFailed(ILogger log, Exception bug, string method, string path);
}

internal sealed class SafetyHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}

/// <summary>A form is taken only from our own pages.</summary>
internal sealed class ForgedForms(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FormPost>() is not null && await Refused(http) is { } no)
        {
            await Answers.Refuse(http, no).ExecuteAsync(http);
            return;
        }
        await next(http);
    }

    private async Task<Refusal?> Refused(HttpContext http)
    {
        try
        {
            if (!await antiforgery.IsRequestValidAsync(http))
                return Expired;
            // No database keeps it, and some forms are read field by field.
            var form = await http.Request.ReadFormAsync();
            return form.Any(field => field.Value.Any(text => text?.Contains('\0', StringComparison.Ordinal) == true))
                ? Input.UnreadableForm
                : null;
        }
        catch (AntiforgeryValidationException broken)
            when (broken.InnerException is InvalidDataException or IOException)
        {
            return Input.UnreadableForm;
        }
    }

    private static readonly Refusal Expired = new(
        "form_expired",
        "这张表单已经过期，请退回上一页刷新后再提交，写的内容还在。",
        RefusalKind.Invalid
    );
}

/// <summary>Under a movable clock what falls due at once is run before the answer, so that a story has no races.</summary>
internal sealed class RunClockAfterChanges(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (HttpMethods.IsPost(http.Request.Method) && http.Response.StatusCode < 400)
        {
            await using var scope = http.RequestServices.CreateAsyncScope();
            var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
            await scope.ServiceProvider.GetRequiredService<PromiseClock>().RunDue(clock.GetUtcNow());
        }
    }
}
