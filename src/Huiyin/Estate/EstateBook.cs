using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Estate;

/// <summary>Somebody who moves in, as the desk or a list names them.</summary>
internal sealed record Newcomer(
    string? Name,
    string? Phone,
    TieKind Tie,
    DateTimeOffset? From = null,
    string? Sex = null,
    string? IdNumber = null,
    string? Note = null
);

/// <summary>The estate's books: units, the people in them, and the ties between .</summary>
internal sealed class EstateBook(HuiyinDb db, CurrentStaff me, PersonalData personal, TimeProvider clock)
{
    private readonly DateTimeOffset now = clock.GetUtcNow().WholeMilliseconds();

    public Task<Unit?> Find(UnitCode code)
    {
        var text = code.ToString();
        return db.Set<Unit>().SingleOrDefaultAsync(u => u.CommunityId == me.CommunityId && u.Code == text);
    }

    /// <summary>Opens the unit or brings its facts up to date.</summary>
    public async Task<Unit> Keep(UnitCode code, UnitFacts facts)
    {
        var unit = await Find(code);
        if (unit is null)
        {
            unit = new Unit(me.CommunityId, (await BuildingOf(code)).Id, code, now);
            db.Add(unit);
        }
        unit.Describe(facts);
        return unit;
    }

    /// <summary>Ties somebody to a unit; the same person (phone, or name in this unit) is taken for one.</summary>
    public async Task<Outcome<Resident>> TakeIn(Unit unit, Newcomer newcomer)
    {
        if (string.IsNullOrWhiteSpace(newcomer.Name) || newcomer.Name.Length > 60)
            return Refusal.Invalid("name", "请填写姓名，不超过 60 个字。");
        PhoneNumber? phone = null;
        if (!string.IsNullOrWhiteSpace(newcomer.Phone))
        {
            if (!PhoneNumber.TryParse(newcomer.Phone, out var number))
                return Refusal.Invalid("phone", "电话号码读不懂：请写 11 位手机号或带区号的座机。");
            phone = number;
        }
        IdNumber? id = null;
        if (!string.IsNullOrWhiteSpace(newcomer.IdNumber))
        {
            if (!IdNumber.TryParse(newcomer.IdNumber, out var card))
                return Refusal.Invalid("idNumber", "身份证号码不对，请核对最后一位。");
            id = card;
        }

        var resident = await Known(unit, newcomer.Name.Trim(), phone);
        if (resident is null)
        {
            resident = new Resident(me.CommunityId, newcomer.Name, now);
            db.Add(resident);
        }
        if (phone is { } reached)
            resident.Reachable(personal.Seal(reached.Value, Cell(resident, "phone")), personal.BlindIndex(me.CommunityId, reached));
        resident.Describe(
            newcomer.Sex,
            id is { } seen ? personal.Seal(seen.Value, Cell(resident, "id_number")) : null,
            newcomer.Note
        );
        await TieTo(unit, resident, newcomer);
        return resident;
    }

    /// <summary>A resident's telephone number in full; the caller has checked that it may be seen.</summary>
    public PhoneNumber? PhoneOf(Resident resident) =>
        resident.Phone is { } phone && PhoneNumber.TryParse(personal.Reveal(phone, Cell(resident, "phone")), out var number)
            ? number
            : null;

    private async Task<Building> BuildingOf(UnitCode code)
    {
        var building =
            db.Set<Building>().Local.FirstOrDefault(b => b.CommunityId == me.CommunityId && b.Code == code.Building)
            ?? await db.Set<Building>().SingleOrDefaultAsync(b => b.CommunityId == me.CommunityId && b.Code == code.Building);
        if (building is null)
            db.Add(building = new Building(me.CommunityId, code.Building, now));
        return building;
    }

    private async Task<Resident?> Known(Unit unit, string name, PhoneNumber? phone)
    {
        if (phone is { } number)
        {
            var index = personal.BlindIndex(me.CommunityId, number);
            var byPhone = await db.Set<Resident>()
                .FirstOrDefaultAsync(r => r.CommunityId == me.CommunityId && r.PhoneIndex == index && r.Name == name);
            if (byPhone is not null)
                return byPhone;
        }
        return await (
            from t in db.Set<Tie>()
            join r in db.Set<Resident>() on new { t.CommunityId, Id = t.ResidentId } equals new { r.CommunityId, r.Id }
            where t.CommunityId == me.CommunityId && t.UnitId == unit.Id && t.Until == null && r.Name == name
            select r
        ).FirstOrDefaultAsync();
    }

    private async Task TieTo(Unit unit, Resident resident, Newcomer newcomer)
    {
        var tied = await db.Set<Tie>()
            .AnyAsync(t =>
                t.CommunityId == me.CommunityId
                && t.UnitId == unit.Id
                && t.ResidentId == resident.Id
                && t.Kind == newcomer.Tie
                && t.Until == null
            );
        if (!tied)
            db.Add(new Tie(me.CommunityId, unit.Id, resident.Id, newcomer.Tie, newcomer.From?.WholeMilliseconds() ?? now));
    }

    private static PersonalCell Cell(Resident resident, string column) =>
        new(resident.CommunityId, "estate_residents", resident.Id.Value, column);
}
