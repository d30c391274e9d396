using System.Text.Json;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Platform.Files;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <summary>
/// 登记簿: where cases are written and changed. Every change runs the same way: load, check the version, let the verb
/// decide, write its facts, let the charter say what is now owed, commit together.
/// </summary>
internal sealed class CaseRegister(
    HuiyinDb db,
    UnitOfWork work,
    CurrentStaff me,
    Rosters rosters,
    CharterBook charters,
    PromiseKeeper keeper,
    ICaseSearch search,
    Contacts contacts,
    ICallBook calls,
    FileStore files,
    LiveChanges live,
    TimeProvider clock
)
{
    /// <summary>The most that one text on a timeline holds: twenty pages.</summary>
    private const int LongestText = 25_000;

    private (Case Case, CaseRecord Record)? justOpened;

    public HuiyinDb Db => db;
    public CurrentStaff Me => me;
    public Contacts Contacts => contacts;
    public ICallBook Calls => calls;
    public FileStore Files => files;
    public Actor Actor => me.Actor;
    public CommunityId Community => me.CommunityId;

    /// <summary>The moment of this change; read once, so that everything in it happened at the same time.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow().WholeMilliseconds();

    public ValueTask<CommunityRoster> Roster() => rosters.Of(me.CommunityId);

    /// <summary>Finds a case of this community by id or number; null for another's as for none.</summary>
    public async Task<Case?> Find(string idOrNumber)
    {
        var community = me.CommunityId;
        return Guid.TryParse(idOrNumber, out var id)
            ? await CaseQueries.ById.To(db)(db, community, new CaseId(id))
            : await CaseQueries.ByNumber.To(db)(db, community, idOrNumber);
    }

    /// <summary>
    /// Finds it and holds it until this change is committed: its promises and facts are counted from what nobody else is
    /// writing just now. SQLite has one writer as it is.
    /// </summary>
    private async Task<Case?> FindToChange(string idOrNumber)
    {
        if (!db.Database.IsNpgsql())
            return await Find(idOrNumber);
        var held = Guid.TryParse(idOrNumber, out var id)
            ? db.Set<Case>()
                .FromSqlRaw(
                    "SELECT * FROM cases_cases WHERE community_id = {0} AND id = {1} FOR UPDATE",
                    me.CommunityId.Value,
                    id
                )
            : db.Set<Case>()
                .FromSqlRaw(
                    "SELECT * FROM cases_cases WHERE community_id = {0} AND number = {1} FOR UPDATE",
                    me.CommunityId.Value,
                    idOrNumber
                );
        return (await held.ToListAsync()).SingleOrDefault();
    }

    /// <summary>What is written of a case; of one that was just opened it is still in hand.</summary>
    public async ValueTask<CaseRecord> Record(Case about) =>
        justOpened is { } opened && opened.Case == about ? opened.Record : await CaseQueries.Record(db, about);

    /// <summary>Writes down a new case.</summary>
    public Task<Outcome<Case>> Open(Registration registration, Func<Case, ValueTask<Outcome>>? andThen = null) =>
        work.Run<Case>(async () =>
        {
            var roster = await Roster();
            var charter = await charters.On(me.CommunityId, registration.ReceivedAt);
            var number = await NextNumber(registration.ReceivedAt, roster.Zone);
            var opened = Case.Register(registration, number, charter.Charter.Version, me.Actor);
            db.Add(opened);
            if (andThen is not null && (await andThen(opened)).Refusal is { } no)
                return no;
            var facts = opened.NewFacts.ToList();
            var promises = await Keep(opened, isNew: true);
            await work.Save();
            await search.IndexNew([opened]);
            if (opened is { ParentId: null, RaisedInId: null })
                justOpened = (opened, CaseRecord.Of(facts, promises, []));
            return opened;
        });

    /// <summary>Changes a case with one of its verbs.</summary>
    /// <param name="idOrNumber">Id or number of the case.</param>
    /// <param name="version">The version that the changer saw; null when they do not mind.</param>
    /// <param name="verb">The verb; it refuses or notes facts.</param>
    /// <param name="openToRespondent">Whether even the person complained of may do it; null for never .</param>
    public Task<Outcome<Case>> Change(
        string idOrNumber,
        int? version,
        Func<Case, ValueTask<Outcome>> verb,
        Func<Case, bool>? openToRespondent = null
    ) =>
        work.Run<Case>(async () =>
        {
            if (await FindToChange(idOrNumber) is not { } found)
                return Refusal.NotFound;
            // The one bar that every change goes through.
            if (found.BarOf(me.Actor) is { } bar && openToRespondent?.Invoke(found) is not true)
                return bar;
            if (version is { } seen && seen != found.Version)
                return CaseRefusals.Stale(found.Version);
            var facts = found.FactCount;
            var said = (found.Category, found.Result);
            if ((await verb(found)).Refusal is { } no)
                return no;
            if (found.FactCount == facts)
                return found;
            if (TooLong(found) is { } tooLong)
                return tooLong;
            justOpened = null;
            await Keep(found, isNew: false);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateConcurrencyException)
            {
                return CaseRefusals.Stale(found.Version);
            }
            if (said != (found.Category, found.Result))
                await search.Index(found);
            if (found is { ParentId: { } parent, EndedAt: not null })
                await CloseLast(parent);
            return found;
        });

    /// <summary>
    /// The parent closes last: when its customer is satisfied already and nothing is left below it, it is done, and
    /// nobody has to remember it.
    /// </summary>
    private async Task CloseLast(CaseId id)
    {
        // Held before its children are looked at: of two that end at once, the later one finds the other done.
        if (
            await FindToChange(id.Value.ToString()) is not { Status: CaseStatus.Handled, Satisfied: true } parent
            || await HasOpenChildren(parent)
            || parent.Close(childrenOpen: false, followUpOpen: false, Actor.System, Now).Refusal is not null
        )
            return;
        await Keep(parent, isNew: false);
        await db.SaveChangesAsync();
        if (parent.ParentId is { } above)
            await CloseLast(above);
    }

    /// <summary>Whatever verb it was: what nobody can read any more is not written on a timeline.</summary>
    private static Refusal? TooLong(Case changed)
    {
        foreach (var fact in changed.NewFacts.Where(f => f.Data.Length > LongestText))
        {
            using var data = JsonDocument.Parse(fact.Data);
            foreach (var value in data.RootElement.EnumerateObject())
            {
                if (value.Value.GetString()?.Length > LongestText)
                    return Refusal.Invalid(value.Name, "写得太长了，最多 {0} 个字。", LongestText);
            }
        }
        return null;
    }

    public Task<bool> HasOpenChildren(Case parent) =>
        db.Set<Case>()
            .AnyAsync(c =>
                c.CommunityId == parent.CommunityId
                && c.ParentId == parent.Id
                && c.Status != CaseStatus.Closed
                && c.Status != CaseStatus.ClosedUnresolved
                && c.Status != CaseStatus.Withdrawn
            );

    /// <summary>Tells somebody, on their board and in their notifications.</summary>
    public void Tell(Member? who, string kind, string text, Case about)
    {
        // Whoever it is about hears nothing of how it goes.
        if (who is not null && !about.IsAbout(who.Id))
            db.Add(new Notification(about.CommunityId, who.Id, kind, text, about.Id, Now));
    }

    private async Task<IReadOnlyList<PromiseRow>> Keep(Case changed, bool isNew)
    {
        db.AddRange(changed.NewFacts);
        var promises = await keeper.Keep(changed, isNew, Now);
        changed.Changed();
        work.AfterCommit(() => live.Announce(changed.CommunityId, changed.Number));
        return promises;
    }

    private async Task<string> NextNumber(DateTimeOffset receivedAt, TimeZoneInfo zone)
    {
        var day = CaseNumbers.DayOf(receivedAt, zone);
        var community = db.IdParameter(me.CommunityId);
        var taken = await db
            .Database.SqlQueryRaw<int>(
                """
                INSERT INTO cases_numbers (community_id, day, last) VALUES ({0}, {1}, 1)
                ON CONFLICT (community_id, day) DO UPDATE SET last = cases_numbers.last + 1
                RETURNING last AS "Value"
                """,
                community,
                day
            )
            .ToListAsync();
        return CaseNumbers.Number(day, taken[0]);
    }
}
