using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Platform.Files;
using Huiyin.Repairs;
using Huiyin.Repairs.Public;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Screens;

/// <summary>诉求: the page of one case, and the same page again when a form on it was refused.</summary>
internal static class CaseScreen
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{case}", Show).Needing(Operation.SeeCases).ExcludeFromDescription();
        routes.MapGet("/cases/{case}/signature", Signature).Needing(Operation.SeeCases).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string @case,
        string? @do,
        HttpContext http,
        CaseRegister register,
        CharterBook charters
    )
    {
        if (await register.Find(@case) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        var model = await CaseModel.Of(found, register, charters, @do is null ? null : new CaseForm(@do));
        // An address that asks for a form which is not to be had shows the page without it.
        if (model.Form is { } form && !model.May(form.Action))
            model = model with { Form = null };
        return Page<CasePage>.With(model);
    }

    /// <summary>The page with the refusal beside the form that was posted, and everything typed still in it.</summary>
    public static async Task<IResult> Again(HttpContext http, Refusal no)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        if (no == Refusal.NotFound || await register.Find((string)http.GetRouteValue("case")!) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        var typed = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var action = (http.Request.Path.Value ?? "").Split('/')[^1];
        if (action == "closure" && typed?["unresolved"].ToString() == "true")
            action = CaseActions.UnresolvedClosure;
        var charters = http.RequestServices.GetRequiredService<CharterBook>();
        var model = await CaseModel.Of(found, register, charters, new CaseForm(action, typed, no));
        // One tap that came too late leaves nothing typed to be kept, and a form that this person may not send is none.
        if (!ActionLook.Of(action).HasForm && !model.May(action))
            model = model with { Form = null, Refused = no.Sentence() };
        return Page<CasePage>.With(model, Problems.StatusOf(no));
    }

    /// <summary>The signature under the 请修单, as it was drawn.</summary>
    private static async Task<IResult> Signature(string @case, HttpContext http, CaseRegister register)
    {
        if (await register.Find(@case) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        var drawn = await register
            .Db.Set<RepairOrder>()
            .Where(r => r.CommunityId == found.CommunityId && r.CaseId == found.Id)
            .Select(r => r.SignatureKey)
            .SingleOrDefaultAsync();
        if (!FileKey.TryParse(drawn, out var key) || register.Files.Open(key) is not { } picture)
            return Answers.Refuse(http, Refusal.NotFound);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Stream(picture, "image/png");
    }
}
