using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Complaints;

/// <summary>
/// 补偿兑现: that what was approved has been given, when, in which way and with which receipt. The fact on the timeline
/// is the record; it may come after the case has ended.
/// </summary>
/// <param name="Date">The local day; today when left out.</param>
/// <param name="Way">In which way.</param>
/// <param name="Receipt">Number of the receipt, or who signed for it.</param>
/// <param name="Compensation">Which one, where several were approved and not given yet.</param>
internal sealed record PayCompensation(DateOnly? Date, CompensationWay? Way, string? Receipt, Guid? Compensation)
{
    private const int LongestReceipt = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapCaseVerb<PayCompensation>("compensation-payment", Operation.PayCompensation, On);

    private static async ValueTask<Outcome> On(Case found, PayCompensation input, CaseRegister register)
    {
        if (await ComplaintFile.Of(found, register.Db) is not { } file)
            return CaseRefusals.NotAComplaint;
        var unpaid = file.Unpaid.Where(c => input.Compensation is not { } id || c.Id == id).ToList();
        if (unpaid.Count == 0)
            return ComplaintRefusals.NothingToPay;
        if (unpaid.Count > 1)
            return Refusal.Invalid("compensation", "有几笔已批准的补偿，请选择是哪一笔。");
        if (input.Way is not { } way)
            return Refusal.Invalid("way", "请选择怎样兑现的。");
        if (string.IsNullOrWhiteSpace(input.Receipt) || input.Receipt.Length > LongestReceipt)
            return Refusal.Invalid("receipt", "请写明收据号或谁签收的，不超过 {0} 个字。", LongestReceipt);
        var zone = (await register.Roster()).Zone;
        var (today, approved) = (Times.DayOf(register.Now, zone), Times.DayOf(unpaid[0].RuledAt!.Value, zone));
        var day = input.Date ?? today;
        if (day > today || day < approved)
            return Refusal.Invalid("date", "兑现的日期不能早于批准日（{0}），也不能在将来。", Written(approved));
        found.Note(
            CompensationPayment.Fact,
            register.Actor,
            register.Now,
            null,
            ("compensation", unpaid[0].Id.ToString()),
            ("amount", unpaid[0].Amount.ToString()),
            ("date", Written(day)),
            ("way", Json.Word(way)),
            ("receipt", input.Receipt.Trim())
        );
        var roster = await register.Roster();
        register.Tell(
            roster.OnDuty(roster.Find(unpaid[0].RequestedById), register.Now),
            "compensation_paid",
            T("{0} {1} 元：{2}", found.Number, unpaid[0].Amount, input.Receipt.Trim()),
            found
        );
        return Outcome.Done;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd");
}
