using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Huiyin.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
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
        await using var site = Site(builder => builder.Services.AddScoped<NavigationManager, Somewhere>());
        await using var scope = site.Services.CreateAsyncScope();
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

    /// <summary>The shell with its own files and nothing else of the product.</summary>
    public static WebApplication Site(Action<WebApplicationBuilder> change)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = Environments.Production,
                ContentRootPath = WebRoot.Parent!.FullName,
                WebRootPath = WebRoot.FullName,
            }
        );
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddShell();
        change(builder);
        return builder.Build();
    }

    public static async Task<IElement> Control<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var document = await Page<T>(
            parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)
        );
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

    /// <summary>A form without an action of its own goes to the address of its page.</summary>
    private sealed class Somewhere : NavigationManager
    {
        public Somewhere() => Initialize("http://desk/", "http://desk/page");
    }
}
