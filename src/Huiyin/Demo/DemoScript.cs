using Huiyin.Cases.Public;
using Huiyin.Platform;

namespace Huiyin.Demo;

/// <summary>What happens when, in order of time; what would happen after the end stays undone, so that the board is alive.</summary>
internal sealed class DemoScript(DateTimeOffset end)
{
    private readonly PriorityQueue<Func<DemoStage, Task>, (long At, int Order)> acts = new();
    private int order;

    public DateTimeOffset End => end;
    public int Count => acts.Count;

    public void At(DateTimeOffset at, Func<DemoStage, Task> act)
    {
        if (at < end)
            acts.Enqueue(act, (at.ToUnixTimeMilliseconds(), order++));
    }

    /// <summary>Plays it to the end; <paramref name="tell"/> hears now and then how far it is.</summary>
    public async Task Play(DemoStage stage, Action<int> tell)
    {
        for (var played = 0; acts.TryDequeue(out var act, out var due); played++)
        {
            await stage.MoveTo(DateTimeOffset.FromUnixTimeMilliseconds(due.At));
            await act(stage);
            if (played % 200 == 0)
                tell(100 * played / (played + acts.Count + 1));
        }
        await stage.MoveTo(end);
    }
}

/// <summary>The course of one case: a time that only goes forward, and what is done at it.</summary>
internal sealed class Course(DemoScript script, DateTimeOffset at)
{
    public PlayedCase Case { get; } = new();
    public DateTimeOffset Now { get; private set; } = at;

    public Course After(TimeSpan pause)
    {
        Now += pause;
        return this;
    }

    /// <summary>Not before an hour of the day and not after another: else the next morning.</summary>
    public Course Between(int from, int to, Luck luck)
    {
        if (Now.Hour >= from && Now.Hour < to)
            return this;
        var day = Now.Hour >= to ? Now.AddDays(1) : Now;
        Now = new DateTimeOffset(day.Year, day.Month, day.Day, from, 0, 0, day.Offset) + luck.Minutes(2, 100);
        return this;
    }

    public Course Register(string login, object input, PlayedCase? parent = null)
    {
        script.At(
            Now,
            async stage =>
            {
                var opened = await stage.Register(login, input, parent);
                (Case.Id, Case.Number) = (opened.Id, opened.Number);
            }
        );
        return this;
    }

    public Course Do(string verb, string login, object? input = null)
    {
        script.At(Now, stage => stage.Do(Case, verb, login, input));
        return this;
    }

    public Course Then(Func<DemoStage, Task> act)
    {
        script.At(Now, act);
        return this;
    }
}
