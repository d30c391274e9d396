using System.Globalization;
using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Huiyin.Tests.Clock;

public sealed class KeptPromisesTests
{
    private const int Cases = 24;
    private const int Acts = 9;

    /// <summary>Whatever people do in whatever order, refused or not, what the database keeps is what a replay gives.</summary>
    [Theory, OnBothEngines]
    public async Task What_the_database_keeps_is_exactly_what_replaying_its_facts_gives(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await desk.Hire("chen", "陈建国", "project_manager", "customer_service", "engineering");
        var luck = new Random(20260901);
        for (var number = 0; number < Cases; number++)
            await SomeCourse(desk, luck);
        await desk.ClockTo(desk.Now.AddDays(3).ToString("O", CultureInfo.InvariantCulture));

        var compared = 0;
        await using var db = desk.Db();
        foreach (var about in await db.Set<Case>().AsNoTracking().ToListAsync())
        {
            var kept = await Kept(db, about);
            Assert.Equal(await Replayed(desk, db, about), kept);
            compared += kept.Count;
        }
        Assert.True(compared > Cases * 4, $"only {compared} promises were compared");
    }

    private static async Task SomeCourse(ServiceDesk desk, Random luck)
    {
        var chen = await desk.As("chen");
        string[] kinds = ["repair", "complaint", "paid_service", "suggestion", "other", "developer_defect"];
        var opened = await chen.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = kinds[luck.Next(kinds.Length)],
                urgent = luck.Next(4) == 0,
                summary = "客厅灯不亮",
            }
        );
        opened.Done();
        var path = $"/cases/{opened.Text("number")}/";
        (string Verb, object Input)[] acts =
        [
            ("classification", new { kind = kinds[luck.Next(kinds.Length)], urgent = luck.Next(3) == 0 }),
            ("dispatch", new { department = "engineering", assignee = "chen" }),
            ("acceptance", new { }),
            ("rejection", new { reason = "不是工程部的事" }),
            ("arrival", new { }),
            ("start", new { }),
            ("hold", new { reason = luck.Next(2) == 0 ? "waiting_for_parts" : "other" }),
            ("resumption", new { }),
            ("answer", new { text = "今天来看", how = "phone" }),
            ("promise", new { text = "明天办好", dueAt = desk.Now.AddHours(luck.Next(1, 60)) }),
            ("handling", new { result = "换了灯" }),
            (
                "follow-ups",
                new
                {
                    method = "visit",
                    outcome = luck.Next(2) == 0 ? "unsatisfied" : "unreachable",
                    notes = "还是不亮",
                }
            ),
            ("follow-ups", new { method = "phone", outcome = "satisfied" }),
        ];
        for (var act = 0; act < Acts; act++)
        {
            // Most of what is tried in the wrong order is refused, as it should be, and changes nothing.
            var (verb, input) = acts[Math.Min(acts.Length - 1, (act * acts.Length / Acts) + luck.Next(4))];
            await chen.Post(path + verb, input);
            if (luck.Next(2) == 0)
                await desk.ClockTo(desk.Now.AddMinutes(luck.Next(1, 900)).ToString("O", CultureInfo.InvariantCulture));
        }
    }

    private static async Task<List<string>> Kept(Huiyin.Platform.HuiyinDb db, Case about)
    {
        var rows = await db.Set<PromiseRow>()
            .AsNoTracking()
            .Where(p => p.CommunityId == about.CommunityId && p.CaseId == about.Id)
            .ToListAsync();
        return
        [
            .. rows.Select(p =>
                    Line(
                        p.Rule,
                        p.OpenedBy,
                        p.OpenedAt.ToUnixTimeMilliseconds(),
                        p.DueAt.ToUnixTimeMilliseconds(),
                        p.WarnAt?.ToUnixTimeMilliseconds(),
                        p.State,
                        p.KeptAt?.ToUnixTimeMilliseconds(),
                        p.PausedSince?.ToUnixTimeMilliseconds(),
                        p.Ended,
                        p.Cycle
                    )
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<List<string>> Replayed(ServiceDesk desk, Huiyin.Platform.HuiyinDb db, Case about)
    {
        var charter = await desk
            .Services.GetRequiredService<CharterBook>()
            .Version(about.CommunityId, about.CharterVersion);
        var history = await db.Set<TimelineEntry>()
            .AsNoTracking()
            .Where(t => t.CommunityId == about.CommunityId && t.CaseId == about.Id && t.Kind != null)
            .OrderBy(t => t.Seq)
            .ToListAsync();
        var facts = history.ConvertAll(PromiseKeeper.ToFact).ToArray();
        return
        [
            .. PromiseEngine
                .Replay(charter.Charter, charter.Calendar, facts, desk.Now.ToUnixTimeMilliseconds())
                .Select(p =>
                    Line(
                        charter.Charter.Rules[p.Rule].Id,
                        history[p.OpenedBy].Seq,
                        p.OpenedAt,
                        p.DueAt,
                        p.WarnAt,
                        p.State,
                        p.KeptAt,
                        p.PausedSince,
                        !p.IsOwed,
                        p.Cycle
                    )
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Line(
        string rule,
        int openedBy,
        long opened,
        long due,
        long? warn,
        PromiseStanding state,
        long? kept,
        long? paused,
        bool ended,
        int cycle
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rule} by {openedBy} at {opened}, due {due}, warned {warn}, {state}, kept {kept}, paused {paused}, ended {ended}, cycle {cycle}"
        );
}
