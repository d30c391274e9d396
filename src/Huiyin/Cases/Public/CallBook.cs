using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>
/// The call that brought a case: one that the telephone system has already reported, by its
/// <paramref name="Id"/>, or one measured by hand.
/// </summary>
/// <param name="Id">A call on record; null for one that is written down now.</param>
/// <param name="RingSeconds">How long it rang.</param>
/// <param name="WaitSeconds">How long the caller was kept waiting.</param>
/// <param name="TransferredTo">Whom the call was passed on to.</param>
internal sealed record CallTaken(
    Guid? Id = null,
    int? RingSeconds = null,
    int? WaitSeconds = null,
    string? TransferredTo = null
);

/// <summary>来电记录 as a case knows it; the desk keeps it.</summary>
internal interface ICallBook
{
    /// <summary>Writes the call down, or finds it, and ties it to its case, in the transaction of the case.</summary>
    ValueTask<Outcome> Link(CallTaken call, Case about, string? phone);

    /// <summary>The number that called, for a call on record; null when there is none.</summary>
    ValueTask<string?> PhoneOf(Guid? call);
}
