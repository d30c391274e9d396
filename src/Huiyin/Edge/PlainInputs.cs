namespace Huiyin.Edge;

/// <summary>The input of a verb that asks nothing.</summary>
internal sealed record Nothing;

/// <summary>The input of a verb that asks for a reason alone.</summary>
internal sealed record WithReason(string? Reason);
