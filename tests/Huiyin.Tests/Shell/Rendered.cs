using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Huiyin.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Huiyin.Tests.Shell;

/// <summary>Controls and pages as the browser gets them, at a known moment: Saturday 5 September 2026, 14:00 in Shanghai.</summary>
internal static class Rendered
{
    public static readonly DateTimeOffset Now = new(2026, 9, 5, 14, 0, 0, TimeSpan.FromHours(8));

    public static async Task<IDocument> Page<T>(
        Dictionary<string, object?>? parameters = null,
        Action<CurrentShell>? around = null
    )
        where T : IComponent
    {
        var services = new ServiceCollection();
        services.AddShell();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IWebHostEnvironment>(new Website());
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var shell = scope.ServiceProvider.GetRequiredService<CurrentShell>();
        shell.Now = Now;
        around?.Invoke(shell);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters ?? []));
            return root.ToHtmlString();
        });
        return new HtmlParser().ParseDocument(html);
    }

    public static async Task<IElement> Control<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var document = await Page<T>(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        return document.Body!.FirstElementChild!;
    }

    /// <summary>The folder of the pages' own files, wherever the tests run.</summary>
    public static DirectoryInfo WebRoot
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var found = new DirectoryInfo(Path.Combine(at.FullName, "src", "Huiyin", "wwwroot"));
                if (found.Exists)
                    return found;
            }
            throw new DirectoryNotFoundException("The tests run from inside the checkout.");
        }
    }

    private sealed class Website : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = WebRoot.FullName;
        public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(WebRoot.FullName);
        public string ApplicationName { get; set; } = "huiyin";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string ContentRootPath { get; set; } = WebRoot.Parent!.FullName;
        public string EnvironmentName { get; set; } = Environments.Production;
    }
}
