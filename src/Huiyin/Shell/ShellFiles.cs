using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Huiyin.Shell;

/// <summary>
/// Styles, scripts and icons: compressed on the way, and kept by the browser for a year where the address carries the
/// fingerprint of <see cref="ShellAssets"/>; anything else is asked for again and mostly answered 304.
/// </summary>
internal static class ShellFiles
{
    private const string ForAYear = "public, max-age=31536000, immutable";

    internal static void AddShellFiles(this IServiceCollection services)
    {
        // Each browser fetches each version once: worth the better level.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(options =>
        {
            // Pages are left alone: they carry tokens, and compressing them would cost on every request.
            options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
    }

    internal static IApplicationBuilder UseShellFiles(this IApplicationBuilder app) =>
        app.UseResponseCompression()
            .UseStaticFiles(
                new StaticFileOptions
                {
                    OnPrepareResponse = answer =>
                        answer.Context.Response.Headers[HeaderNames.CacheControl] =
                            answer.Context.Request.Query.ContainsKey("v") ? ForAYear : "no-cache",
                }
            );
}
