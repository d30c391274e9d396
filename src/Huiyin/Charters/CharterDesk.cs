using Huiyin.Charters.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Charters;

/// <summary>
/// Where a community's charter is written: one draft at a time, made from what was published last, published with a date and
/// a reason, withdrawn before its date. Every step is audited.
/// </summary>
internal sealed class CharterDesk(HuiyinDb db, UnitOfWork work, CurrentStaff me, CharterBook book, TimeProvider clock)
{
    private const int LongestReason = 500;

    public DateTimeOffset Now { get; } = clock.GetUtcNow().WholeMilliseconds();

    public DateOnly Today => Times.DayOf(Now, me.Community.Zone);

    /// <summary>Every version, the latest first.</summary>
    public Task<List<CharterVersion>> Versions() => Ours.AsNoTracking().OrderByDescending(v => v.Version).ToListAsync();

    public Task<CharterVersion?> Find(int version) =>
        Ours.AsNoTracking().SingleOrDefaultAsync(v => v.Version == version);

    public Task<CharterVersion?> Draft() => Ours.SingleOrDefaultAsync(v => v.Status == CharterStatus.Draft);

    /// <summary>The version under which a case received now begins.</summary>
    public async Task<CharterVersion> InForce()
    {
        var charter = await book.On(me.CommunityId, Now);
        return await Find(charter.Charter.Version) ?? CharterVersion.First(me.CommunityId, Now);
    }

    /// <summary>Begins a draft from what was published last.</summary>
    public async Task<Outcome<CharterVersion>> Begin()
    {
        if (await Draft() is not null)
            return CharterRefusals.DraftExists;
        var versions = await Versions();
        var last = versions.Where(v => v.Status == CharterStatus.Published).MaxBy(v => (v.ValidFrom, v.Version));
        return await Add(last?.Text ?? Charter.DefaultText, versions);
    }

    /// <summary>Keeps a draft's text; begins the draft where there is none.</summary>
    /// <param name="text">A charter without mistakes.</param>
    /// <param name="revision">The revision that the writer saw; null when they do not mind.</param>
    public async Task<Outcome<CharterVersion>> Save(string text, int? revision)
    {
        if (CharterMistake.In(text) is { Count: > 0 } mistakes)
            return CharterRefusals.Mistaken(mistakes.Count);
        if (await Draft() is not { } draft)
            return await Add(text, await Versions());
        if (revision is { } seen && seen != draft.Revision)
            return CharterRefusals.ChangedMeanwhile(draft.ChangedByName, draft.Revision);
        draft.Write(CharterText.Numbered(text, draft.Version, null), me.Actor, Now);
        return await Saved(draft);
    }

    public async Task<Outcome<CharterVersion>> Discard()
    {
        if (await Draft() is not { } draft)
            return CharterRefusals.NoDraft;
        db.Remove(draft);
        Audit("CharterDraftDiscarded", draft.Version, "");
        return draft;
    }

    /// <summary>Publishes the draft: from that day on every new case begins under it.</summary>
    public async Task<Outcome<CharterVersion>> Publish(DateOnly? from, string? reason, int? revision)
    {
        if (await Draft() is not { } draft)
            return CharterRefusals.NoDraft;
        if (revision is { } seen && seen != draft.Revision)
            return CharterRefusals.ChangedMeanwhile(draft.ChangedByName, draft.Revision);
        if (from is not { } validFrom)
            return CharterRefusals.NoDate;
        if (validFrom < Today)
            return CharterRefusals.InThePast(Today);
        if (Reason(reason).Refused(out var why, out var no))
            return no;
        var versions = await Versions();
        var last = versions.Where(v => v.Status == CharterStatus.Published).MaxBy(v => (v.ValidFrom, v.Version));
        if (last?.ValidFrom > validFrom)
            return CharterRefusals.BeforeALaterVersion(last.Version, last.ValidFrom.Value);
        if (CharterDiff.Between(last?.Charter() ?? Charter.Default, draft.Charter()).IsEmpty)
            return CharterRefusals.NothingChanged;
        draft.Publish(validFrom, why, CharterText.Numbered(draft.Text, draft.Version, validFrom), me.Actor, Now);
        return await Announced(draft, "CharterPublished", why);
    }

    /// <summary>Takes a published version back before its date.</summary>
    public async Task<Outcome<CharterVersion>> Withdraw(int version, string? reason)
    {
        if (await Ours.SingleOrDefaultAsync(v => v.Version == version) is not { } published)
            return Refusal.NotFound;
        if (Reason(reason).Refused(out var why, out var no))
            return no;
        if (published.Withdraw(why, Today, me.Actor, Now).Refusal is { } refused)
            return refused;
        return await Announced(published, "CharterWithdrawn", why);
    }

    private IQueryable<CharterVersion> Ours
    {
        get
        {
            var community = me.CommunityId;
            return db.Set<CharterVersion>().Where(v => v.CommunityId == community);
        }
    }

    private async Task<Outcome<CharterVersion>> Add(string text, List<CharterVersion> versions)
    {
        var number = versions.Count == 0 ? 2 : versions[0].Version + 1;
        var draft = CharterVersion.Draft(
            me.CommunityId,
            number,
            CharterText.Numbered(text, number, null),
            me.Actor,
            Now
        );
        db.Add(draft);
        Audit("CharterDraftBegun", number, "");
        return await Saved(draft);
    }

    private async Task<Outcome<CharterVersion>> Announced(CharterVersion version, string fact, string why)
    {
        Audit(fact, version.Version, why);
        work.AfterCommit(() => book.Forget(me.CommunityId));
        return await Saved(version);
    }

    /// <summary>Two who write at once: the database lets one through.</summary>
    private async Task<Outcome<CharterVersion>> Saved(CharterVersion version)
    {
        try
        {
            await db.SaveChangesAsync();
            return version;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CharterRefusals.ChangedMeanwhile(version.ChangedByName, version.Revision);
        }
        catch (DbUpdateException)
        {
            return CharterRefusals.DraftExists;
        }
    }

    private void Audit(string fact, int version, string why) =>
        db.Add(new AuditEntry(me.CommunityId, fact, $"charter:{version}", why, me.Actor, Now));

    private static Outcome<string> Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? CharterRefusals.NoReason
        : reason.Length > LongestReason ? Refusal.Invalid("reason", "原因不超过 {0} 个字。", LongestReason)
        : reason.Trim();
}
