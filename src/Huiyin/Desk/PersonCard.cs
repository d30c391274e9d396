using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>Who asks, as the desk should know them before a word is said.</summary>
/// <param name="Person">Null when only the unit is known.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Unit">The unit they speak for.</param>
/// <param name="Ties">Everything they belong to.</param>
/// <param name="Household">Who else belongs to the unit, to pick from.</param>
/// <param name="Steward">Name of the steward who looks after the unit.</param>
/// <param name="Open">What is going on already.</param>
/// <param name="Recent">What was, newest first.</param>
/// <param name="LastFollowUp">When the customer was asked last, and what they said.</param>
/// <param name="Missed">Calls from this number that nobody took or called back.</param>
internal sealed record PersonCard(
    Resident? Person,
    string? Phone,
    string? Unit,
    IReadOnlyList<FoundResident> Ties,
    IReadOnlyList<FoundResident> Household,
    string? Steward,
    IReadOnlyList<Case> Open,
    IReadOnlyList<Case> Recent,
    FollowUpSeen? LastFollowUp,
    IReadOnlyList<Call> Missed
);

internal sealed record FollowUpSeen(DateTimeOffset At, bool? Satisfied, string Number);

/// <summary>Gathers the card of whoever was picked.</summary>
internal sealed class PersonCards(
    HuiyinDb db,
    CurrentStaff me,
    ResidentSearch residents,
    CallBook calls,
    Rosters rosters
)
{
    private const int MostCases = 12;
    private const int MostShown = 3;
    private const int MostPeople = 12;
    private static readonly string[] Answers = ["FollowUpSatisfied", "FollowUpUnsatisfied", "FollowUpRefused"];

    /// <summary>Null when there is nobody and no unit of that name.</summary>
    public async Task<PersonCard?> Of(Guid? resident, string? unitCode, byte[]? phoneIndex = null)
    {
        var community = me.CommunityId;
        var person = resident is { } id ? await residents.Find(community, new ResidentId(id)) : null;
        IReadOnlyList<FoundResident> ties = person is null ? [] : await TiesOf(person.Id);
        var code = unitCode ?? (ties.Count > 0 ? ties[0].Unit : null);
        var unit = await UnitOf(code);
        if (person is null && unit is null)
            return null;
        IReadOnlyList<FoundResident> household = unit is null ? [] : await residents.In(community, unit.Id, MostPeople);
        var index = person?.PhoneIndex ?? phoneIndex;
        var cases = await CasesOf(person?.Id, unit?.Id, index);
        var roster = await rosters.Of(community);
        return new PersonCard(
            person,
            person is null ? null : residents.PhoneOf(person)?.Masked(),
            unit?.Code,
            ties,
            household,
            roster.Find(unit?.StewardId)?.Name,
            [.. cases.Where(c => c.EndedAt is null)],
            [.. cases.Where(c => c.EndedAt is not null).Take(MostShown)],
            await LastAnswer(cases),
            index is null ? [] : await calls.MissedFrom(index)
        );
    }

    private Task<Unit?> UnitOf(string? code)
    {
        if (UnitCode.Parse(code).Refused(out var parsed, out _))
            return Task.FromResult<Unit?>(null);
        var (community, text) = (me.CommunityId, parsed.ToString());
        return db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.CommunityId == community && u.Code == text);
    }

    private async Task<IReadOnlyList<FoundResident>> TiesOf(ResidentId resident)
    {
        var community = me.CommunityId;
        return await (
            from t in db.Set<Tie>().AsNoTracking()
            join u in db.Set<Unit>().AsNoTracking()
                on new { t.CommunityId, Id = t.UnitId } equals new { u.CommunityId, u.Id }
            where t.CommunityId == community && t.ResidentId == resident && t.Until == null
            orderby t.Kind, t.From
            select new FoundResident(null, u.Code, t.Kind)
        )
            .Take(MostPeople)
            .ToListAsync();
    }

    private Task<List<Case>> CasesOf(ResidentId? person, UnitId? unit, byte[]? index)
    {
        var community = me.CommunityId;
        return db.Set<Case>()
            .AsNoTracking()
            .Where(c =>
                c.CommunityId == community
                && (
                    (unit != null && c.UnitId == unit)
                    || (person != null && c.ContactId == person)
                    || (index != null && c.ContactPhoneIndex == index)
                )
            )
            .OrderByDescending(c => c.ReceivedAt)
            .Take(MostCases)
            .ToListAsync();
    }

    private async Task<FollowUpSeen?> LastAnswer(List<Case> cases)
    {
        var community = me.CommunityId;
        var ids = cases.Select(c => c.Id).ToList();
        var last = await db.Set<TimelineEntry>()
            .AsNoTracking()
            .Where(t => t.CommunityId == community && ids.Contains(t.CaseId) && Answers.Contains(t.Name))
            .OrderByDescending(t => t.At)
            .Select(t => new
            {
                t.At,
                t.Name,
                t.CaseId,
            })
            .FirstOrDefaultAsync();
        return last is null
            ? null
            : new FollowUpSeen(
                last.At,
                last.Name switch
                {
                    "FollowUpSatisfied" => true,
                    "FollowUpUnsatisfied" => false,
                    _ => null,
                },
                cases.First(c => c.Id == last.CaseId).Number
            );
    }
}
