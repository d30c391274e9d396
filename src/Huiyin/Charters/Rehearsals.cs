using System.Text.Json;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Charters;

/// <summary>The rehearsals of a community: asked for here, played by <see cref="RehearsalWorker"/>, found again here.</summary>
internal sealed class Rehearsals(
    HuiyinDb db,
    UnitOfWork work,
    CurrentStaff me,
    CharterDesk desk,
    RehearsalWorker worker
)
{
    /// <summary>Older ones make room.</summary>
    private const int Kept = 10;
    private const int LongestDays = 3660;

    public Task<List<Rehearsal>> Latest() =>
        Ours.AsNoTracking().OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Take(Kept).ToListAsync();

    public Task<Rehearsal?> Find(Guid id) => Ours.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id);

    /// <summary>Asks for the draft to be played on the cases of these days.</summary>
    public async Task<Outcome<Rehearsal>> Ask(DateOnly? from, DateOnly? to)
    {
        if (await desk.Draft() is not { } draft)
            return CharterRefusals.NoDraft;
        if (from is not { } first)
            return Refusal.Invalid("from", "请写明从哪一天的诉求起，例如 2026-06-01。");
        if (to is not { } last)
            return Refusal.Invalid("to", "请写明到哪一天的诉求为止，例如 2026-08-31。");
        if (last < first)
            return Refusal.Invalid("to", "结束的日子不能早于开始的日子。");
        if (first > desk.Today)
            return Refusal.Invalid("from", "还没有到那一天，没有诉求可以预演。");
        if (last.DayNumber - first.DayNumber > LongestDays)
            return Refusal.Invalid("to", "一次最多预演十年。");
        if (await Ours.AnyAsync(r => r.State == RehearsalState.Waiting || r.State == RehearsalState.Running))
            return CharterRefusals.RehearsalUnderWay;
        await MakeRoom();
        var tried = new CharterTried(draft.Text, draft.Version, first, last);
        var asked = new Rehearsal(me.CommunityId, tried, me.Actor, desk.Now);
        db.Add(asked);
        db.Add(
            new AuditEntry(
                me.CommunityId,
                "CharterRehearsed",
                $"charter:{draft.Version}",
                $"{first:yyyy-MM-dd}–{last:yyyy-MM-dd}",
                me.Actor,
                desk.Now
            )
        );
        await db.SaveChangesAsync();
        worker.Expect();
        work.AfterCommit(worker.Ring);
        return asked;
    }

    /// <summary>The changed cases of a rehearsal after a number, some more than asked for to know whether it goes on.</summary>
    public async Task<(IReadOnlyList<ChangedCase> Items, string? Next)> Cases(
        Rehearsal of,
        string? rule,
        string? after,
        int limit
    )
    {
        var community = me.CommunityId;
        var rows = db.Set<RehearsedCase>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community && c.RehearsalId == of.Id);
        if (rule is not null)
        {
            var named = $"\"rule\":\"{rule}\"";
            rows = rows.Where(c => c.Changes.Contains(named));
        }
        if (after is not null)
            rows = rows.Where(c => c.Number.CompareTo(after) > 0);
        var found = await rows.OrderBy(c => c.Number).Take(limit + 1).ToListAsync();
        var items = found
            .Take(limit)
            .Select(c => new ChangedCase(
                c.Number,
                JsonSerializer.Deserialize<List<RuleDiffers>>(c.Changes, Json.Stored)!
            ))
            .ToList();
        return (items, found.Count > limit ? items[^1].Number : null);
    }

    /// <summary>What it found; null until it is done.</summary>
    public static RehearsalResult? ResultOf(Rehearsal rehearsal) =>
        rehearsal.Outcome is { } outcome ? JsonSerializer.Deserialize<RehearsalResult>(outcome, Json.Stored) : null;

    private IQueryable<Rehearsal> Ours
    {
        get
        {
            var community = me.CommunityId;
            return db.Set<Rehearsal>().Where(r => r.CommunityId == community);
        }
    }

    private async Task MakeRoom()
    {
        var community = me.CommunityId;
        var old = await Ours.OrderByDescending(r => r.AskedAt).Skip(Kept - 1).Select(r => r.Id).ToListAsync();
        if (old.Count == 0)
            return;
        await db.Set<RehearsedCase>()
            .Where(c => c.CommunityId == community && old.Contains(c.RehearsalId))
            .ExecuteDeleteAsync();
        await Ours.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync();
    }
}
