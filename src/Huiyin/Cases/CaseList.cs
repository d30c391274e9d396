using System.Linq.Expressions;
using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases;

/// <summary>What a list shows of a case; the long texts stay in the database.</summary>
internal sealed record CaseLine(
    CaseId Id,
    string Number,
    RequestKind Kind,
    string? Category,
    CaseStatus Status,
    int Cycle,
    bool Urgent,
    Grade Grade,
    string Summary,
    string? UnitCode,
    string? Place,
    string? ContactName,
    string? ContactPhoneMasked,
    string? Department,
    StaffId? AssigneeId,
    string? AssigneeName,
    DateTimeOffset ReceivedAt,
    PromiseKind? NextPromise,
    DateTimeOffset? NextDueAt,
    string? NextOwner,
    DateTimeOffset? EndedAt,
    bool? Satisfied,
    int Version,
    long Rank
) : IListed
{
    public static readonly Expression<Func<RankedCase, CaseLine>> Of = r => new CaseLine(
        r.Case.Id,
        r.Case.Number,
        r.Case.Kind,
        r.Case.Category,
        r.Case.Status,
        r.Case.Cycle,
        r.Case.Urgent,
        r.Case.Grade,
        r.Case.Summary,
        r.Case.UnitCode,
        r.Case.Place,
        r.Case.ContactName,
        r.Case.ContactPhoneMasked,
        r.Case.Department,
        r.Case.AssigneeId,
        r.Case.AssigneeName,
        r.Case.ReceivedAt,
        r.Case.NextPromise,
        r.Case.NextDueAt,
        r.Case.NextOwner,
        r.Case.EndedAt,
        r.Case.Satisfied,
        r.Case.Version,
        r.Rank
    );
}

/// <summary>A case and where a search put it.</summary>
internal sealed class RankedCase
{
    public required Case Case { get; init; }
    public required long Rank { get; init; }
}

/// <summary>One page of the register: never by offset, never counted.</summary>
internal sealed record CasePageOf(IReadOnlyList<CaseLine> Items, string? Next);

/// <summary>
/// Reads the register page by page: with a due time asked for the most urgent first, with words the latest written down
/// first, otherwise the latest received first.
/// </summary>
internal static class CaseList
{
    public static async Task<Outcome<CasePageOf>> Page(
        CaseRegister register,
        ICaseSearch search,
        CaseFilter filter,
        string? cursor,
        int limit
    )
    {
        if (Paging.Refused(limit) is { } tooMany)
            return tooMany;
        if (await Ordered(register, search, filter) is not { } order)
            return new CasePageOf([], null);
        if (CaseCursor.Read(cursor, order.Kind).Refused(out var after, out var no))
            return no;
        var found = await order.After(after).Take(limit + 1).AsNoTracking().Select(CaseLine.Of).ToListAsync();
        var more = found.Count > limit;
        if (more)
            found.RemoveAt(limit);
        return new CasePageOf(found, more ? CaseCursor.After(found[^1], order.Kind).ToString() : null);
    }

    /// <summary>The cases that fit, in their order; null when nothing can be looked for.</summary>
    /// <param name="steady">In an order that no change of a case disturbs, for reading to the end.</param>
    public static async Task<CaseOrder?> Ordered(
        CaseRegister register,
        ICaseSearch search,
        CaseFilter filter,
        bool steady = false
    )
    {
        var community = register.Community;
        var cases = await CaseConditions.Where(
            register.Db.Set<Case>().Where(c => c.CommunityId == community),
            filter,
            register
        );
        var otherwise = steady || filter.Due is null ? OrderKind.Received : OrderKind.Due;
        if (filter.Words is not { } words)
            return CaseOrder.Of(cases, otherwise);
        if (await Numbered(register, cases, words) is { } numbered)
            return CaseOrder.Of(numbered, otherwise);
        return search.Hits(community, words) is { } hits ? CaseOrder.OfHits(cases, hits) : null;
    }

    /// <summary>Digits are a telephone number, or how the numbers of cases begin; null when they are neither.</summary>
    private static async Task<IQueryable<Case>?> Numbered(CaseRegister register, IQueryable<Case> cases, string words)
    {
        if (register.Contacts.BlindIndex(register.Community, words) is { } phone)
        {
            var called = cases.Where(c => c.ContactPhoneIndex == phone);
            if (!CaseNumbers.Begins(words) || await called.AnyAsync())
                return called;
        }
        if (!CaseNumbers.Begins(words))
            return null;
        var end = words[..^1] + (char)(words[^1] + 1);
        return cases.Where(c => c.Number.CompareTo(words) >= 0 && c.Number.CompareTo(end) < 0);
    }
}

/// <summary>A filter as conditions that both databases answer from an index.</summary>
internal static class CaseConditions
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    public static async Task<IQueryable<Case>> Where(IQueryable<Case> cases, CaseFilter filter, CaseRegister register)
    {
        if (filter.OpenOnly)
            cases = cases.Where(c => c.EndedAt == null);
        if (filter.Statuses.Count > 0)
            cases = cases.Where(c => filter.Statuses.Contains(c.Status));
        if (filter.Kinds.Count > 0)
            cases = cases.Where(c => filter.Kinds.Contains(c.Kind));
        if (filter.Grades.Count > 0)
            cases = cases.Where(c => filter.Grades.Contains(c.Grade));
        if (filter.Departments.Count > 0)
            cases = cases.Where(c => filter.Departments.Contains(c.Department));
        if (filter.Assignee is { } assignee)
            cases = cases.Where(c => c.AssigneeId == assignee);
        if (filter.Unassigned)
            cases = cases.Where(c => c.AssigneeId == null);
        if (filter.By is { } by)
            cases = cases.Where(c => c.AssigneeId == by || c.ReceivedById == by);
        if (filter.From is { } from)
            cases = cases.Where(c => c.ReceivedAt >= from);
        if (filter.To is { } to)
            cases = cases.Where(c => c.ReceivedAt < to);
        cases = await InUnit(cases, filter, register);
        return filter.Owner is null && !filter.OwedByNobody
            ? Due(cases, filter.Due, register)
            : OwedBy(cases, filter, register);
    }

    /// <summary>By the units' ids, under which the cases of a unit lie together.</summary>
    private static async Task<IQueryable<Case>> InUnit(IQueryable<Case> cases, CaseFilter filter, CaseRegister register)
    {
        if (filter.Unit is not { } code)
            return cases;
        var community = register.Community;
        var units = register.Db.Set<Unit>().Where(u => u.CommunityId == community);
        if (!filter.WholeUnit)
        {
            var beginning = units.Where(u => u.Code.StartsWith(code)).Select(u => (UnitId?)u.Id);
            return cases.Where(c => beginning.Contains(c.UnitId));
        }
        var found = await units.Where(u => u.Code == code).Select(u => u.Id).ToListAsync();
        if (found.Count == 0)
            return cases.Where(c => false);
        var unit = found[0];
        return cases.Where(c => c.UnitId == unit);
    }

    /// <summary>By what one person, or nobody yet, owes; a take-over that is not due yet only watches over others.</summary>
    private static IQueryable<Case> OwedBy(IQueryable<Case> cases, CaseFilter filter, CaseRegister register)
    {
        var (now, owner) = (register.Now, filter.Owner);
        var owed = register
            .Db.Set<PromiseRow>()
            .Where(p => p.CommunityId == register.Community && p.OwedById == owner && !p.Ended && p.PausedSince == null)
            .Where(p => p.DueAt < now || !PromiseKinds.Escalations.Contains(p.Kind));
        var (soon, tomorrow) = (now + Soon, Tomorrow(register));
        owed = filter.Due switch
        {
            DueWithin.Overdue => owed.Where(p => p.DueAt < now),
            DueWithin.Soon => owed.Where(p => p.DueAt >= now && p.DueAt < soon),
            DueWithin.Today => owed.Where(p => p.DueAt < tomorrow),
            DueWithin.Any or null => owed,
        };
        var about = owed.Select(p => p.CaseId);
        return cases.Where(c => about.Contains(c.Id));
    }

    private static DateTimeOffset Tomorrow(CaseRegister register) =>
        Times.StartOf(Times.DayOf(register.Now, register.Me.Community.Zone).AddDays(1), register.Me.Community.Zone);

    private static IQueryable<Case> Due(IQueryable<Case> cases, DueWithin? due, CaseRegister register)
    {
        var now = register.Now;
        var soon = now + Soon;
        var tomorrow = Tomorrow(register);
        if (due is not { } within)
            return cases;
        return within switch
        {
            DueWithin.Overdue => cases.Where(c => c.NextDueAt < now),
            DueWithin.Soon => cases.Where(c => c.NextDueAt >= now && c.NextDueAt < soon),
            DueWithin.Today => cases.Where(c => c.NextDueAt < tomorrow),
            DueWithin.Any => cases.Where(c => c.NextDueAt != null),
        };
    }
}
