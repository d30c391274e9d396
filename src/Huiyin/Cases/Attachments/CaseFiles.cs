using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Platform.Files;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Huiyin.Cases.Attachments;

/// <summary>Photos and papers that belong to a case (R-041: the finished work): taken in, listed, handed out.</summary>
internal static class CaseFiles
{
    /// <summary>What a browser may send in one go.</summary>
    private const long LargestPost = 100 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapForm<AddFiles>(
                "/cases/{case}/files",
                Operation.WorkOnCase,
                async (_, http) =>
                    (await AddFiles.To(http)).Refused(out var changed, out var no)
                        ? no
                        : new Reply(StatusCodes.Status303SeeOther, null, $"/cases/{changed.Number}#files"),
                CaseVerbs.ShowAgain
            )
            .WithMetadata(new RequestSizeLimitAttribute(LargestPost));
        routes.MapGet("/cases/{case}/files/{file:guid}", HandOut).Needing(Operation.SeeCases).ExcludeFromDescription();

        var api = routes.MapGroup("/api/v1").WithTags("cases");
        api.MapGet("/cases/{case}/files", List).Needing(Operation.SeeCases).Produces<PageOf<CaseFileView>>();
        api.MapGet("/cases/{case}/files/{file:guid}", HandOut).Needing(Operation.SeeCases);
        api.MapChange<AddFiles>(
                "/cases/{case}/files",
                Operation.WorkOnCase,
                async (_, http) =>
                {
                    if ((await AddFiles.To(http)).Refused(out var changed, out var no))
                        return no;
                    var register = http.RequestServices.GetRequiredService<CaseRegister>();
                    return Reply.Created($"/api/v1/cases/{changed.Id.Value}/files", await PageOf(changed, register));
                }
            )
            .Accepts<AddFiles>("multipart/form-data")
            .Produces<PageOf<CaseFileView>>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestPost));
    }

    public static Task<List<CaseFile>> Of(Case about, HuiyinDb db) =>
        db.Set<CaseFile>()
            .AsNoTracking()
            .Where(f => f.CommunityId == about.CommunityId && f.CaseId == about.Id)
            .OrderBy(f => f.At)
            .ThenBy(f => f.Id)
            .ToListAsync();

    /// <summary>Pictures that were cleaned on the way in are shown in place; everything else is only handed over.</summary>
    public static bool IsShown(CaseFile file) => file.Type is "image/png" or "image/jpeg" or "image/webp";

    private static async Task<IResult> List(string @case, CaseRegister register) =>
        await register.Find(@case) is { } found
            ? Answers.Json(Reply.Ok(await PageOf(found, register)))
            : Problems.Of(Refusal.NotFound);

    private static async Task<PageOf<CaseFileView>> PageOf(Case about, CaseRegister register)
    {
        var roster = await register.Roster();
        return new([.. (await Of(about, register.Db)).Select(f => CaseFileView.Of(f, roster))], null);
    }

    private static async Task<IResult> HandOut(string @case, Guid file, HttpContext http, CaseRegister register)
    {
        if (await register.Find(@case) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        var kept = await register
            .Db.Set<CaseFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(f => f.CommunityId == found.CommunityId && f.CaseId == found.Id && f.Id == file);
        return kept is not null && FileKey.TryParse(kept.Key, out var key) && register.Files.Open(key) is { } content
            ? Send(http, content, kept)
            : Answers.Refuse(http, Refusal.NotFound);
    }

    private static IResult Send(HttpContext http, Stream content, CaseFile file)
    {
        var shown = IsShown(file);
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        // Whatever it is, opened by itself it runs nothing and reaches nothing.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Stream(content, file.Type);
    }
}

/// <summary>A file of a case as programs read it.</summary>
internal sealed record CaseFileView(
    Guid Id,
    string Name,
    string Type,
    long Size,
    string By,
    DateTimeOffset At,
    string Url
)
{
    public static CaseFileView Of(CaseFile file, CommunityRoster roster) =>
        new(
            file.Id,
            file.Name,
            file.Type,
            file.Size,
            file.ByName,
            roster.Local(file.At),
            $"/api/v1/cases/{file.CaseId.Value}/files/{file.Id}"
        );
}
