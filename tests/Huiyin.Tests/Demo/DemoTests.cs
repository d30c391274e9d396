using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Demo;
using Huiyin.Desk;
using Huiyin.Desk.Public;
using Huiyin.Hosting;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Huiyin.Tests.Demo;

public sealed class DemoTests
{
    private static readonly DateTimeOffset End = ServiceDesk.Time("2026-09-05T10:30");

    [Theory, OnBothEngines]
    public async Task The_demo_shows_every_kind_and_status_on_a_living_board_and_keeps_every_rule(Engine engine)
    {
        await using var ground = await TestDatabase.Create(engine);
        Assert.True(await Play(ground));
        await using var db = ground.Open();
        await HasALivingBoard(db);

        var cases = await db.Set<Case>().ToListAsync();
        var timelines = (await db.Set<TimelineEntry>().OrderBy(t => t.Seq).ToListAsync()).ToLookup(t => t.CaseId);
        var promises = (await db.Set<PromiseRow>().ToListAsync()).ToLookup(p => p.CaseId);

        Assert.Empty(Enum.GetValues<RequestKind>().Except(cases.Select(c => c.Kind)));
        Assert.Empty(Enum.GetValues<CaseStatus>().Except(cases.Select(c => c.Status)));
        Assert.Empty(
            Enum.GetValues<Role>().Except((await db.Set<Membership>().ToListAsync()).SelectMany(m => m.Roles))
        );
        Assert.Contains(cases, c => c.Cycle == 3 && c.Status == CaseStatus.Handled);
        Assert.Contains(cases, c => c.Rejections == 2);
        Assert.Contains(cases, c => c.ParentId is not null && c.EndedAt is null);
        Assert.All(
            cases,
            c =>
            {
                HasAnUnbrokenChain(c, [.. timelines[c.Id]]);
                HasThePromisesOfItsHistory([.. timelines[c.Id]], [.. promises[c.Id]]);
            }
        );
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_story_and_tells_it_once()
    {
        await using var here = await TestDatabase.Create(Engine.Sqlite);
        await using var there = await TestDatabase.Create(Engine.Sqlite);
        await Play(here);
        await Play(there);
        Assert.False(await Play(there), "Where somebody is already no demo is played.");
        var (first, second) = (await Summary(here), await Summary(there));

        Assert.True(first.Count > 30);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("厨房水龙头一直滴水", 0.5)]
    [InlineData("x", 0)]
    public void A_telling_keeps_to_what_it_has_said(string place, double chance)
    {
        var told = new Telling(
            new Luck((int)(chance * 10)),
            new Dictionary<string, string[]> { ["what"] = ["a", "b", "c"] }
        );
        told.With("place", place);

        var said = told.Say("{place}{what}");

        Assert.Equal(said, told.Say("{place}{what}"));
        Assert.Equal(said[^1..], told.For("what", ["a", "b", "c"]));
    }

    private static async Task HasALivingBoard(HuiyinDb db)
    {
        Assert.True(await db.Set<Case>().AnyAsync(c => c.NextDueAt < End));
        Assert.True(await db.Set<Case>().AnyAsync(c => c.NextDueAt > End && c.NextDueAt < End.AddHours(4)));
        Assert.True(await db.Set<Call>().AnyAsync(c => c.Missed && c.CalledBackAt == null));
        Assert.True(await db.Set<Waiting>().AnyAsync(w => w.LeftAt == null));
        Assert.InRange(await db.Set<DailyReview>().CountAsync(), 8, 15);
        Assert.Empty(await db.Set<PromiseRow>().Where(p => p.NextAt <= End).ToListAsync());
        Assert.Empty(await db.Set<TimelineEntry>().Where(t => t.At > End).ToListAsync());
    }

    private static async Task<List<string>> Summary(TestDatabase ground)
    {
        await using var db = ground.Open();
        var cases = await db.Set<Case>()
            .Select(c => $"{c.Kind} {c.Status} {c.Cycle} {c.Summary} {c.UnitCode}")
            .ToListAsync();
        var facts = await db.Set<TimelineEntry>()
            .GroupBy(t => t.Name)
            .Select(g => $"{g.Key} {g.Count()}")
            .ToListAsync();
        var owed = await db.Set<PromiseRow>().GroupBy(p => p.State).Select(g => $"{g.Key} {g.Count()}").ToListAsync();
        return [.. cases.Concat(facts).Concat(owed).Order(StringComparer.Ordinal)];
    }

    private static Task<bool> Play(TestDatabase ground) =>
        DemoHouse.Play(
            Settings.Read(
                [],
                name =>
                    name switch
                    {
                        "HUIYIN_DATA" => ground.Folder,
                        "HUIYIN_DB" => ground.Connection,
                        _ => null,
                    }
            ),
            DemoScale.Small,
            End,
            TextWriter.Null
        );

    private static void HasAnUnbrokenChain(Case about, TimelineEntry[] timeline)
    {
        var hash = Array.Empty<byte>();
        foreach (var entry in timeline)
        {
            hash = entry.Seal(hash);
            Assert.True(hash.AsSpan().SequenceEqual(entry.Hash), $"{about.Number} {entry.Seq} {entry.Name}");
        }
        Assert.Equal(about.FactCount, timeline.Length);
        Assert.True(hash.AsSpan().SequenceEqual(about.LastHash), about.Number);
    }

    private static void HasThePromisesOfItsHistory(TimelineEntry[] timeline, PromiseRow[] stored)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var history = timeline.Where(t => t.Kind is not null).ToArray();
        var replayed = PromiseEngine.Replay(
            Charter.Default,
            Charter.Default.CalendarIn(zone),
            [.. history.Select(PromiseKeeper.ToFact)],
            End.ToUnixTimeMilliseconds()
        );
        Assert.Equal(
            replayed
                .Select(p =>
                    $"{Charter.Default.Rules[p.Rule].Id} {history[p.OpenedBy].Seq} {p.DueAt} {p.State} {p.KeptAt}"
                )
                .Order(StringComparer.Ordinal),
            stored
                .Select(p =>
                    $"{p.Rule} {p.OpenedBy} {p.DueAt.ToUnixTimeMilliseconds()} {p.State} {p.KeptAt?.ToUnixTimeMilliseconds()}"
                )
                .Order(StringComparer.Ordinal)
        );
    }
}
