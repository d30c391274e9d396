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

/// <summary>What was entered into the books so far.</summary>
internal sealed record RecordCount(int NewUnits = 0, int ChangedUnits = 0, int NewResidents = 0, int NewTies = 0);

/// <summary>The estate's books: units, the people in them, and the ties between .</summary>
internal sealed class EstateRecords(HuiyinDb db, CurrentStaff me, PersonalData personal, TimeProvider clock)
{
    private const int LongestWord = 40;
    private const int LongestNote = 500;

    private readonly DateTimeOffset now = clock.GetUtcNow().WholeMilliseconds();
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Building> buildings = [];
    private readonly Dictionary<UnitId, List<Tie>> ties = [];
    private readonly Dictionary<ResidentId, Resident> residents = [];
    private bool everythingRead;

    public RecordCount Count { get; private set; } = new();

    /// <summary>Before a long list: the whole community is read once, instead of a few queries for each line.</summary>
    public async Task ReadEverything()
    {
        foreach (var building in await db.Set<Building>().Where(b => b.CommunityId == me.CommunityId).ToListAsync())
            buildings[building.Code] = building;
        foreach (var unit in await db.Set<Unit>().Where(u => u.CommunityId == me.CommunityId).ToListAsync())
            units[unit.Code] = unit;
        foreach (var resident in await db.Set<Resident>().Where(r => r.CommunityId == me.CommunityId).ToListAsync())
            residents[resident.Id] = resident;
        foreach (
            var tie in await db.Set<Tie>().Where(t => t.CommunityId == me.CommunityId && t.Until == null).ToListAsync()
        )
            TiesOf(tie.UnitId).Add(tie);
        everythingRead = true;
    }

    public async Task<Unit?> Find(UnitCode code)
    {
        var text = code.ToString();
        if (units.TryGetValue(text, out var known) || everythingRead)
            return known;
        var unit = await db.Set<Unit>().SingleOrDefaultAsync(u => u.CommunityId == me.CommunityId && u.Code == text);
        if (unit is not null)
            await ReadPeopleOf(unit);
        return unit;
    }

    /// <summary>Opens the unit or brings its facts up to date.</summary>
    public async Task<Unit> Keep(UnitCode code, UnitFacts facts)
    {
        var unit = await Find(code);
        if (unit is null)
        {
            unit = new Unit(me.CommunityId, (await BuildingOf(code)).Id, code, now);
            db.Add(unit);
            units[unit.Code] = unit;
            unit.Describe(facts);
            Count = Count with { NewUnits = Count.NewUnits + 1 };
        }
        else if (unit.Describe(facts))
        {
            Count = Count with { ChangedUnits = Count.ChangedUnits + 1 };
        }
        return unit;
    }

    /// <summary>Ties somebody to a unit; the same person (phone and name, or name in this unit) is taken for one.</summary>
    public async Task<Outcome<Resident>> TakeIn(Unit unit, Newcomer newcomer)
    {
        if (string.IsNullOrWhiteSpace(newcomer.Name) || newcomer.Name.Length > 60)
            return Refusal.Invalid("name", "请填写姓名，不超过 60 个字。");
        if (newcomer.Sex?.Length > LongestWord)
            return Refusal.Invalid("sex", "不超过 {0} 个字。", LongestWord);
        if (newcomer.Note?.Length > LongestNote)
            return Refusal.Invalid("note", "备注不超过 {0} 个字。", LongestNote);
        if (newcomer.From is { } from && !Times.Reaches(from))
            return Refusal.Invalid("from", "日期要在 2000 年到 2099 年之间。");
        if (Phone(newcomer.Phone).Refused(out var phone, out var no))
            return no;
        if (Id(newcomer.IdNumber).Refused(out var id, out no))
            return no;

        var resident = await Known(unit, newcomer.Name.Trim(), phone);
        if (resident is null)
        {
            resident = new Resident(me.CommunityId, newcomer.Name, now);
            db.Add(resident);
            residents[resident.Id] = resident;
            Count = Count with { NewResidents = Count.NewResidents + 1 };
        }
        if (phone is { } reached)
            Reach(resident, reached);
        resident.Describe(newcomer.Sex, SealedId(resident, id), newcomer.Note);
        Tie(unit, resident, newcomer);
        return resident;
    }

    /// <summary>A resident's telephone number in full; the caller has checked that it may be seen.</summary>
    public PhoneNumber? PhoneOf(Resident resident) =>
        resident.Phone is { } phone
        && PhoneNumber.TryParse(personal.Reveal(phone, Cell(resident, "phone")), out var number)
            ? number
            : null;

    private static Outcome<PhoneNumber?> Phone(string? text) =>
        string.IsNullOrWhiteSpace(text) ? (PhoneNumber?)null
        : PhoneNumber.TryParse(text, out var number) ? number
        : Refusal.Invalid("phone", "电话号码读不懂：请写 11 位手机号或带区号的座机。");

    private static Outcome<IdNumber?> Id(string? text) =>
        string.IsNullOrWhiteSpace(text) ? (IdNumber?)null
        : IdNumber.TryParse(text, out var number) ? number
        : Refusal.Invalid("idNumber", "身份证号码不对，请核对最后一位。");

    private async Task<Building> BuildingOf(UnitCode code)
    {
        if (buildings.TryGetValue(code.Building, out var building))
            return building;
        building = everythingRead
            ? null
            : await db.Set<Building>()
                .SingleOrDefaultAsync(b => b.CommunityId == me.CommunityId && b.Code == code.Building);
        if (building is null)
            db.Add(building = new Building(me.CommunityId, code.Building, now));
        return buildings[code.Building] = building;
    }

    private async Task ReadPeopleOf(Unit unit)
    {
        units[unit.Code] = unit;
        var lasting = await db.Set<Tie>()
            .Where(t => t.CommunityId == me.CommunityId && t.UnitId == unit.Id && t.Until == null)
            .ToListAsync();
        var ids = lasting.Select(t => t.ResidentId).ToList();
        foreach (
            var resident in await db.Set<Resident>()
                .Where(r => r.CommunityId == me.CommunityId && ids.Contains(r.Id))
                .ToListAsync()
        )
            residents[resident.Id] = resident;
        foreach (var tie in lasting)
            TiesOf(unit.Id).Add(tie);
    }

    private async Task<Resident?> Known(Unit unit, string name, PhoneNumber? phone)
    {
        var here = TiesOf(unit.Id).Select(t => residents[t.ResidentId]).FirstOrDefault(r => r.Name == name);
        if (here is not null || phone is not { } number)
            return here;
        var index = personal.BlindIndex(me.CommunityId, number);
        var elsewhere = residents.Values.FirstOrDefault(r => r.Name == name && IsSame(r.PhoneIndex, index));
        if (elsewhere is not null || everythingRead)
            return elsewhere;
        elsewhere = await db.Set<Resident>()
            .FirstOrDefaultAsync(r => r.CommunityId == me.CommunityId && r.PhoneIndex == index && r.Name == name);
        if (elsewhere is not null)
            residents[elsewhere.Id] = elsewhere;
        return elsewhere;
    }

    /// <summary>Sealing gives other bytes each time; a number that has not changed is left as it is.</summary>
    private void Reach(Resident resident, PhoneNumber phone)
    {
        var index = personal.BlindIndex(me.CommunityId, phone);
        if (!IsSame(resident.PhoneIndex, index))
            resident.Reachable(personal.Seal(phone.Value, Cell(resident, "phone")), index);
    }

    private byte[]? SealedId(Resident resident, IdNumber? id)
    {
        if (id is not { } seen)
            return null;
        var cell = Cell(resident, "id_number");
        return resident.IdNumber is { } kept && personal.Reveal(kept, cell) == seen.Value
            ? kept
            : personal.Seal(seen.Value, cell);
    }

    private void Tie(Unit unit, Resident resident, Newcomer newcomer)
    {
        if (TiesOf(unit.Id).Any(t => t.ResidentId == resident.Id && t.Kind == newcomer.Tie))
            return;
        var tie = new Tie(
            me.CommunityId,
            unit.Id,
            resident.Id,
            newcomer.Tie,
            newcomer.From?.WholeMilliseconds() ?? now
        );
        db.Add(tie);
        TiesOf(unit.Id).Add(tie);
        Count = Count with { NewTies = Count.NewTies + 1 };
    }

    private List<Tie> TiesOf(UnitId unit) => ties.TryGetValue(unit, out var list) ? list : ties[unit] = [];

    private static bool IsSame(byte[]? kept, byte[] index) => kept is not null && kept.AsSpan().SequenceEqual(index);

    private static PersonalCell Cell(Resident resident, string column) =>
        new(resident.CommunityId, "estate_residents", resident.Id.Value, column);
}
