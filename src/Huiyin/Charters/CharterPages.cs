using System.Globalization;
using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>The charter as everybody of the staff reads it, its versions, and the notice for the lobby.</summary>
internal static class CharterPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/charter", ShowCurrent).Needing(Operation.SeeCharter).ExcludeFromDescription();
        routes
            .MapGet("/charter/versions/{version:int}", ShowVersion)
            .Needing(Operation.SeeCharter)
            .ExcludeFromDescription();
        routes.MapGet("/charter/print", Print).Needing(Operation.SeeCharter).ExcludeFromDescription();
        routes.MapForm<WithReason>(
            "/charter/versions/{version:int}/withdrawal",
            Operation.KeepCharter,
            Withdraw,
            ShowVersionAgain
        );
    }

    private static async Task<IResult> ShowCurrent(CharterDesk desk, CurrentStaff me)
    {
        var current = await desk.InForce();
        return Page<CharterPage>.With(await Model(desk, me, current, current.Version, null));
    }

    private static async Task<IResult> ShowVersion(int version, HttpContext http, CharterDesk desk, CurrentStaff me) =>
        await desk.Find(version) is { Status: not CharterStatus.Draft } found
            ? Page<CharterPage>.With(await Model(desk, me, found, (await desk.InForce()).Version, null))
            : Answers.Refuse(http, Refusal.NotFound);

    private static async Task<IResult> ShowVersionAgain(HttpContext http, Refusal no)
    {
        var desk = http.RequestServices.GetRequiredService<CharterDesk>();
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        if (await desk.Find(VersionIn(http)) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        var model = await Model(desk, me, found, (await desk.InForce()).Version, await Posted.Of(http, no));
        return Page<CharterPage>.With(model, Problems.StatusOf(no));
    }

    private static async Task<Outcome<Reply>> Withdraw(WithReason input, HttpContext http)
    {
        var desk = http.RequestServices.GetRequiredService<CharterDesk>();
        return (await desk.Withdraw(VersionIn(http), input.Reason)).Refused(out _, out var no)
            ? no
            : new Reply(StatusCodes.Status303SeeOther, null, "/charter");
    }

    private static async Task<CharterModel> Model(
        CharterDesk desk,
        CurrentStaff me,
        CharterVersion shown,
        int current,
        Posted? posted
    ) =>
        new(
            shown,
            shown.Charter(),
            shown.Version == current,
            current,
            await desk.Versions(),
            desk.Today,
            me.May(Operation.KeepCharter),
            posted
        );

    private static async Task<IResult> Print(CharterDesk desk, CurrentStaff me, int? version)
    {
        var shown = version is { } wanted ? await desk.Find(wanted) : null;
        shown ??= await desk.InForce();
        return Page<CharterPaper>.With(new CharterPaperModel(shown, shown.Charter(), me.Community.Phone, desk.Today));
    }

    private static int VersionIn(HttpContext http) =>
        int.Parse((string)http.GetRouteValue("version")!, CultureInfo.InvariantCulture);
}

internal sealed record CharterModel(
    CharterVersion Shown,
    Charter Charter,
    bool IsInForce,
    int Current,
    IReadOnlyList<CharterVersion> Versions,
    DateOnly Today,
    bool MayKeep,
    Posted? Posted
)
{
    public IReadOnlyList<CharterChapter> Chapters => CharterChapter.Of(Charter.Rules);

    public CharterVersion? Draft => Versions.FirstOrDefault(v => v.Status == CharterStatus.Draft);

    public bool MayWithdraw =>
        MayKeep && Shown is { Status: CharterStatus.Published, ValidFrom: { } from } && from > Today;
}

internal sealed record CharterPaperModel(CharterVersion Shown, Charter Charter, string? Phone, DateOnly Today)
{
    /// <summary>Only rules with words for the customer are on the notice; the sentence itself is made from the rule.</summary>
    public IReadOnlyList<CharterChapter> Chapters =>
        CharterChapter.Of(Charter.Rules.Where(rule => rule.Says.Length > 0));
}
