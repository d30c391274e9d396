using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Huiyin.Tests.Clock;

/// <summary>The clock takes many promises to one transaction; nobody sees that in what comes of them.</summary>
public sealed class PromiseClockTests
{
    /// <summary>More than the clock takes at a time.</summary>
    private const int Many = 60;

    private const string Registered = "2026-09-01T09:00";
    private static readonly DateTimeOffset Unanswered = ServiceDesk.Time("2026-09-01T09:30");

    [Theory, OnBothEngines]
    public async Task However_many_fall_due_at_once_each_is_run_once_at_its_time(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Registered);
        await Register(desk, Many);

        await desk.ClockTo("2026-09-01T12:00");

        var run = await Acknowledgements(desk);
        Assert.Equal(Many, run.Select(r => r.PromiseId).Distinct().Count());
        Assert.Equal(Many, run.Count(r => r.Action == "notify" && r.At == Unanswered));
        Assert.Equal(Many, await TimesWritten(desk));
    }

    [Theory, OnBothEngines]
    public async Task Two_nodes_that_look_in_the_same_instant_run_each_once_between_them(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Registered);
        await Register(desk, Many);
        var clock = (MovableClock)desk.Services.GetRequiredService<TimeProvider>();
        clock.MoveTo(Unanswered);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Look(desk, Unanswered))));

        var run = await Acknowledgements(desk);
        Assert.Equal(Many, run.Count(r => r.Action == "notify" && r.At == Unanswered));
        Assert.Equal(Many, await TimesWritten(desk));
    }

    [Theory, OnBothEngines]
    public async Task A_case_that_cannot_be_read_keeps_no_other_waiting(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Registered);
        await Register(desk, Many);
        await using (var db = desk.Db())
        {
            var first = await db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Number).FirstAsync();
            await db.Set<Case>()
                .Where(c => c.Number == first)
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.CharterVersion, 4711));
        }

        var broken = await Assert.ThrowsAsync<AggregateException>(() => Look(desk, Unanswered));

        Assert.All(broken.InnerExceptions, why => Assert.Contains("4711", why.Message, StringComparison.Ordinal));
        Assert.Equal(Many - 1, (await Acknowledgements(desk)).Count(r => r.Action == "notify"));
    }

    [Theory, OnBothEngines]
    public async Task A_letter_written_down_days_later_warns_nobody_of_what_has_passed(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, Registered);
        var letter = new
        {
            channel = "letter",
            kind = "repair",
            summary = "客厅灯不亮",
            receivedAt = ServiceDesk.Time("2026-08-20T10:00"),
        };
        var number = (await desk.Administrator.Post("/cases", letter)).Done().Json.Text("number");

        await desk.ClockTo("2026-09-01T09:01");

        var facts = (await desk.Administrator.Get($"/cases/{number}")).Done()["timeline"].EnumerateArray().ToList();
        Assert.DoesNotContain(facts, fact => fact.Text("fact") == "PromiseWarned");
        Assert.Contains(facts, fact => fact.Text("fact") == "DutyHolderTold");
    }

    private static async Task Register(ServiceDesk desk, int cases)
    {
        for (var n = 0; n < cases; n++)
        {
            var said = new
            {
                channel = "phone",
                kind = "repair",
                summary = "客厅灯不亮",
            };
            (await desk.Administrator.Post("/cases", said)).Done();
        }
    }

    private static async Task Look(ServiceDesk desk, DateTimeOffset now)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PromiseClock>().RunDue(now);
    }

    /// <summary>How often a timeline says that nobody took a case on in time.</summary>
    private static async Task<int> TimesWritten(ServiceDesk desk)
    {
        await using var db = desk.Db();
        return await db.Set<TimelineEntry>()
            .CountAsync(t => t.Name == "DutyHolderTold" && t.Rule == "acknowledge" && t.At == Unanswered);
    }

    /// <summary>What was run because nobody took a case on in time.</summary>
    private static async Task<List<ConsequenceRow>> Acknowledgements(ServiceDesk desk)
    {
        await using var db = desk.Db();
        return await (
            from run in db.Set<ConsequenceRow>().AsNoTracking()
            join p in db.Set<PromiseRow>().AsNoTracking()
                on new { run.CommunityId, run.PromiseId } equals new { p.CommunityId, PromiseId = p.Id }
            where p.Kind == PromiseKind.Acknowledge
            select run
        ).ToListAsync();
    }
}
