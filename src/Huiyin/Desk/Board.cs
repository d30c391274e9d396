using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Desk.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>Reads the board of one person. Everything is looked up by what is still owed, never by the whole register.</summary>
internal sealed class Board(HuiyinDb db, CurrentStaff me, Rosters rosters, TimeProvider clock)
{
    /// <summary>Lines on a side; more is no board but a register.</summary>
    private const int MostLines = 60;
    private const int MostPromises = 200;
    private const int MostNotices = 12;

    /// <summary>From when on a promise that only watches over others is shown although nearer ones are open.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(24);

    private readonly DateTimeOffset now = clock.GetUtcNow().WholeMilliseconds();

    public async Task<BoardModel> Read()
    {
        var owed = await Owed();
        var watch = Watch();
        // What presses less than my own part of the same case needs no second line.
        var mine = owed.ToDictionary(o => o.Row.CaseId, o => o.Row.DueAt);
        var watched = (await Watched(watch))
            .Where(w => !mine.TryGetValue(w.Row.CaseId, out var due) || w.Row.DueAt < due)
            .ToList();
        var seesDesk = me.May(Operation.LogCalls);
        var founds = me.May(Operation.KeepEstate) && me.May(Operation.KeepStaff);
        return new BoardModel
        {
            Owed = owed,
            Watched = watched,
            Watch = watch,
            Waiting = seesDesk ? await WaitingNow() : [],
            Unread = await Unread(),
            Figures = await Figures(watch, seesDesk),
            SeesDesk = seesDesk,
            FirstSteps = founds ? await FirstSteps() : null,
            Incidents = me.May(Operation.JudgeComplaint)
                ? await db.Set<IncidentProposal>()
                    .CountAsync(p => p.CommunityId == me.CommunityId && p.State == ProposalState.Open)
                : 0,
        };
    }

    /// <summary>Null once there are units and somebody else to work with.</summary>
    private async Task<FirstSteps?> FirstSteps()
    {
        var steps = new FirstSteps(
            await db.Set<Unit>().AnyAsync(u => u.CommunityId == me.CommunityId),
            (await rosters.Of(me.CommunityId)).Members.Count > 1
        );
        return steps is { Units: true, Staff: true } ? null : steps;
    }

    private WatchOver Watch() =>
        me.Is(Role.ServiceSupervisor, Role.ProjectManager, Role.GeneralManager, Role.QualityManager, Role.Administrator)
            ? WatchOver.Community
        : me.Is(Role.DepartmentManager) ? WatchOver.Departments
        : WatchOver.OwnIntake;

    /// <summary>My own promises, and those of my departments that nobody in particular has yet.</summary>
    private async Task<IReadOnlyList<BoardItem>> Owed()
    {
        var own = await Rows(NotOnlyWatching(Open()).Where(o => o.Promise.OwedById == me.Id)).ToListAsync();
        if (me.Departments.Count > 0)
        {
            var departments = me.Departments;
            own.AddRange(
                await Rows(
                        NotOnlyWatching(Open())
                            .Where(o =>
                                o.Promise.OwedById == null
                                && (o.Promise.OwedBy == DutyRole.Department || o.Promise.OwedBy == DutyRole.Assignee)
                                && departments.Contains(o.About.Department!)
                                // Nobody works on what is about themself.
                                && (o.About.RespondentId == null || o.About.RespondentId != me.Id)
                            )
                    )
                    .ToListAsync()
            );
        }
        return Lines(own);
    }

    private async Task<IReadOnlyList<BoardItem>> Watched(WatchOver watch)
    {
        var departments = me.Departments;
        var others = Open().Where(o => o.Promise.OwedById != me.Id && o.Promise.PausedSince == null);
        others = watch switch
        {
            WatchOver.Community => others,
            WatchOver.Departments => others.Where(o => departments.Contains(o.About.Department!)),
            WatchOver.OwnIntake => others.Where(o => o.About.ReceivedById == me.Id),
        };
        return Lines(await Rows(NothingNearer(others)).ToListAsync());
    }

    private List<BoardItem> Lines(List<BoardRow> rows) =>
        [
            .. rows.OrderBy(r => r.PausedSince is not null)
                .ThenBy(r => r.Promise.IsEscalation())
                .ThenBy(r => r.DueAt)
                .GroupBy(r => r.CaseId)
                .Select(g => new BoardItem(
                    g.First(),
                    g.Count(r => !r.Promise.IsEscalation()) - 1,
                    NextAction.For(g.First(), me)
                ))
                .OrderBy(i => i.Row.PausedSince is not null)
                .ThenBy(i => i.Row.DueAt)
                .Take(MostLines),
        ];

    private IQueryable<OpenPromise> Open() =>
        from p in Owing()
        join c in db.Set<Case>().AsNoTracking()
            on new { p.CommunityId, Id = p.CaseId } equals new { c.CommunityId, c.Id }
        select new OpenPromise { Promise = p, About = c };

    private IQueryable<PromiseRow> Owing() =>
        db.Set<PromiseRow>().AsNoTracking().Where(p => p.CommunityId == me.CommunityId && !p.Ended);

    /// <summary>
    /// A take-over that is days away only watches over others; it counts once it is near, once the step below has been
    /// missed and this one took the case over, or when nothing nearer is owed at all.
    /// </summary>
    private IQueryable<OpenPromise> NotOnlyWatching(IQueryable<OpenPromise> open)
    {
        var near = now + Near;
        return open.Where(o =>
            !PromiseKinds.Escalations.Contains(o.Promise.Kind)
            || o.Promise.DueAt < near
            || (
                o.Promise.Kind == PromiseKind.ManagerTakeover
                && Owing()
                    .Any(p =>
                        p.CaseId == o.Promise.CaseId
                        && p.Kind == PromiseKind.SupervisorTakeover
                        && p.State == PromiseStanding.Missed
                    )
            )
            || !Owing()
                .Any(p =>
                    p.CaseId == o.Promise.CaseId
                    && p.Id != o.Promise.Id
                    && (p.DueAt < o.Promise.DueAt || !PromiseKinds.Escalations.Contains(p.Kind))
                )
        );
    }

    /// <summary>Of the promises that only watch over others, the nearest of a case that owes nothing else.</summary>
    private IQueryable<OpenPromise> NothingNearer(IQueryable<OpenPromise> open) =>
        open.Where(o =>
            !PromiseKinds.Escalations.Contains(o.Promise.Kind)
            || !Owing()
                .Any(p =>
                    p.CaseId == o.Promise.CaseId
                    && p.Id != o.Promise.Id
                    && (p.DueAt < o.Promise.DueAt || !PromiseKinds.Escalations.Contains(p.Kind))
                )
        );

    private static IQueryable<BoardRow> Rows(IQueryable<OpenPromise> open) =>
        open.OrderBy(o => o.Promise.DueAt)
            .Take(MostPromises)
            .Select(o => new BoardRow
            {
                CaseId = o.About.Id,
                Number = o.About.Number,
                Summary = o.About.Summary,
                Kind = o.About.Kind,
                Grade = o.About.Grade,
                Urgent = o.About.Urgent,
                Status = o.About.Status,
                Cycle = o.About.Cycle,
                NeedsRuling = o.About.Rejections >= Case.RejectionsBeforeRuling,
                UnitCode = o.About.UnitCode,
                Place = o.About.Place,
                ContactName = o.About.ContactName,
                Department = o.About.Department,
                AssigneeId = o.About.AssigneeId,
                RespondentId = o.About.RespondentId,
                ArrivedAt = o.About.ArrivedAt,
                Promise = o.Promise.Kind,
                Text = o.Promise.Text,
                DueAt = o.Promise.DueAt,
                WarnAt = o.Promise.WarnAt,
                PausedSince = o.Promise.PausedSince,
                OwedById = o.Promise.OwedById,
                OwedByName = o.Promise.OwedByName,
            });

    private Task<List<Waiting>> WaitingNow() =>
        db.Set<Waiting>()
            .AsNoTracking()
            .Where(w => w.CommunityId == me.CommunityId && w.LeftAt == null)
            .OrderBy(w => w.ArrivedAt)
            .Take(CurrentShell.MostCounted)
            .ToListAsync();

    private Task<List<Notification>> Unread() =>
        db.Set<Notification>()
            .AsNoTracking()
            .Where(n => n.CommunityId == me.CommunityId && n.StaffId == me.Id && n.ReadAt == null)
            .OrderByDescending(n => n.At)
            .Take(MostNotices)
            .ToListAsync();

    private async Task<BoardFigures> Figures(WatchOver watch, bool seesDesk)
    {
        var zone = me.Community.Zone;
        var today = Times.StartOf(Times.DayOf(now, zone), zone);
        var departments = me.Departments;
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.CommunityId == me.CommunityId);
        var watched = watch switch
        {
            WatchOver.Community => cases,
            WatchOver.Departments => cases.Where(c => departments.Contains(c.Department!)),
            WatchOver.OwnIntake => cases.Where(c => c.ReceivedById == me.Id),
        };
        return new BoardFigures(
            await Owing()
                .Where(p => p.OwedById == me.Id && p.DueAt < now && p.PausedSince == null)
                .Select(p => p.CaseId)
                .Distinct()
                .OrderBy(id => id)
                .Take(CurrentShell.MostCounted)
                .CountAsync(),
            await watched
                .Where(c => c.NextDueAt < now)
                .OrderBy(c => c.NextDueAt)
                .Take(CurrentShell.MostCounted)
                .CountAsync(),
            seesDesk ? await MissedCalls() : 0,
            await cases.CountAsync(c => c.ReceivedAt >= today),
            await cases.CountAsync(c => c.HandledAt >= today)
        );
    }

    private Task<int> MissedCalls()
    {
        var lately = now - Call.RingsOutAfter;
        return db.Set<Call>()
            .Where(c => c.CommunityId == me.CommunityId && c.At >= lately && c.Missed && c.CalledBackAt == null)
            .OrderBy(c => c.At)
            .Take(CurrentShell.MostCounted)
            .CountAsync();
    }

    private sealed class OpenPromise
    {
        public required PromiseRow Promise { get; init; }
        public required Case About { get; init; }
    }
}
