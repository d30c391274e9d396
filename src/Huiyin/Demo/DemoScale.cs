namespace Huiyin.Demo;

/// <summary>How large the demo community is. The same seed and the same end tell the same story.</summary>
/// <param name="Days">How far back its history goes.</param>
/// <param name="EveryUnit">1 opens every unit of the estate, 20 every twentieth.</param>
/// <param name="CasesADay">On an ordinary day; weekends and rain bring more.</param>
/// <param name="Seed">Where chance begins.</param>
internal sealed record DemoScale(int Days, int EveryUnit, int CasesADay, int Seed)
{
    /// <summary>What <c>./run --demo</c> shows: 1,200 units and three months.</summary>
    public static readonly DemoScale Full = new(Days: 92, EveryUnit: 1, CasesADay: 16, Seed: 571);

    /// <summary>Two weeks of about sixty units.</summary>
    public static readonly DemoScale Small = new(Days: 14, EveryUnit: 20, CasesADay: 5, Seed: 571);
}
