using Huiyin.Desk;
using Huiyin.Desk.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Demo;

/// <summary>What a day at the desk has besides cases: calls, people waiting, the supervisor's signature.</summary>
internal sealed class DeskDays(DemoScript script, Luck luck, IReadOnlyList<DemoUnit> units)
{
    // Calls and visitors without a case are entered a shift at a time: they change nothing that others wait for.
    private static readonly (int From, int Until)[] Shifts = [(7, 14), (14, 18), (18, 22)];

    public void Day(DateTimeOffset day, int share)
    {
        foreach (var (from, until) in Shifts)
            Shift(day.AddHours(from), day.AddHours(until), share * (until - from) / 15);
        if (luck.Chance(0.9))
            Sign(day + luck.Hours(18.1, 18.7));
    }

    /// <summary>Who waits and who rang at this very hour.</summary>
    public void RightNow()
    {
        foreach (var minutes in (int[])[14, 9, 3])
        {
            var at = script.End.AddMinutes(-minutes);
            var waiting = Waiting(at, greeted: minutes > 4);
            script.At(at, stage => stage.Write((db, roster) => waiting.Write(db, roster)));
        }
        foreach (var minutes in (int[])[38, 7])
        {
            var at = script.End.AddMinutes(-minutes);
            var missed = Missed(at, calledBack: null);
            script.At(at, stage => Log(stage, [missed], at));
        }
    }

    private void Shift(DateTimeOffset from, DateTimeOffset until, int share)
    {
        var entered = until < script.End ? until : script.End.AddSeconds(-1);
        var calls = new List<DemoCall>();
        for (var i = luck.Number(share / 2, share + 1); i > 0; i--)
            calls.Add(Enquiry(from + luck.Minutes(0, (until - from).TotalMinutes)));
        if (luck.Chance(0.4))
        {
            var at = from + luck.Minutes(0, (until - from).TotalMinutes - 70);
            calls.Add(Missed(at, luck.Chance(0.85) ? at + luck.Minutes(4, 50) : null));
        }
        var visitors = new List<DemoWaiting>();
        for (var i = from.Hour < 18 ? luck.Number(share / 4, share / 2) : 0; i > 0; i--)
            visitors.Add(
                Waiting(from + luck.Minutes(5, (until - from).TotalMinutes - 40), luck.Chance(0.8), luck.Minutes(1, 16))
            );
        calls.RemoveAll(c => c.At > entered || c.CalledBackAt > entered);
        visitors.RemoveAll(v => v.At.AddMinutes(30) > entered);
        script.At(
            entered,
            async stage =>
            {
                await Log(stage, calls, from);
                await stage.Write(
                    async (db, roster) =>
                    {
                        foreach (var visitor in visitors)
                            await visitor.Write(db, roster);
                    }
                );
            }
        );
    }

    private static Task<bool> Log(DemoStage stage, List<DemoCall> calls, DateTimeOffset at) =>
        stage.Act<bool>(
            DemoStaff.DeskAt(at),
            async services =>
            {
                var book = services.GetRequiredService<CallBook>();
                foreach (var call in calls)
                {
                    if ((await book.Log(call.Facts, call.Phone, call.At)).Refused(out var logged, out var no))
                        return no;
                    if (call.CalledBackAt is { } back)
                        logged.CallBack(back);
                }
                return true;
            },
            "log calls"
        );

    private void Sign(DateTimeOffset at)
    {
        var note = luck.One(DemoWords.Common["reviewNotes"]);
        script.At(
            at,
            stage =>
                stage.Act(
                    DemoStaff.Supervisor,
                    services =>
                        SignDay.On(
                            new SignDay(DateOnly.FromDateTime(at.DateTime), note),
                            new DefaultHttpContext { RequestServices = services }
                        ),
                    "sign the day"
                )
        );
    }

    private DemoCall Enquiry(DateTimeOffset at)
    {
        var (caller, phone) = Caller();
        var transferred = luck.Chance(0.12) ? "管家" : null;
        var facts = new CallFacts(
            caller,
            Ring(luck),
            Wait(luck),
            false,
            transferred,
            luck.One(DemoWords.Common["callNotes"])
        );
        return new(facts, phone, at, null);
    }

    private DemoCall Missed(DateTimeOffset at, DateTimeOffset? calledBack)
    {
        var (caller, phone) = Caller();
        return new(new CallFacts(caller, luck.Number(22, 60), Missed: true), phone, at, calledBack);
    }

    /// <summary>Mostly within three rings of five seconds.</summary>
    public static int Ring(Luck luck) => luck.Chance(0.93) ? luck.Number(3, 15) : luck.Number(16, 34);

    public static int? Wait(Luck luck) => luck.Chance(0.12) ? luck.Number(20, 140) : null;

    private DemoWaiting Waiting(DateTimeOffset at, bool greeted, TimeSpan? served = null)
    {
        var unit = luck.One(units);
        return new(
            luck.One(unit.AtHome).Name,
            unit.Code,
            luck.One(DemoWords.Common["queueMatters"]),
            at,
            greeted ? at + TimeSpan.FromSeconds(luck.Number(10, 80)) : null,
            at + served
        );
    }

    private (string? Name, string Phone) Caller()
    {
        var person = luck.One(luck.One(units).AtHome);
        return (luck.Chance(0.3) ? null : person.Name, person.Phone);
    }
}

internal sealed record DemoCall(CallFacts Facts, string Phone, DateTimeOffset At, DateTimeOffset? CalledBackAt);

internal sealed record DemoWaiting(
    string Name,
    string Unit,
    string Matter,
    DateTimeOffset At,
    DateTimeOffset? GreetedAt,
    DateTimeOffset? ServedAt
)
{
    public Task Write(HuiyinDb db, CommunityRoster roster)
    {
        var waiting = new Waiting(roster.Community.Id, Name, Unit, Matter, At);
        if (GreetedAt is { } greeted)
            waiting.Greet(greeted);
        if (ServedAt is { } served)
            waiting.Serve(DemoStaff.NameOf(DemoStaff.DeskAt(At)), served);
        db.Add(waiting);
        return Task.CompletedTask;
    }
}
