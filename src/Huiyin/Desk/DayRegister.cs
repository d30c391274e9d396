using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Desk.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>What one day's register shows; frozen as JSON when the supervisor signs.</summary>
internal sealed record DayCounts(
    int Registered,
    int Handled,
    int Overdue,
    int Rejected,
    int Unsatisfied,
    int MissedCalls,
    int CallsWithoutCase
);

/// <summary>One line under a heading of the day.</summary>
internal sealed record DayLine(string? Number, string Text, string? Sub, DateTimeOffset At);

/// <summary>A day as it stands in the books now. Lists stop at <see cref="DayRegister.MostLines"/>; counts do not.</summary>
internal sealed record DayPicture(
    DateOnly Day,
    DayCounts Counts,
    IReadOnlyList<DayLine> Registered,
    IReadOnlyList<DayLine> Handled,
    IReadOnlyList<DayLine> Overdue,
    IReadOnlyList<DayLine> Rejected,
    IReadOnlyList<DayLine> Unsatisfied,
    IReadOnlyList<DayLine> MissedCalls,
    IReadOnlyList<DayLine> CallsWithoutCase
);

/// <summary>Reads a day of the community's own calendar.</summary>
internal sealed class DayRegister(HuiyinDb db, CurrentStaff me, TimeProvider clock)
{
    public const int MostLines = 50;

    /// <summary>How far back unsigned days are still asked for.</summary>
    private const int DaysBack = 14;

    public DateOnly Today => Times.DayOf(clock.GetUtcNow(), me.Community.Zone);

    public Task<DailyReview?> Signature(DateOnly day) =>
        db.Set<DailyReview>().AsNoTracking().SingleOrDefaultAsync(r => r.CommunityId == me.CommunityId && r.Day == day);

    public Task<List<DailyReview>> Signatures(DateOnly from, DateOnly to) =>
        db.Set<DailyReview>()
            .AsNoTracking()
            .Where(r => r.CommunityId == me.CommunityId && r.Day >= from && r.Day <= to)
            .OrderByDescending(r => r.Day)
            .ToListAsync();

    /// <summary>Past days that nobody has signed, newest first; none before the first case was written down.</summary>
    public async Task<IReadOnlyList<DateOnly>> Unsigned()
    {
        var first = await Cases().MinAsync(c => (DateTimeOffset?)c.ReceivedAt);
        if (first is not { } began)
            return [];
        var (today, start) = (Today, Times.DayOf(began, me.Community.Zone));
        var signed = (await Signatures(today.AddDays(-DaysBack), today)).Select(r => r.Day).ToHashSet();
        return
        [
            .. Enumerable
                .Range(1, DaysBack)
                .Select(back => today.AddDays(-back))
                .Where(day => day >= start && !signed.Contains(day)),
        ];
    }

    public async Task<DayPicture> Read(DateOnly day)
    {
        var (begin, end) = (Times.StartOf(day, me.Community.Zone), Times.StartOf(day.AddDays(1), me.Community.Zone));
        var registered = Cases().Where(c => c.ReceivedAt >= begin && c.ReceivedAt < end);
        var handled = Cases().Where(c => c.HandledAt >= begin && c.HandledAt < end);
        var overdue = Missed(begin, end);
        var rejected = Facts(begin, end).Where(f => f.Fact.Kind == FactKind.Rejected);
        var unsatisfied = Facts(begin, end).Where(f => f.Fact.Kind == FactKind.FollowedUpUnsatisfied);
        var calls = db.Set<Call>()
            .AsNoTracking()
            .Where(c => c.CommunityId == me.CommunityId && c.At >= begin && c.At < end);
        var missed = calls.Where(c => c.Missed);
        var withoutCase = calls.Where(c => !c.Missed && c.CaseId == null);

        var counts = new DayCounts(
            await registered.CountAsync(),
            await handled.CountAsync(),
            await overdue.CountAsync(),
            await rejected.CountAsync(),
            await unsatisfied.CountAsync(),
            await missed.CountAsync(),
            await withoutCase.CountAsync()
        );
        return new DayPicture(
            day,
            counts,
            await Lines(
                registered
                    .OrderBy(c => c.ReceivedAt)
                    .ThenBy(c => c.Number)
                    .Select(c => new DayLine(c.Number, c.Summary, c.UnitCode, c.ReceivedAt))
            ),
            await Lines(
                handled
                    .OrderBy(c => c.HandledAt)
                    .ThenBy(c => c.Number)
                    .Select(c => new DayLine(c.Number, c.Summary, c.Result, c.HandledAt!.Value))
            ),
            await Lines(overdue.OrderBy(o => o.DueAt).Select(o => new DayLine(o.Number, o.Summary, o.Owner, o.DueAt))),
            await Lines(Said(rejected)),
            await Lines(Said(unsatisfied)),
            await Lines(
                missed
                    .OrderBy(c => c.At)
                    .Select(c => new DayLine(null, c.CallerName ?? c.PhoneMasked ?? "", c.Note, c.At))
            ),
            await Lines(
                withoutCase
                    .OrderBy(c => c.At)
                    .Select(c => new DayLine(null, c.CallerName ?? c.PhoneMasked ?? "", c.Note, c.At))
            )
        );
    }

    private IQueryable<Case> Cases() => db.Set<Case>().AsNoTracking().Where(c => c.CommunityId == me.CommunityId);

    /// <summary>Promises that fell due on the day and were not kept by then; take-overs are their consequence, not promises to anybody.</summary>
    private IQueryable<MissedPromise> Missed(DateTimeOffset begin, DateTimeOffset end) =>
        from p in db.Set<PromiseRow>().AsNoTracking()
        join c in Cases() on new { p.CommunityId, Id = p.CaseId } equals new { c.CommunityId, c.Id }
        where
            p.CommunityId == me.CommunityId
            && p.State == PromiseStanding.Missed
            && p.DueAt >= begin
            && p.DueAt < end
            && !PromiseKinds.Escalations.Contains(p.Kind)
        select new MissedPromise
        {
            Number = c.Number,
            Summary = c.Summary,
            Owner = p.OwedByName,
            DueAt = p.DueAt,
        };

    /// <summary>Rejections and dissatisfied customers; the condition is that of their index.</summary>
    private IQueryable<FactOfCase> Facts(DateTimeOffset begin, DateTimeOffset end) =>
        from t in db.Set<TimelineEntry>().AsNoTracking()
        join c in Cases() on new { t.CommunityId, Id = t.CaseId } equals new { c.CommunityId, c.Id }
        where
            t.CommunityId == me.CommunityId
            && (t.Kind == FactKind.Rejected || t.Kind == FactKind.FollowedUpUnsatisfied)
            && t.At >= begin
            && t.At < end
        select new FactOfCase { Fact = t, About = c };

    private static IQueryable<DayLine> Said(IQueryable<FactOfCase> facts) =>
        facts
            .OrderBy(f => f.Fact.At)
            .Select(f => new DayLine(f.About.Number, f.About.Summary, f.Fact.ByName, f.Fact.At));

    private static Task<List<DayLine>> Lines(IQueryable<DayLine> lines) => lines.Take(MostLines).ToListAsync();

    private sealed class MissedPromise
    {
        public required string Number { get; init; }
        public required string Summary { get; init; }
        public required string? Owner { get; init; }
        public required DateTimeOffset DueAt { get; init; }
    }

    private sealed class FactOfCase
    {
        public required TimelineEntry Fact { get; init; }
        public required Case About { get; init; }
    }
}
