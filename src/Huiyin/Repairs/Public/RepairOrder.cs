using Huiyin.Cases.Public;
using Huiyin.Platform;

namespace Huiyin.Repairs.Public;

/// <summary>What was said about water or power going off .</summary>
internal enum ConsentState
{
    NotAsked,
    Asked,
    Given,
    Refused,

    /// <summary>Danger to life: the supervisor did not wait.</summary>
    Overridden,
}

/// <summary>Who brings a part, and who pays for it .</summary>
internal enum Party
{
    Owner,
    Office,
}

/// <summary>请修单: what a repair has beyond the case: consent, signature, satisfaction on the spot.</summary>
internal sealed class RepairOrder
{
    private RepairOrder() { }

    internal RepairOrder(Case about) => (CommunityId, CaseId) = (about.CommunityId, about.Id);

    public CommunityId CommunityId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ConsentState Consent { get; private set; }

    /// <summary>What goes off: <c>water</c>, <c>power</c>, or in words.</summary>
    public string? Outage { get; private set; }
    public string? ConsentBy { get; private set; }
    public string? ConsentHow { get; private set; }
    public DateTimeOffset? ConsentAt { get; private set; }

    /// <summary>Who accepted the work, as signed .</summary>
    public string? SignedBy { get; private set; }

    /// <summary>满意程度 on the form; the follow-up asks again.</summary>
    public string? Satisfaction { get; private set; }

    /// <summary>The drawn signature in the file store; null when the paper form was signed.</summary>
    public string? SignatureKey { get; private set; }
    public DateTimeOffset? SignedAt { get; private set; }

    internal void Ask(string what) => (Consent, Outage) = (ConsentState.Asked, what);

    internal void Take(bool given, string by, string how, DateTimeOffset now) =>
        (Consent, ConsentBy, ConsentHow, ConsentAt) = (given ? ConsentState.Given : ConsentState.Refused, by, how, now);

    internal void Override(DateTimeOffset now) => (Consent, ConsentAt) = (ConsentState.Overridden, now);

    internal void Sign(string? by, string? satisfaction, string? signatureKey, DateTimeOffset now) =>
        (SignedBy, Satisfaction, SignatureKey, SignedAt) = (by, satisfaction, signatureKey ?? SignatureKey, now);
}

/// <summary>A part that was fitted: explained and agreed before .</summary>
internal sealed class Material
{
    private Material() { }

    internal Material(
        Case about,
        string item,
        decimal quantity,
        Money unitPrice,
        Party suppliedBy,
        Party paidBy,
        DateTimeOffset at
    )
    {
        (CommunityId, CaseId, Id, At) = (about.CommunityId, about.Id, Guid.CreateVersion7(at), at);
        (Item, Thousandths, UnitPrice, SuppliedBy, PaidBy) = (
            item,
            (long)(quantity * 1000),
            unitPrice,
            suppliedBy,
            paidBy
        );
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Item { get; private set; } = "";

    /// <summary>Quantity in thousandths, so that 2.5 m of cable is exact.</summary>
    public long Thousandths { get; private set; }
    public Money UnitPrice { get; private set; }
    public Party SuppliedBy { get; private set; }
    public Party PaidBy { get; private set; }
    public DateTimeOffset At { get; private set; }

    public decimal Quantity => Thousandths / 1000m;

    /// <summary>Rounded to the fen, half up.</summary>
    public Money Total => new((long)Math.Round(Thousandths * UnitPrice.Fen / 1000m, MidpointRounding.AwayFromZero));
}
