using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Platform;

namespace Huiyin.Repairs.Public;

/// <summary>
/// The work or matter is handled: what was done, who accepted it and how content they were. The signature
/// is drawn on the phone (a PNG data URL) or stands on the paper form.
/// </summary>
internal sealed record HandleCase(string? Result, string? SignedBy, string? Satisfaction, string? Signature)
{
    public static async ValueTask<Outcome> On(Case found, HandleCase input, CaseRegister register)
    {
        if (WorkDuty.Refused(found, register.Me) is { } no)
            return no;
        if (string.IsNullOrWhiteSpace(input.Result))
            return Refusal.Invalid("result", "请写下处理结果。");
        if (await ComplaintBook.Lacking(found, register.Db) is { } lacking)
            return lacking;
        var handled = found.Handle(input.Result, input.SignedBy, input.Satisfaction, register.Actor, register.Now);
        if (handled.Refusal is not null || (input.SignedBy ?? input.Satisfaction ?? input.Signature) is null)
            return handled;
        string? key = null;
        if (input.Signature is { Length: > 0 } drawn)
        {
            if ((await Signatures.Keep(drawn, register)).Refused(out key, out var unusable))
                return unusable;
        }
        (await RepairVerbs.Order(found, register)).Sign(input.SignedBy, input.Satisfaction, key, register.Now);
        return handled;
    }
}
