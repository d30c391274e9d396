using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>
/// Shows a telephone number in full: with a permission and a reason, written down first, and only for a while.
/// The fact on the timeline is what opens the number to its reader; so it is never shown without one.
/// </summary>
internal sealed record RevealPhone(string? Reason)
{
    /// <summary>How long the number stays open to whoever gave the reason.</summary>
    internal static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(15);

    private const string Fact = "PhoneRevealed";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm<RevealPhone>(
            "/cases/{case}/phone-reveal",
            Operation.SeePersonalData,
            async (input, http) =>
            {
                if ((await input.Note(http)).Refused(out var changed, out var no))
                    return no;
                var form = await http.Request.ReadFormAsync();
                return new Reply(
                    StatusCodes.Status303SeeOther,
                    null,
                    CaseVerbs.SafeReturn(form["_return"]) ?? $"/cases/{changed.Number}"
                );
            },
            CaseVerbs.ShowAgain
        );

        // Not through the idempotency record: the answer holds the number, and answers there are kept in plain.
        routes
            .MapPost(
                "/api/v1/cases/{case}/phone-reveal",
                async (HttpContext http, CaseRegister register) =>
                {
                    if ((await Input.Read<RevealPhone>(http.Request)).Refused(out var input, out var no))
                        return Problems.Of(no);
                    if ((await input.Note(http)).Refused(out var changed, out no))
                        return Problems.Of(no);
                    var roster = await register.Roster();
                    var until = roster.Local(register.Now + ShownFor);
                    return Answers.Json(Reply.Ok(new RevealedPhone(register.Contacts.Reveal(changed), until)));
                }
            )
            .WithTags("cases")
            .Accepts<RevealPhone>("application/json")
            .Produces<RevealedPhone>()
            .Needing(Operation.SeePersonalData);
    }

    /// <summary>The number in full when this person gave a reason for it a little while ago, else null.</summary>
    public static string? OpenTo(
        CurrentStaff me,
        Case about,
        IEnumerable<TimelineEntry> timeline,
        CaseRegister register
    ) =>
        me.May(Operation.SeePersonalData)
        && about.BarOf(me.Actor) is null
        && timeline.Any(t => t.Name == Fact && t.ById == me.Actor.Id && t.At + ShownFor > register.Now)
            ? register.Contacts.Reveal(about)
            : null;

    private async Task<Outcome<Case>> Note(HttpContext http)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.Invalid("reason", "请写明为什么要看号码。");
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        if (http.RequestServices.GetRequiredService<RevealLimit>().Refused(register.Me, register.Now) is { } no)
            return no;
        return await register.Change(
            (string)http.GetRouteValue("case")!,
            null,
            found =>
            {
                if (found.ContactPhone is null)
                    return new(Refusal.Invalid("reason", "本件没有留电话。"));
                found.Note(Fact, register.Actor, register.Now, null, ("reason", Reason.Trim()));
                return new(Outcome.Done);
            }
        );
    }
}

/// <summary>A number in full, and until when its reader may see it on the page.</summary>
internal sealed record RevealedPhone(string? Phone, DateTimeOffset Until);
