using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>A promise given to the customer by word: what, and by when .</summary>
/// <param name="Text">What was promised.</param>
/// <param name="DueAt">Until when.</param>
/// <param name="Agreed">
/// 按客户要求的时间: the customer wants it, or agrees to have it, handled by then. Where the charter says so, this time
/// takes the place of its own.
/// </param>
internal sealed record PromiseToCustomer(string? Text, DateTimeOffset? DueAt, bool? Agreed = null)
{
    public Outcome On(Case found, CaseRegister register)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Invalid("text", "请写下答应了什么。");
        return DueAt is { } due
            ? found.PromiseByWord(Text, due, Agreed == true, register.Actor, register.Now)
            : Refusal.Invalid("dueAt", "请写下什么时候之前。");
    }
}
