using System.Text;
using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Charters;

/// <summary>The draft: what it changes, rule by rule in forms, as text, and its publication.</summary>
internal static class DraftPages
{
    private const int LargestText = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/charter/draft", Show).Needing(Operation.SeeCharter).ExcludeFromDescription();
        routes.MapGet("/charter/draft/rules/{rule}", ShowRule).Needing(Operation.KeepCharter).ExcludeFromDescription();
        routes.MapGet("/charter/draft/text", ShowText).Needing(Operation.KeepCharter).ExcludeFromDescription();
        routes.MapForm<Nothing>("/charter/draft", Operation.KeepCharter, Begin, ShowAgain);
        routes.MapForm<Nothing>("/charter/draft/discard", Operation.KeepCharter, Discard, ShowAgain);
        routes.MapForm<PublishCharter>("/charter/draft/publication", Operation.KeepCharter, Publish, ShowAgain);
        routes.MapGet("/charter/draft/desk", ShowDesk).Needing(Operation.KeepCharter).ExcludeFromDescription();
        routes.MapGet("/charter/draft/new-rule", ShowNew).Needing(Operation.KeepCharter).ExcludeFromDescription();
        routes.MapForm<EditDesk>("/charter/draft/desk", Operation.KeepCharter, EditHours, ShowDeskAgain);
        routes.MapForm<AddRule>("/charter/draft/new-rule", Operation.KeepCharter, Add, ShowNewAgain);
        routes.MapForm<EditRule>("/charter/draft/rules/{rule}", Operation.KeepCharter, Edit, ShowRuleAgain);
        routes.MapForm<KeepText>("/charter/draft/text", Operation.KeepCharter, Keep, ShowTextAgain);
    }

    private static async Task<IResult> Show(CharterDesk desk, CurrentStaff me) =>
        Page<DraftPage>.With(await Model(desk, me, null));

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var me = http.RequestServices.GetRequiredService<CurrentStaff>();
        return Page<DraftPage>.With(await Model(Desk(http), me, await Posted.Of(http, no)), Problems.StatusOf(no));
    }

    private static async Task<DraftModel> Model(CharterDesk desk, CurrentStaff me, Posted? posted)
    {
        var (draft, current) = (await desk.Draft(), await desk.InForce());
        return new DraftModel(
            draft,
            draft?.Charter(),
            current,
            draft is null ? null : CharterDiff.Between(current.Charter(), draft.Charter()),
            desk.Today,
            me.May(Operation.KeepCharter),
            posted
        );
    }

    private static async Task<Outcome<Reply>> Begin(Nothing input, HttpContext http) =>
        (await Desk(http).Begin()).Refused(out _, out var no) && no != CharterRefusals.DraftExists
            ? no
            : To("/charter/draft");

    private static async Task<Outcome<Reply>> Discard(Nothing input, HttpContext http) =>
        (await Desk(http).Discard()).Refused(out _, out var no) ? no : To("/charter");

    private static async Task<Outcome<Reply>> Publish(PublishCharter input, HttpContext http) =>
        (await PublishCharter.On(input, http)).Refused(out var published, out var no)
            ? no
            : To($"/charter/versions/{published.Version}");

    private static async Task<IResult> ShowRule(string rule, HttpContext http, CharterDesk desk) =>
        await desk.Draft() is { } draft && RuleForm.Of(draft, rule) is { } form
            ? Page<RulePage>.With(await RuleModelOf(desk, draft, form, null))
            : Answers.Refuse(http, CharterRefusals.NoDraft);

    private static async Task<IResult> ShowRuleAgain(HttpContext http, Refusal no)
    {
        var desk = Desk(http);
        if (
            await desk.Draft() is not { } draft
            || RuleForm.Of(draft, (string)http.GetRouteValue("rule")!) is not { } form
        )
            return Answers.Refuse(http, CharterRefusals.NoDraft);
        var posted = await Posted.Of(http, no);
        return Page<RulePage>.With(await RuleModelOf(desk, draft, form.Typed(posted), posted), Problems.StatusOf(no));
    }

    private static async Task<RuleModel> RuleModelOf(
        CharterDesk desk,
        CharterVersion draft,
        RuleForm form,
        Posted? posted
    ) => new(draft, form, (await desk.InForce()).Charter().Find(form.Rule.Id), posted);

    private static async Task<Outcome<Reply>> Edit(EditRule input, HttpContext http)
    {
        var desk = Desk(http);
        var id = (string)http.GetRouteValue("rule")!;
        if (await desk.Draft() is not { } draft || CharterText.Rule(draft.Text, id) is not { } rule)
            return CharterRefusals.NoDraft;
        if (input.Into(rule).Refusal is { } unfit)
            return unfit;
        var text = CharterText.WithRule(draft.Text, id, rule);
        if (CharterMistake.In(text) is [var first, ..])
            return Refusal.Invalid("rule", first.Message);
        return (await desk.Save(text, input.Revision)).Refused(out _, out var no) ? no : To($"/charter/draft#{id}");
    }

    private static async Task<IResult> ShowDesk(HttpContext http, CharterDesk desk) =>
        await desk.Draft() is { } draft
            ? Page<DeskPage>.With(new DeskModel(draft, draft.Charter().Desk, null))
            : Answers.Refuse(http, CharterRefusals.NoDraft);

    private static async Task<IResult> ShowDeskAgain(HttpContext http, Refusal no) =>
        await Desk(http).Draft() is { } draft
            ? Page<DeskPage>.With(
                new DeskModel(draft, draft.Charter().Desk, await Posted.Of(http, no)),
                Problems.StatusOf(no)
            )
            : Answers.Refuse(http, CharterRefusals.NoDraft);

    private static async Task<Outcome<Reply>> EditHours(EditDesk input, HttpContext http)
    {
        var desk = Desk(http);
        if (await desk.Draft() is not { } draft)
            return CharterRefusals.NoDraft;
        if (input.Read().Refused(out var hours, out var unreadable))
            return unreadable;
        var text = CharterText.WithDesk(draft.Text, hours);
        if (CharterMistake.In(text) is [var first, ..])
            return Refusal.Invalid("hours", first.Message);
        return (await desk.Save(text, input.Revision)).Refused(out _, out var no) ? no : To("/charter/draft");
    }

    private static async Task<IResult> ShowNew(HttpContext http, CharterDesk desk) =>
        await desk.Draft() is { } draft
            ? Page<NewRulePage>.With(new NewRuleModel(draft, null))
            : Answers.Refuse(http, CharterRefusals.NoDraft);

    private static async Task<IResult> ShowNewAgain(HttpContext http, Refusal no) =>
        await Desk(http).Draft() is { } draft
            ? Page<NewRulePage>.With(new NewRuleModel(draft, await Posted.Of(http, no)), Problems.StatusOf(no))
            : Answers.Refuse(http, CharterRefusals.NoDraft);

    private static async Task<Outcome<Reply>> Add(AddRule input, HttpContext http)
    {
        var desk = Desk(http);
        if (await desk.Draft() is not { } draft)
            return CharterRefusals.NoDraft;
        if (input.Made(CharterText.RuleIds(draft.Text)).Refused(out var rule, out var unfit))
            return unfit;
        var text = CharterText.WithNewRule(draft.Text, rule);
        if (CharterMistake.In(text) is [var first, ..])
            return Refusal.Invalid("rule", first.Message);
        return (await desk.Save(text, input.Revision)).Refused(out _, out var no)
            ? no
            : To($"/charter/draft/rules/{input.Id}");
    }

    private static async Task<IResult> ShowText(HttpContext http, CharterDesk desk) =>
        await desk.Draft() is { } draft
            ? Page<TextPage>.With(new TextModel(draft, draft.Text, [], null))
            : Answers.Refuse(http, CharterRefusals.NoDraft);

    /// <summary>Nothing typed is lost: a text with mistakes comes back as it was sent, each mistake with its line.</summary>
    private static async Task<IResult> ShowTextAgain(HttpContext http, Refusal no)
    {
        if (await Desk(http).Draft() is not { } draft)
            return Answers.Refuse(http, CharterRefusals.NoDraft);
        var text = await Written(http);
        return Page<TextPage>.With(new TextModel(draft, text, CharterMistake.In(text), no), Problems.StatusOf(no));
    }

    private static async Task<Outcome<Reply>> Keep(KeepText input, HttpContext http)
    {
        var text = await Written(http);
        if (text.Length > LargestText)
            return Refusal.Invalid("text", "承诺书太长了，最多 1 MB。");
        return (await Desk(http).Save(text, input.Revision)).Refused(out _, out var no) ? no : To("/charter/draft");
    }

    /// <summary>The file where one was chosen, else what stands in the field, blanks and all: lines are counted.</summary>
    private static async Task<string> Written(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return form["text"].ToString().ReplaceLineEndings("\n");
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return (await reader.ReadToEndAsync()).ReplaceLineEndings("\n");
    }

    private static CharterDesk Desk(HttpContext http) => http.RequestServices.GetRequiredService<CharterDesk>();

    private static Reply To(string location) => new(StatusCodes.Status303SeeOther, null, location);
}

/// <summary>The draft as text; the text itself is read from the form as it was written.</summary>
internal sealed record KeepText(int? Revision);

internal sealed record DraftModel(
    CharterVersion? Draft,
    Charter? Charter,
    CharterVersion Current,
    CharterDiff? Diff,
    DateOnly Today,
    bool MayKeep,
    Posted? Posted
);

internal sealed record RuleModel(CharterVersion Draft, RuleForm Form, PromiseRule? Current, Posted? Posted);

internal sealed record DeskModel(CharterVersion Draft, DeskHours Desk, Posted? Posted);

internal sealed record NewRuleModel(CharterVersion Draft, Posted? Posted);

internal sealed record TextModel(
    CharterVersion Draft,
    string Text,
    IReadOnlyList<CharterMistake> Mistakes,
    Refusal? No
);
