using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>A promise given to the customer by word: what, and by when .</summary>
internal sealed record PromiseToCustomer(string? Text, DateTimeOffset? DueAt)
{
    public Outcome On(Case found, CaseRegister register)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Invalid("text", "请写下答应了什么。");
        return DueAt is { } due
            ? found.PromiseByWord(Text, due, register.Actor, register.Now)
            : Refusal.Invalid("dueAt", "请写下什么时候之前。");
    }
}
