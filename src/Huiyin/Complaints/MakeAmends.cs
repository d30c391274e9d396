using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints;

/// <summary>致歉与通报批评: for bad manners the head of the department apologises; what is serious is circulated .</summary>
/// <param name="Text">What was said.</param>
/// <param name="By">Login of who apologised; the sender when left out.</param>
/// <param name="How">By telephone, visit, in person, on paper.</param>
internal sealed record Apologise(string? Text, string? By, string? How)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<Apologise>("apology", Operation.AnswerCustomer, On);
        routes.MapCaseVerb<Criticise>("criticism", Operation.JudgeComplaint, Criticise.On);
    }

    private static async ValueTask<Outcome> On(Case found, Apologise input, CaseRegister register)
    {
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (string.IsNullOrWhiteSpace(input.Text))
            return Refusal.Invalid("text", "请写下怎样致歉的。");
        var roster = await register.Roster();
        var by = roster.Find(string.IsNullOrWhiteSpace(input.By) ? register.Actor.Login : input.By);
        if (by is null)
            return Refusal.Invalid("by", "没有这位员工：{0}。", input.By ?? "");
        if (found.IsAbout(by.Id))
            return ComplaintRefusals.NotByTheRespondent(by.Name);
        if (found.LeaderMustAsk && !by.Roles.Any(Case.Leaders.Contains))
            return ComplaintRefusals.TheHeadApologises;
        var complaint = await ComplaintBook.Of(found, register.Db);
        complaint.Apologised(input.Text.Trim(), by.Name, input.How, register.Now);
        found.Note(
            "Apologised",
            register.Actor,
            register.Now,
            null,
            ("who", by.Name),
            ("how", input.How),
            ("text", input.Text.Trim())
        );
        return Outcome.Done;
    }
}

/// <summary>通报批评: what was circulated.</summary>
internal sealed record Criticise(string? Text)
{
    public static async ValueTask<Outcome> On(Case found, Criticise input, CaseRegister register)
    {
        if (found.BarFromJudging(register.Me) is { } bar)
            return bar;
        if (ComplaintRefusals.NotNow(found) is { } not)
            return not;
        if (string.IsNullOrWhiteSpace(input.Text))
            return Refusal.Invalid("text", "请写下通报了什么、通报到哪里。");
        (await ComplaintBook.Of(found, register.Db)).Criticised(input.Text.Trim(), register.Actor, register.Now);
        found.Note("CriticismCirculated", register.Actor, register.Now, null, ("text", input.Text.Trim()));
        return Outcome.Done;
    }
}
