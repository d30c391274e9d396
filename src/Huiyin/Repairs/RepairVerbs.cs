using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Repairs.Public;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Repairs;

/// <summary>Arrive, ask consent, start, fit materials, hand over for acceptance (R-034–R-041).</summary>
internal static class RepairVerbs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<Nothing>(
            "arrival",
            Operation.WorkOnCase,
            async (found, _, register) =>
                WorkDuty.Refused(found, register.Me)
                ?? found.Arrive(await WorkDuty.Worker(found, register), register.Actor, register.Now)
        );
        routes.MapCaseVerb<AskConsent>("consent-request", Operation.WorkOnCase, AskConsent.On);
        routes.MapCaseVerb<TakeConsent>("consent", Operation.WorkOnCase, TakeConsent.On);
        routes.MapCaseVerb<WithReason>("start", Operation.WorkOnCase, Start);
        routes.MapCaseVerb<FitMaterial>("materials", Operation.WorkOnCase, FitMaterial.On);
        routes.MapCaseVerb<HandleCase>("handling", Operation.WorkOnCase, HandleCase.On);
    }

    internal static async Task<RepairOrder> Order(Case found, CaseRegister register)
    {
        var order = await register
            .Db.Set<RepairOrder>()
            .SingleOrDefaultAsync(r => r.CommunityId == found.CommunityId && r.CaseId == found.Id);
        if (order is null)
            register.Db.Add(order = new RepairOrder(found));
        return order;
    }

    /// <summary>
    /// No work before the owner's consent; only the supervisor may start without it, for danger to life, with a reason
    /// that stays on the timeline (R-038).
    /// </summary>
    private static async ValueTask<Outcome> Start(Case found, WithReason input, CaseRegister register)
    {
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        var overriding =
            found.Status == CaseStatus.AwaitingConsent && !string.IsNullOrWhiteSpace(input.Reason)
                ? input.Reason
                : null;
        if (overriding is not null)
        {
            if (!register.Me.May(Operation.OverrideConsent))
                return CaseRefusals.ConsentRequired;
            (await Order(found, register)).Override(register.Now);
        }
        return found.Start(overriding, await WorkDuty.Worker(found, register), register.Actor, register.Now);
    }
}

/// <summary>Explains that water or power must go off, and asks (R-038).</summary>
internal sealed record AskConsent(string? What, string? Note)
{
    public static async ValueTask<Outcome> On(Case found, AskConsent input, CaseRegister register)
    {
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (string.IsNullOrWhiteSpace(input.What))
            return Refusal.Invalid("what", "请写明要停什么（水、电……）。");
        var asked = found.AskConsent(input.What, input.Note, register.Actor, register.Now);
        if (asked.Refusal is null)
            (await RepairVerbs.Order(found, register)).Ask(input.What);
        return asked;
    }
}

/// <summary>What the owner said, who said it and how.</summary>
internal sealed record TakeConsent(bool? Given, string? By, string? How)
{
    public static async ValueTask<Outcome> On(Case found, TakeConsent input, CaseRegister register)
    {
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (input.Given is not { } given)
            return Refusal.Invalid("given", "请选择同意或不同意。");
        if (string.IsNullOrWhiteSpace(input.By))
            return Refusal.Invalid("by", "请写明是谁答复的。");
        if (string.IsNullOrWhiteSpace(input.How))
            return Refusal.Invalid("how", "请写明怎样答复的（电话、当面……）。");
        var order = await RepairVerbs.Order(found, register);
        var taken = found.TakeConsent(given, input.By, input.How, order.Outage, register.Actor, register.Now);
        if (taken.Refusal is null)
            order.Take(given, input.By, input.How, register.Now);
        return taken;
    }
}

/// <summary>A part: the owner supplies it, else the office does and the owner pays (R-039).</summary>
internal sealed record FitMaterial(string? Item, decimal? Quantity, Money? UnitPrice, Party? SuppliedBy, Party? PaidBy)
{
    private const decimal Most = 1_000_000m;
    private const int LongestItem = 200;

    public static ValueTask<Outcome> On(Case found, FitMaterial input, CaseRegister register)
    {
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return new(no);
        if (found.Status.IsFinal())
            return new(CaseRefusals.AlreadyEnded(found.Status));
        if (string.IsNullOrWhiteSpace(input.Item))
            return new(Refusal.Invalid("item", "请写明用了什么材料。"));
        if (input.Item.Length > LongestItem)
            return new(Refusal.Invalid("item", "材料不超过 {0} 个字。", LongestItem));
        // Thousandths are as fine as a quantity is kept.
        if (input.Quantity is not { } quantity || quantity is < 0.001m or > Most)
            return new(Refusal.Invalid("quantity", "数量至少是 0.001。"));
        if (input.UnitPrice is not { Fen: >= 0 } price)
            return new(Refusal.Invalid("unitPrice", "单价写成元，例如 35.00。"));
        var material = new Material(
            found,
            input.Item.Trim(),
            quantity,
            price,
            input.SuppliedBy ?? Party.Office,
            input.PaidBy ?? Party.Owner,
            register.Now
        );
        register.Db.Add(material);
        found.Note(
            "MaterialFitted",
            register.Actor,
            register.Now,
            null,
            ("item", material.Item),
            ("quantity", material.Quantity.ToString("0.###")),
            ("total", material.Total.ToString()),
            ("suppliedBy", Json.Word(material.SuppliedBy)),
            ("paidBy", Json.Word(material.PaidBy))
        );
        return new(Outcome.Done);
    }
}
