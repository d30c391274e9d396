using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>The intake page and what its scripts ask while somebody types; without scripts the page does all of it by links.</summary>
internal static class IntakePages
{
    private const int MostOptions = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm<Intake>("/intake", Operation.RegisterCase, Intake.On, ShowAgain);
        routes.MapGet("/intake", Show).Needing(Operation.RegisterCase).ExcludeFromDescription();
        routes.MapGet("/intake/lookup", LookUp).Needing(Operation.SeeEstate).ExcludeFromDescription();
        routes.MapGet("/intake/similar", Similar).Needing(Operation.RegisterCase).ExcludeFromDescription();
        routes.MapGet("/intake/suggest", Suggest).Needing(Operation.RegisterCase).ExcludeFromDescription();
    }

    /// <summary>
    /// An empty form, or one begun: for whoever was picked (<c>resident</c>, <c>unit</c>), a call on record (<c>call</c>), a
    /// number that rings (<c>phone</c>), a visitor of the queue (<c>waiting</c>). Asked by the person's frame it answers that.
    /// </summary>
    private static async Task<IResult> Show(HttpContext http, IntakeDesk desk)
    {
        http.Response.Headers.CacheControl = "no-store";
        var model = await desk.Begin(http.Request.Query);
        return http.Request.Headers["Turbo-Frame"] == "person"
            ? Page<PersonFrame>.With(model)
            : Page<IntakePage>.With(model);
    }

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var form = await http.Request.ReadFormAsync();
        var typed = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        var model = await http.RequestServices.GetRequiredService<IntakeDesk>().GoOn(typed);
        return Page<IntakePage>.With(model with { Refusal = no }, Problems.StatusOf(no));
    }

    private static async Task<IResult> LookUp(HttpContext http, IntakeDesk desk, string? q)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Page<LookupList>.With(new LookupModel(q?.Trim() ?? "", await desk.Find(q, MostOptions)));
    }

    private static async Task<IResult> Similar(IntakeDesk desk, string? unit, string? place, string? text) =>
        Page<SimilarFrame>.With(await desk.SimilarTo(unit, place, text));

    private static async Task<IResult> Suggest(string? text, Rosters rosters, CurrentStaff me)
    {
        var kind = KindSuggestion.For(text);
        var roster = await rosters.Of(me.CommunityId);
        return Answers.Json(
            Reply.Ok(
                new Suggestion(
                    kind,
                    KindSuggestion.SoundsUrgent(text),
                    me.May(Operation.DispatchCase) ? DepartmentSuggestion.For(kind, text, roster.Departments) : null
                )
            )
        );
    }

    private sealed record Suggestion(RequestKind? Kind, bool Urgent, string? Department);
}

internal sealed record LookupModel(string Words, IReadOnlyList<LookupOption> Found);

/// <summary>Somebody found, as a line to pick.</summary>
internal sealed record LookupOption(string Name, string? Sub, string Href);

/// <summary>Gathers what the intake page shows.</summary>
internal sealed class IntakeDesk(
    CaseRegister register,
    ResidentSearch residents,
    PersonCards people,
    CallBook calls,
    WaitingQueue queue,
    SimilarCases similar,
    IServiceProvider services
)
{
    public async Task<IntakeModel> Begin(IQueryCollection query)
    {
        var typed = new Dictionary<string, string>
        {
            ["channel"] = query["channel"].ToString(),
            ["unit"] = query["unit"].ToString(),
        };
        var model = await Empty();
        if (Guid.TryParse(query["waiting"], out var visitor) && await queue.Find(visitor) is { } waiting)
        {
            model = model with { Visitor = waiting };
            typed["waiting"] = waiting.Id.ToString();
            Fill(
                typed,
                ("channel", Json.Word(Channel.Visit)),
                ("unit", waiting.UnitCode),
                ("contact.name", waiting.Name),
                ("summary", waiting.Matter)
            );
        }
        if (Guid.TryParse(query["call"], out var id) && model.MayLogCalls && await calls.Find(id) is { } call)
        {
            model = model with { Call = call, NumberToDial = await CallBack.Number(call, services) };
            typed["call.id"] = call.Id.ToString();
            Fill(
                typed,
                ("channel", Json.Word(Channel.Phone)),
                ("contact.name", call.CallerName),
                ("summary", call.Note)
            );
        }
        Fill(
            typed,
            ("channel", Json.Word(Channel.Phone)),
            ("contact.phone", query["phone"]),
            ("contact.name", query["name"]),
            ("contact.resident", query["resident"])
        );
        model = model with { Typed = typed, Query = query["q"].ToString() is { Length: > 0 } words ? words : null };
        return await WithPerson(model, typed);
    }

    /// <summary>The form again, with everything that was typed.</summary>
    public async Task<IntakeModel> GoOn(Dictionary<string, string> typed)
    {
        var model = (await Empty()) with { Typed = typed };
        if (Guid.TryParse(typed.GetValueOrDefault("waiting"), out var visitor))
            model = model with { Visitor = await queue.Find(visitor) };
        if (Guid.TryParse(typed.GetValueOrDefault("call.id"), out var call) && model.MayLogCalls)
            model = model with { Call = await calls.Find(call) };
        model = model with { Similar = await SimilarTo(model["unit"], model["place"], model["summary"]) };
        return model.MayLookUp && Guid.TryParse(model["contact.resident"], out var resident)
            ? model with
            {
                Person = await people.Of(resident, model["unit"]),
            }
            : model;
    }

    public async Task<IReadOnlyList<LookupOption>> Find(string? words, int limit) =>
        [.. (await residents.Find(register.Community, words, limit)).Select(Option)];

    public Task<IReadOnlyList<Case>> SimilarTo(string? unit, string? place, string? text) =>
        similar.Find(
            register.Community,
            UnitCode.Parse(unit).Refused(out var code, out _) ? null : code.ToString(),
            place,
            text
        );

    private async Task<IntakeModel> WithPerson(IntakeModel model, Dictionary<string, string> typed)
    {
        if (!model.MayLookUp)
            return model;
        if (model["contact.resident"] is null && NumberOf(model) is { } index)
        {
            // A number that belongs to one person names them; a family's number offers them all.
            var having = await residents.Having(register.Community, index, MostHaving);
            if (having.Select(h => h.Person!.Id).Distinct().Count() == 1)
                typed["contact.resident"] = having[0].Person!.Id.Value.ToString();
            else if (having.Count > 0)
                model = model with { Found = having };
        }
        Guid? resident = Guid.TryParse(model["contact.resident"], out var id) ? id : null;
        var person = await people.Of(resident, model["unit"], NumberOf(model));
        if (person is null)
            return await Search(model, typed);
        Fill(typed, ("unit", person.Unit), ("contact.name", person.Person?.Name));
        return model with { Person = person };
    }

    private byte[]? NumberOf(IntakeModel model) =>
        model.Call?.PhoneIndex
        ?? (
            PhoneNumber.TryParse(model["contact.phone"], out var number)
                ? residents.IndexOf(register.Community, number)
                : null
        );

    /// <summary>What the first line's button does where no script looks while one types.</summary>
    private async Task<IntakeModel> Search(IntakeModel model, Dictionary<string, string> typed)
    {
        if (model.Query is not { } words)
            return model;
        var found = await residents.Find(register.Community, words, MostHaving);
        if (found.Count == 0 && PhoneNumber.TryParse(words, out _))
            Fill(typed, ("contact.phone", words));
        if (found is not [{ Person: { } only } one])
            return model with { Found = found };
        Fill(typed, ("contact.resident", only.Id.Value.ToString()), ("contact.name", only.Name), ("unit", one.Unit));
        return model with { Person = await people.Of(only.Id.Value, one.Unit) };
    }

    private async Task<IntakeModel> Empty()
    {
        var me = register.Me;
        return new IntakeModel(await register.Roster(), register.Now)
        {
            MayLookUp = me.May(Operation.SeeEstate),
            MayDispatch = me.May(Operation.DispatchCase),
            MayLogCalls = me.May(Operation.LogCalls),
            MayGrade = me.May(Operation.GradeComplaint),
            Me = me.Actor.Login,
        };
    }

    internal LookupOption Option(FoundResident found) =>
        found.Person is not { } person
            ? new(found.Unit!, Texts.T("没有登记住户"), Href(null, found.Unit))
            : new(
                person.Name,
                string.Join(
                    " · ",
                    new[]
                    {
                        found.Unit,
                        found.Tie is { } tie ? TieWords.Of(tie) : null,
                        residents.PhoneOf(person)?.Masked(),
                    }.OfType<string>()
                ),
                Href(person.Id, found.Unit)
            );

    internal static string Href(ResidentId? resident, string? unit) =>
        "/intake"
        + QueryString.Create(
            new Dictionary<string, string?> { ["resident"] = resident?.Value.ToString(), ["unit"] = unit }.Where(p =>
                p.Value is not null
            )
        );

    private static void Fill(Dictionary<string, string> typed, params (string Field, string? Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            if (value is { Length: > 0 } && typed.GetValueOrDefault(field) is not { Length: > 0 })
                typed[field] = value;
        }
    }

    private const int MostHaving = 12;
}
