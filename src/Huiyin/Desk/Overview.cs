using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>The whole community at one glance: who owes how much, department by department and person by person.</summary>
internal sealed record OverviewModel(
    IReadOnlyList<OverviewRow> Departments,
    IReadOnlyList<OverviewRow> People,
    OverviewRow Nobody
);

/// <summary>How many cases somebody owes something about.</summary>
/// <param name="Name">The person, or the department.</param>
/// <param name="Sub">What they are.</param>
/// <param name="Query">The register's filter for the same cases, without the time limit.</param>
internal sealed record OverviewRow(string Name, string? Sub, string Query, int Overdue, int Soon, int Open);

internal sealed class Overview(HuiyinDb db, CurrentStaff me, Rosters rosters, TimeProvider clock)
{
    /// <summary>As the register understands "soon".</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    public async Task<OverviewModel> Read()
    {
        var roster = await rosters.Of(me.CommunityId);
        var now = clock.GetUtcNow().WholeMilliseconds();
        var people = await People(now, now + Soon);
        var departments = await Departments(now, now + Soon);
        var rows =
            from p in people
            let member = roster.Find(p.Owner)
            where member is not null
            select new OverviewRow(
                member.Name,
                member.Roles.Count > 0 ? RoleWords.Of(member.Roles[0]) : null,
                $"owner={Uri.EscapeDataString(member.Login)}",
                p.Overdue,
                p.Soon,
                p.Open
            );
        var nobody = people.Find(p => p.Owner is null);
        return new OverviewModel(
            [.. MostPressingFirst(departments.Select(d => InDepartment(d, roster)))],
            [.. MostPressingFirst(rows)],
            new OverviewRow("", null, "owner=none", nobody?.Overdue ?? 0, nobody?.Soon ?? 0, nobody?.Open ?? 0)
        );
    }

    private static OverviewRow InDepartment(Owing d, CommunityRoster roster) =>
        new(
            d.Department is null ? Texts.T("还没有派出") : roster.DepartmentName(d.Department),
            null,
            d.Department is null ? "department=none" : $"department={Uri.EscapeDataString(d.Department)}",
            d.Overdue,
            d.Soon,
            d.Open
        );

    private static IOrderedEnumerable<OverviewRow> MostPressingFirst(IEnumerable<OverviewRow> rows) =>
        rows.OrderByDescending(r => r.Overdue).ThenByDescending(r => r.Soon).ThenByDescending(r => r.Open);

    private Task<List<Owing>> People(DateTimeOffset now, DateTimeOffset soon) =>
        db.Set<PromiseRow>()
            // A take-over that is not due yet only watches over others.
            .Where(p => p.CommunityId == me.CommunityId && !p.Ended && p.PausedSince == null)
            .Where(p => p.DueAt < now || !PromiseKinds.Escalations.Contains(p.Kind))
            .GroupBy(p => p.OwedById)
            .Select(g => new Owing
            {
                Owner = g.Key,
                Overdue = g.Where(p => p.DueAt < now).Select(p => p.CaseId).Distinct().Count(),
                Soon = g.Where(p => p.DueAt >= now && p.DueAt < soon).Select(p => p.CaseId).Distinct().Count(),
                Open = g.Select(p => p.CaseId).Distinct().Count(),
            })
            .ToListAsync();

    private Task<List<Owing>> Departments(DateTimeOffset now, DateTimeOffset soon) =>
        db.Set<Case>()
            .Where(c => c.CommunityId == me.CommunityId && c.NextDueAt != null)
            .GroupBy(c => c.Department)
            .Select(g => new Owing
            {
                Department = g.Key,
                Overdue = g.Count(c => c.NextDueAt < now),
                Soon = g.Count(c => c.NextDueAt >= now && c.NextDueAt < soon),
                Open = g.Count(),
            })
            .ToListAsync();

    private sealed class Owing
    {
        public StaffId? Owner { get; init; }
        public string? Department { get; init; }
        public required int Overdue { get; init; }
        public required int Soon { get; init; }
        public required int Open { get; init; }
    }
}
