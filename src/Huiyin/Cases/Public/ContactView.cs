namespace Huiyin.Cases.Public;

/// <summary>Who asks, as others read it: the number masked .</summary>
internal sealed record ContactView(string? Name, string? Phone);
