using Huiyin.Estate.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <summary>Telephone numbers of those who ask: sealed for their row, found blindly, shown masked.</summary>
internal sealed class Contacts(HuiyinDb db, PersonalData personal, ResidentSearch residents)
{
    private const int LongestName = 60;

    public Outcome<SealedPhone?> Seal(CommunityId community, CaseId row, string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone))
            return (SealedPhone?)null;
        if (!PhoneNumber.TryParse(phone, out var number))
            return Refusal.Invalid("contact.phone", "电话号码读不懂：请写 11 位手机号或带区号的座机。");
        return new SealedPhone(
            personal.Seal(number.Value, Cell(community, row)),
            personal.BlindIndex(community, number),
            number.Masked()
        );
    }

    /// <summary>
    /// Who asks: as typed, or as the residents' file has them when the desk picked somebody there. Another name typed over
    /// a picked one means another person of that unit, whose number we do not have.
    /// </summary>
    public async Task<Outcome<Asker>> Who(CommunityId community, ContactInput? contact)
    {
        var name = contact?.Name?.Trim() is { Length: > 0 } typed ? typed : null;
        if (name?.Length > LongestName)
            return Refusal.Invalid("contact.name", "姓名不超过 {0} 个字。", LongestName);
        var phone = string.IsNullOrWhiteSpace(contact?.Phone) ? null : contact.Phone;
        if (contact?.Resident is not { } id)
            return new Asker(null, name, phone);
        if (await residents.Find(community, new ResidentId(id)) is not { } picked)
            return Refusal.Invalid("contact.name", "没有找到这位住户，请重新选择。");
        return name is null || name == picked.Name
            ? new Asker(picked.Id, picked.Name, phone ?? residents.PhoneOf(picked)?.Value)
            : new Asker(null, name, phone);
    }

    /// <summary>What a number is found by; null when the text is no telephone number.</summary>
    public byte[]? BlindIndex(CommunityId community, string text) =>
        PhoneNumber.TryParse(text, out var number) ? personal.BlindIndex(community, number) : null;

    /// <summary>The number in full; the caller has checked and written down that this may be seen.</summary>
    public string? Reveal(Case about) =>
        about.ContactPhone is { } phone ? personal.Reveal(phone, Cell(about.CommunityId, about.Id)) : null;

    /// <summary>The resident behind a number, or behind a name in a unit; null when it is nobody we know for certain.</summary>
    public async Task<ResidentId?> Known(CommunityId community, SealedPhone? phone, string? name, UnitId? unit)
    {
        if (phone is not null)
        {
            var byPhone = await ByPhone.To(db)(db, community, phone.Index).ToListAsync();
            if (byPhone.Count == 1)
                return byPhone[0];
        }
        if (unit is null || string.IsNullOrWhiteSpace(name))
            return null;
        var byName = await (
            from t in db.Set<Tie>()
            join r in db.Set<Resident>() on new { t.CommunityId, Id = t.ResidentId } equals new { r.CommunityId, r.Id }
            where t.CommunityId == community && t.UnitId == unit && t.Until == null && r.Name == name.Trim()
            select r.Id
        )
            .Distinct()
            .Take(2)
            .ToListAsync();
        return byName.Count == 1 ? byName[0] : null;
    }

    private static readonly StandingQuestion<
        Func<HuiyinDb, CommunityId, byte[], IAsyncEnumerable<ResidentId>>
    > ByPhone = new(() =>
        EF.CompileAsyncQuery(
            (HuiyinDb db, CommunityId community, byte[] index) =>
                db.Set<Resident>()
                    .Where(r => r.CommunityId == community && r.PhoneIndex == index)
                    .Select(r => r.Id)
                    .Take(2)
        )
    );

    private static PersonalCell Cell(CommunityId community, CaseId row) =>
        new(community, "cases_cases", row.Value, "contact_phone");
}

/// <summary>Who asks, as far as they have said.</summary>
internal sealed record Asker(ResidentId? Id, string? Name, string? Phone);
