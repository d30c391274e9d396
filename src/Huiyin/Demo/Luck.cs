namespace Huiyin.Demo;

/// <summary>Chance that can be repeated.</summary>
internal sealed class Luck(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Number(int from, int to) => random.Next(from, to + 1);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>A span between two, to the second.</summary>
    public TimeSpan Minutes(double from, double to) =>
        TimeSpan.FromSeconds(Math.Round((from + (random.NextDouble() * (to - from))) * 60));

    public TimeSpan Hours(double from, double to) => Minutes(from * 60, to * 60);

    public T Weighed<T>(IReadOnlyList<T> of, Func<T, int> weight)
    {
        var at = random.Next(of.Sum(weight));
        foreach (var item in of)
        {
            at -= weight(item);
            if (at < 0)
                return item;
        }
        return of[^1];
    }
}
