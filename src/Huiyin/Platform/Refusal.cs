namespace Huiyin.Platform;

/// <summary>How a refusal is answered at the edge.</summary>
public enum RefusalKind
{
    /// <summary>The move is against a rule in the present state: 409.</summary>
    Conflict,

    /// <summary>This person may not do it: 403.</summary>
    NotAllowed,

    /// <summary>Unknown, or another community's: 404, the same for both.</summary>
    NotFound,

    /// <summary>What was sent cannot be read or used: 422 with the field.</summary>
    Invalid,

    /// <summary>Somebody else changed it first: 412.</summary>
    Stale,
}

/// <summary>
/// An expected "no", written for the clerk who reads it. <see cref="Code"/> is stable for programs,
/// <see cref="Message"/> is a zh-Hans sentence that doubles as its translation key.
/// </summary>
/// <param name="Code">Stable snake_case name of the rule.</param>
/// <param name="Message">One sentence; <c>{0}</c> places take <paramref name="Args"/>.</param>
/// <param name="Kind">How the edge answers.</param>
/// <param name="Field">The input at fault, camelCase, when one is.</param>
/// <param name="Args">Values for the places in the sentence.</param>
public sealed record Refusal(
    string Code,
    string Message,
    RefusalKind Kind = RefusalKind.Conflict,
    string? Field = null,
    params object?[] Args
)
{
    /// <summary>An input that cannot be used; the message stands beside its field.</summary>
    public static Refusal Invalid(string field, string message, params object?[] args) =>
        new("invalid", message, RefusalKind.Invalid, field, args);

    /// <summary>Not there, or not this community's: nobody learns which.</summary>
    public static readonly Refusal NotFound = new("not_found", "没有找到。", RefusalKind.NotFound);

    /// <summary>The sentence in the reader's language.</summary>
    public string Sentence() => Texts.T(Message, Args);
}

/// <summary>The result of something that may be refused.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why not, or null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The result; asking for it after a refusal is a bug.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>Splits into the two cases: <c>if (outcome.Refused(out var value, out var no)) …</c></summary>
    public bool Refused(out T result, out Refusal no)
    {
        result = value!;
        no = Refusal!;
        return Refusal is not null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The result of a verb that answers nothing but "done" or a refusal.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static readonly Outcome Done;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}
