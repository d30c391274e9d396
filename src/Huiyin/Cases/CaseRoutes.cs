using Huiyin.Cases.Attachments;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

internal static class CaseRoutes
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddScoped<CaseRegister>();
        services.AddSingleton<CaseVerbTable>();
        services.AddScoped<Contacts>();
        return services;
    }

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        RegisterCase.Map(routes);
        ClassifyCase.Map(routes);
        DispatchCase.Map(routes);
        AcceptCase.Map(routes);
        HoldCase.Map(routes);
        AnswerCase.Map(routes);
        ReplyToIssue.Map(routes);
        CloseCase.Map(routes);
        CaseFiles.Map(routes);
        RevealPhone.Map(routes);
        CasePages.Map(routes);
        CaseListRoutes.Map(routes);
        PromiseList.Map(routes);
        CaseExport.Map(routes);
        BulkDispatch.Map(routes);
        SavedViews.Map(routes);
        RegisterPages.Map(routes);

        var api = routes.MapGroup("/api/v1").WithTags("cases");
        api.MapGet("/cases/{case}", Read).Needing(Operation.SeeCases).Produces<CaseView>();
    }

    private static async Task<IResult> Read(string @case, HttpContext http, CaseRegister register)
    {
        if (await register.Find(@case) is not { } found)
            return Problems.Of(Refusal.NotFound);
        var tag = $"\"{found.Version}\"";
        if (http.Request.Headers.IfNoneMatch == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Answers.Json(Reply.Ok(await CaseView.Of(found, register)));
    }
}
