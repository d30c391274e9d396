using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>预演: ask for one, leave, find it again with what it found.</summary>
internal static class RehearsalPages
{
    private const int CasesAPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/charter/rehearsal", Show).Needing(Operation.SeeCharter).ExcludeFromDescription();
        routes
            .MapGet("/charter/rehearsal/{rehearsal:guid}", ShowOne)
            .Needing(Operation.SeeCharter)
            .ExcludeFromDescription();
        routes.MapForm<AskForDays>("/charter/rehearsal", Operation.KeepCharter, Ask, ShowAgain);
    }

    private static async Task<IResult> Show(CharterDesk desk, Rehearsals rehearsals, CurrentStaff me) =>
        Page<RehearsalsPage>.With(await Model(desk, rehearsals, me, null));

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var services = http.RequestServices;
        var model = await Model(
            services.GetRequiredService<CharterDesk>(),
            services.GetRequiredService<Rehearsals>(),
            services.GetRequiredService<CurrentStaff>(),
            await Posted.Of(http, no)
        );
        return Page<RehearsalsPage>.With(model, Problems.StatusOf(no));
    }

    private static async Task<RehearsalsModel> Model(
        CharterDesk desk,
        Rehearsals rehearsals,
        CurrentStaff me,
        Posted? posted
    ) => new(await desk.Draft(), await rehearsals.Latest(), desk.Today, me.May(Operation.KeepCharter), posted);

    private static async Task<Outcome<Reply>> Ask(AskForDays input, HttpContext http) =>
        (await AskRehearsal.On(new AskRehearsal(input.First, input.Last), http)).Refused(out var asked, out var no)
            ? no with
            {
                Field = no.Field switch
                {
                    "from" => "first",
                    "to" => "last",
                    var other => other,
                },
            }
            : new Reply(StatusCodes.Status303SeeOther, null, $"/charter/rehearsal/{asked.Id}");

    private static async Task<IResult> ShowOne(Guid rehearsal, HttpContext http, Rehearsals rehearsals)
    {
        if (await rehearsals.Find(rehearsal) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        var (rule, after) = (RehearsalCalls.Word(http.Request, "rule"), RehearsalCalls.Word(http.Request, "after"));
        var (cases, next) = await rehearsals.Cases(found, rule, after, CasesAPage);
        return Page<RehearsalPage>.With(
            new RehearsalModel(found, Rehearsals.ResultOf(found), rule, after, cases, next)
        );
    }
}

/// <summary>In a form, from and to are moments; here they are days.</summary>
internal sealed record AskForDays(DateOnly? First, DateOnly? Last);

internal sealed record RehearsalsModel(
    CharterVersion? Draft,
    IReadOnlyList<Rehearsal> Latest,
    DateOnly Today,
    bool MayKeep,
    Posted? Posted
);

internal sealed record RehearsalModel(
    Rehearsal Rehearsal,
    RehearsalResult? Result,
    string? Rule,
    string? After,
    IReadOnlyList<ChangedCase> Cases,
    string? Next
);
