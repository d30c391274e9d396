using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Huiyin.Shell;

/// <summary>
/// A page as the answer of an endpoint: <c>Page&lt;IntakePage&gt;.With(model)</c>. Razor writes pages as public classes whose
/// parameters must be public, while a page's model belongs to its module alone; so the model comes in as a cascading value:
/// <c>[CascadingParameter] private IntakeModel Model { get; set; } = null!;</c>, for the page and every component within it.
/// </summary>
internal static class Page<TPage>
    where TPage : IComponent
{
    /// <param name="model">What the page shows.</param>
    /// <param name="status">422 for a form that was refused, with what was typed still in it.</param>
    internal static RazorComponentResult<PageHost<TPage, TModel>> With<TModel>(
        TModel model,
        int status = StatusCodes.Status200OK
    ) => new(new Dictionary<string, object?> { [nameof(PageHost<,>.Model)] = model }) { StatusCode = status };
}

internal sealed class PageHost<TPage, TModel> : ComponentBase
    where TPage : IComponent
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<TModel>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), Model);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(
            3,
            nameof(CascadingValue<>.ChildContent),
            (RenderFragment)(
                inner =>
                {
                    inner.OpenComponent<TPage>(0);
                    inner.CloseComponent();
                }
            )
        );
        builder.CloseComponent();
    }
}
