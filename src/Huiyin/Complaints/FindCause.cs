using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints;

/// <summary>
/// 原因与责任: where the cause lies; an internal one names the person, what was put right and what prevents the next
/// . A municipal one is talked over with the utility.
/// </summary>
internal sealed record FindCause(
    CauseOrigin? Origin,
    string? Text,
    string? Responsible,
    string? Corrective,
    string? Preventive
)
{
    private const int Longest = 2_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<FindCause>("cause", Operation.WorkOnCase, On);
        routes.MapCaseVerb<ContactUtility>("utility-contacts", Operation.WorkOnCase, ContactUtility.On);
    }

    private static async ValueTask<Outcome> On(Case found, FindCause input, CaseRegister register)
    {
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (input.Origin is not { } origin)
            return Refusal.Invalid("origin", "请选择原因在哪里。");
        if (string.IsNullOrWhiteSpace(input.Text))
            return Refusal.Invalid("text", "请写下原因。");
        foreach (
            var (field, value) in new[]
            {
                ("text", input.Text),
                ("responsible", input.Responsible),
                ("corrective", input.Corrective),
                ("preventive", input.Preventive),
            }
        )
        {
            if (value?.Length > Longest)
                return Refusal.Invalid(field, "不超过 {0} 个字。", Longest);
        }
        var roster = await register.Roster();
        // A login becomes the person's name; anybody else is named in free words.
        var responsible = roster.Find(input.Responsible)?.Name ?? Kept(input.Responsible);
        var complaint = await ComplaintBook.Of(found, register.Db);
        complaint.FoundCause(origin, input.Text.Trim(), responsible, Kept(input.Corrective), Kept(input.Preventive));
        if (found.Status == CaseStatus.Handled && ComplaintBook.Lacking(complaint) is { } lacking)
            return lacking;
        found.Note(
            "CauseFound",
            register.Actor,
            register.Now,
            null,
            ("origin", Json.Word(origin)),
            ("text", input.Text.Trim()),
            ("responsible", responsible),
            ("corrective", Kept(input.Corrective)),
            ("preventive", Kept(input.Preventive))
        );
        return Outcome.Done;
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>与市政单位交涉 .</summary>
/// <param name="Utility">Which one.</param>
/// <param name="Who">Whom there.</param>
/// <param name="Answer">What they said.</param>
/// <param name="At">When; now when left out.</param>
internal sealed record ContactUtility(Utility? Utility, string? Who, string? Answer, DateTimeOffset? At)
{
    public static async ValueTask<Outcome> On(Case found, ContactUtility input, CaseRegister register)
    {
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (input.Utility is not { } utility)
            return Refusal.Invalid("utility", "请选择水、电、气、道路、邮政或通讯。");
        if (string.IsNullOrWhiteSpace(input.Who))
            return Refusal.Invalid("who", "请写明找的是谁（姓名、岗位或工单号）。");
        if (string.IsNullOrWhiteSpace(input.Answer))
            return Refusal.Invalid("answer", "请写下对方怎么说。");
        var at = input.At?.WholeMilliseconds() ?? register.Now;
        if (at > register.Now.AddMinutes(1))
            return Refusal.Invalid("at", "联系的时间不能在将来。");
        register.Db.Add(
            new UtilityContact(found, utility, input.Who.Trim(), input.Answer.Trim(), at, register.Actor, register.Now)
        );
        found.Note(
            "UtilityContacted",
            register.Actor,
            register.Now,
            null,
            ("utility", Json.Word(utility)),
            ("who", input.Who.Trim()),
            ("answer", input.Answer.Trim())
        );
        await ComplaintBook.Of(found, register.Db);
        return Outcome.Done;
    }
}
