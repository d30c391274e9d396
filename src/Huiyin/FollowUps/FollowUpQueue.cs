using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.FollowUps.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.FollowUps;

/// <summary>Somebody to ask whether it is well now.</summary>
internal sealed record ToAsk(AskRow Row, int Tries, DateTimeOffset? LastTryAt, DateTimeOffset? NextTryAt)
{
    /// <summary>Could not be reached a while ago; comes back at <see cref="NextTryAt"/>.</summary>
    public bool Rests(DateTimeOffset now) => NextTryAt > now;
}

/// <summary>A follow-up that is owed, with what a line needs of its case.</summary>
internal sealed class AskRow
{
    public required CaseId CaseId { get; init; }
    public required string Number { get; init; }
    public required string Summary { get; init; }
    public required RequestKind Kind { get; init; }
    public required Grade Grade { get; init; }
    public required int Cycle { get; init; }
    public required string? UnitCode { get; init; }
    public required string? Place { get; init; }
    public required string? ContactName { get; init; }
    public required string? ContactPhoneMasked { get; init; }
    public required DateTimeOffset? HandledAt { get; init; }
    public required string? Result { get; init; }
    public required PromiseKind Promise { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset? WarnAt { get; init; }
    public required StaffId? OwedById { get; init; }
    public required string? OwedByName { get; init; }

    public bool VisitRequired => Cycle > 1;
    public bool ManagerMustVisit => Cycle >= Case.ManagersCycle;
}

/// <summary>Where the next page of the queue begins: after this due time and number.</summary>
internal sealed record AskedUntil(DateTimeOffset DueAt, string Number)
{
    /// <summary>The end of the year 9999: no time lies behind it.</summary>
    private const long LastMoment = 253_402_300_800_000;

    public override string ToString() => $"{DueAt.ToUnixTimeMilliseconds()}.{Number}";

    public static Outcome<AskedUntil?> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return (AskedUntil?)null;
        return
            text.Split('.') is [var at, var number]
            && long.TryParse(at, out var milliseconds)
            && milliseconds is >= 0 and < LastMoment
            ? new AskedUntil(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), number)
            : Refusal.Invalid("cursor", "这个翻页标记读不懂，请从第一页看起。");
    }
}

/// <summary>
/// 回访: whom to ask next. The queue is what the charter still owes to handled cases, most urgent first;
/// who could not be reached rests a while and comes back.
/// </summary>
internal sealed class FollowUpQueue(HuiyinDb db, CurrentStaff me, TimeProvider clock)
{
    /// <summary>The queue is worked off from its head; more lines would help nobody.</summary>
    private const int MostShown = 200;

    public DateTimeOffset Now { get; } = clock.GetUtcNow().WholeMilliseconds();

    /// <summary>The queue as a person works it off.</summary>
    /// <param name="owner">Only what this person owes; null for everybody's.</param>
    public async Task<IReadOnlyList<ToAsk>> Read(StaffId? owner)
    {
        var found = await WithTries(await Rows(Owed(owner)).Take(MostShown).ToListAsync());
        return
        [
            .. found
                .OrderBy(a => a.Rests(Now))
                .ThenBy(a => a.Rests(Now) ? a.NextTryAt : a.Row.DueAt)
                .ThenBy(a => a.Row.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whom to ask next; null when everybody has been asked or rests.</summary>
    public async Task<ToAsk?> Next(StaffId? owner, string? after) =>
        (await Read(owner)).FirstOrDefault(a => !a.Rests(Now) && a.Row.Number != after);

    /// <summary>The queue by due time, page by page, for programs.</summary>
    public async Task<(IReadOnlyList<ToAsk> Items, AskedUntil? Next)> Page(StaffId? owner, AskedUntil? after, int limit)
    {
        var owed = Owed(owner);
        if (after is { DueAt: var due, Number: var number })
            owed = owed.Where(o =>
                o.Promise.DueAt > due || (o.Promise.DueAt == due && o.About.Number.CompareTo(number) > 0)
            );
        var rows = await Rows(owed).Take(limit + 1).ToListAsync();
        var next = rows.Count > limit ? new AskedUntil(rows[limit - 1].DueAt, rows[limit - 1].Number) : null;
        return (await WithTries([.. rows.Take(limit)]), next);
    }

    /// <summary>What is owed to one case; null when nobody is to be asked about it.</summary>
    public async Task<ToAsk?> Of(CaseId about)
    {
        var row = await Rows(Owed(null).Where(o => o.About.Id == about)).FirstOrDefaultAsync();
        return row is null ? null : (await WithTries([row]))[0];
    }

    private IQueryable<OwedFollowUp> Owed(StaffId? owner)
    {
        var promises = db.Set<PromiseRow>()
            .AsNoTracking()
            .Where(p =>
                p.CommunityId == me.CommunityId
                && !p.Ended
                && (p.Kind == PromiseKind.FollowUp || p.Kind == PromiseKind.Visit)
            );
        var (mine, departments) = (me.Actor.Id, me.Departments);
        var owed =
            from p in promises
            join c in db.Set<Case>().AsNoTracking()
                on new { p.CommunityId, Id = p.CaseId } equals new { c.CommunityId, c.Id }
            where c.Status == CaseStatus.Handled
            // Nobody asks how their own complaint went, nor that of their department.
            where c.RespondentId == null || c.RespondentId != mine
            where c.RespondentDepartment == null || !departments.Contains(c.RespondentDepartment)
            // A visit and a follow-up owed to one customer are one visit: the one that is due first.
            where
                !promises.Any(o =>
                    o.CaseId == p.CaseId && (o.DueAt < p.DueAt || (o.DueAt == p.DueAt && o.Kind > p.Kind))
                )
            select new OwedFollowUp { Promise = p, About = c };
        return owner is null ? owed : owed.Where(o => o.Promise.OwedById == owner);
    }

    private static IQueryable<AskRow> Rows(IQueryable<OwedFollowUp> owed) =>
        owed.OrderBy(o => o.Promise.DueAt)
            .ThenBy(o => o.About.Number)
            .Select(o => new AskRow
            {
                CaseId = o.About.Id,
                Number = o.About.Number,
                Summary = o.About.Summary,
                Kind = o.About.Kind,
                Grade = o.About.Grade,
                Cycle = o.About.Cycle,
                UnitCode = o.About.UnitCode,
                Place = o.About.Place,
                ContactName = o.About.ContactName,
                ContactPhoneMasked = o.About.ContactPhoneMasked,
                HandledAt = o.About.HandledAt,
                Result = o.About.Result,
                Promise = o.Promise.Kind,
                DueAt = o.Promise.DueAt,
                WarnAt = o.Promise.WarnAt,
                OwedById = o.Promise.OwedById,
                OwedByName = o.Promise.OwedByName,
            });

    private async Task<IReadOnlyList<ToAsk>> WithTries(List<AskRow> rows)
    {
        var cases = rows.ConvertAll(r => r.CaseId);
        var tries = await db.Set<FollowUp>()
            .AsNoTracking()
            .Where(f =>
                f.CommunityId == me.CommunityId && cases.Contains(f.CaseId) && f.Outcome == FollowUpOutcome.Unreachable
            )
            .GroupBy(f => new { f.CaseId, f.Cycle })
            .Select(g => new
            {
                g.Key.CaseId,
                g.Key.Cycle,
                Tries = g.Count(),
                Last = g.Max(f => f.At),
            })
            .ToListAsync();
        var zone = me.Community.Zone;
        return rows.ConvertAll(row =>
            tries.Find(t => t.CaseId == row.CaseId && t.Cycle == row.Cycle) is { } tried
                ? new ToAsk(row, tried.Tries, tried.Last, NextTry.After(tried.Last, tried.Tries, row.DueAt, zone))
                : new ToAsk(row, 0, null, null)
        );
    }

    private sealed class OwedFollowUp
    {
        public required PromiseRow Promise { get; init; }
        public required Case About { get; init; }
    }
}
