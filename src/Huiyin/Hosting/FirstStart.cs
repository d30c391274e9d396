using System.Security.Cryptography;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell.Pages;
using Huiyin.Staff;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Hosting;

/// <summary>
/// The first start has no default password: while there is no community, the console shows a link that founds one. The
/// link is good for this process only.
/// </summary>
internal static class FirstStart
{
    private static readonly string Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static async Task Greet(IServiceProvider services, Settings settings)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Founding>().AnyCommunity())
            return;
        var url = settings.Urls.Split(';')[0].TrimEnd('/');
        await Console.Out.WriteLineAsync(
            $"\n  第一次使用，请在浏览器打开（只在本次启动有效）：\n  {url}/setup?key={Key}\n"
        );
    }

    public static void MapFirstStart(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/setup", Show).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/setup", Found).AllowAnonymous().WithMetadata(new FormPost()).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(HttpContext http, Founding founding, string? key) =>
        await IsOpen(founding, key) ? Page(key, [], []) : Answers.Refuse(http, Refusal.NotFound);

    private static async Task<IResult> Found(HttpContext http, Founding founding, HuiyinDb db, string? key)
    {
        if (!await IsOpen(founding, key))
            return Answers.Refuse(http, Refusal.NotFound);
        var form = await http.Request.ReadFormAsync();
        var typed = form.Where(f => !f.Key.StartsWith("password", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => (string?)f.Value.ToString());
        var password = form["password"].ToString();
        if (password != form["passwordAgain"])
            return Page(key, typed, new() { ["passwordAgain"] = T("两次写的密码不一样。") });

        var input = new FoundCommunity(form["code"], form["community"], TimeZone: null, Phone: null);
        var founded = await founding.Found(input, form["login"], form["name"], password);
        if (founded.Refused(out var community, out var no))
            return Page(key, typed, new() { [FieldOf(no, form["name"].ToString())] = no.Sentence() });
        var login = form["login"].ToString().Trim().ToLowerInvariant();
        await SignIn.Remember(http, await db.Set<Account>().SingleAsync(a => a.Login == login), community);
        return Answers.SeeOther("/");
    }

    /// <summary>A community's missing name is refused as <c>name</c>, which on this page is the administrator's.</summary>
    private static string FieldOf(Refusal no, string adminName) =>
        no.Field == "name" && !string.IsNullOrWhiteSpace(adminName) ? "community" : no.Field ?? "";

    private static RazorComponentResult<SetUpPage> Page(
        string? key,
        Dictionary<string, string?> values,
        Dictionary<string, string> errors
    ) =>
        new RazorComponentResult<SetUpPage>(
            new
            {
                Action = $"/setup?key={key}",
                Values = values,
                Errors = errors,
            }
        )
        {
            StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static async Task<bool> IsOpen(Founding founding, string? key) =>
        key is not null
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(key),
            System.Text.Encoding.UTF8.GetBytes(Key)
        )
        && !await founding.AnyCommunity();
}
