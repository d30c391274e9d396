using System.Text.Json;
using Huiyin.Cases.Public;
using Huiyin.Desk;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Demo;

/// <summary>A call that led to a case, or to nothing.</summary>
internal sealed record CallPlayed(string? Caller, int Rings, int? Waited = null, bool Missed = false, string? TransferredTo = null, string? Note = null)
{
    public async Task Write(HuiyinDb db, CommunityRoster roster, string? login, CaseId? about, DateTimeOffset at)
    {
        var member = login is null ? null : roster.Find(login);
        var facts = new CallFacts(Caller, Rings, Waited, Missed, TransferredTo, Note);
        var call = new Call(
            roster.Community.Id,
            Guid.CreateVersion7(at),
            facts,
            null,
            member is null ? null : new Actor(member.Id, member.Login, member.Name),
            at
        );
        if (about is { } id)
            call.Led(id);
        db.Add(call);
        await Task.CompletedTask;
    }

    /// <summary>Mostly within three rings of five seconds.</summary>
    public static CallPlayed Answered(Luck luck, string? caller, string? note = null) =>
        new(
            caller,
            luck.Chance(0.93) ? luck.Number(3, 15) : luck.Number(16, 34),
            luck.Chance(0.12) ? luck.Number(20, 140) : null,
            Note: note,
            TransferredTo: note is not null && luck.Chance(0.15) ? "管家" : null
        );
}

/// <summary>What a day at the desk has besides cases: calls, people waiting, the supervisor's signature.</summary>
internal sealed class DeskDays(DemoScript script, Luck luck, IReadOnlyList<DemoUnit> units)
{
    public void Day(DateTimeOffset day, int share)
    {
        for (var i = luck.Number(share / 2, share); i > 0; i--)
            Enquiry(day + luck.Hours(7.5, 21.5));
        for (var i = luck.Number(0, 2); i > 0; i--)
            Missed(day + luck.Hours(6, 23));
        for (var i = luck.Number(share / 4, share / 2); i > 0; i--)
            Visitor(day + luck.Hours(9, 17.5));
        if (luck.Chance(0.9))
            Sign(day + luck.Hours(18, 18.7));
    }

    /// <summary>Who waits and who rang at this very hour.</summary>
    public void RightNow()
    {
        foreach (var minutes in (int[])[14, 9, 3])
        {
            var at = script.End.AddMinutes(-minutes);
            script.At(at, stage => stage.Write((db, roster) => Arrive(db, roster, at, greeted: minutes > 4, served: null)));
        }
        foreach (var minutes in (int[])[38, 7])
            Missed(script.End.AddMinutes(-minutes), calledBack: false);
    }

    private void Enquiry(DateTimeOffset at)
    {
        var call = CallPlayed.Answered(luck, Caller(), luck.One(DemoWords.Common["callNotes"]));
        script.At(at, stage => stage.Write((db, roster) => call.Write(db, roster, DemoStaff.DeskAt(at), null, at)));
    }

    private void Missed(DateTimeOffset at, bool? calledBack = null)
    {
        var call = new CallPlayed(Caller(), luck.Number(22, 60), Missed: true);
        script.At(at, stage => stage.Write((db, roster) => call.Write(db, roster, null, null, at)));
        if (calledBack ?? luck.Chance(0.85))
        {
            var later = at + luck.Minutes(4, 50);
            script.At(
                later,
                stage =>
                    stage.Write(
                        async (db, roster) =>
                        {
                            var missed = await db.Set<Call>().FirstAsync(c => c.CommunityId == roster.Community.Id && c.At == at && c.Missed);
                            missed.CallBack(later);
                        }
                    )
            );
        }
    }

    private void Visitor(DateTimeOffset at)
    {
        var served = luck.Minutes(1, 16);
        script.At(at + served + luck.Minutes(3, 12), stage => stage.Write((db, roster) => Arrive(db, roster, at, luck.Chance(0.8), served)));
    }

    private Task Arrive(HuiyinDb db, CommunityRoster roster, DateTimeOffset at, bool greeted, TimeSpan? served)
    {
        var unit = luck.One(units);
        var matter = luck.One(DemoWords.Common["queueMatters"]);
        var waiting = new Waiting(roster.Community.Id, luck.One(unit.AtHome).Name, unit.Code, matter, at);
        if (greeted)
            waiting.Greet(at + TimeSpan.FromSeconds(luck.Number(10, 80)));
        if (served is { } wait)
        {
            waiting.Serve(DemoStaff.NameOf(DemoStaff.DeskAt(at)), at + wait);
            waiting.Leave(at + wait + luck.Minutes(2, 11));
        }
        db.Add(waiting);
        return Task.CompletedTask;
    }

    private void Sign(DateTimeOffset at) =>
        script.At(
            at,
            stage =>
                stage.Write(
                    async (db, roster) =>
                    {
                        var from = Times.StartOf(DateOnly.FromDateTime(at.DateTime), roster.Zone);
                        var cases = db.Set<Case>().Where(c => c.CommunityId == roster.Community.Id);
                        var counts = new
                        {
                            received = await cases.CountAsync(c => c.ReceivedAt >= from && c.ReceivedAt < at),
                            handled = await cases.CountAsync(c => c.HandledAt >= from),
                            closed = await cases.CountAsync(c => c.EndedAt >= from),
                            overdue = await cases.CountAsync(c => c.NextDueAt < at),
                        };
                        var supervisor = roster.Find(DemoStaff.Supervisor)!;
                        db.Add(
                            new DailyReview(
                                roster.Community.Id,
                                DateOnly.FromDateTime(at.DateTime),
                                supervisor.Id,
                                supervisor.Name,
                                luck.One(DemoWords.Common["reviewNotes"]),
                                JsonSerializer.Serialize(counts, Json.Stored),
                                at
                            )
                        );
                    }
                )
        );

    private string? Caller() => luck.Chance(0.3) ? null : luck.One(luck.One(units).AtHome).Name;
}
