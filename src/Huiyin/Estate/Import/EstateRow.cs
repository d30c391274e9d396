using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Estate.Import;

/// <summary>How the sheet ties a person to the unit; family members and temporary residents are occupants.</summary>
internal enum EstateTie
{
    Owner,
    Occupant,
    Tenant,
}

/// <summary>A valid row: a unit, and the person of the unit when the row names one.</summary>
/// <param name="Number">The number that Excel shows beside the row.</param>
/// <param name="Facts">The same for every row of a unit, also where later rows leave cells empty.</param>
internal sealed record EstateRow(
    int Number,
    string Building,
    string Entrance,
    string Room,
    EstateFacts Facts,
    EstatePerson? Person
)
{
    /// <summary>楼号-单元-房屋, such as 3-1-1502.</summary>
    public string Code => $"{Building}-{Entrance}-{Room}";
}

/// <summary>What the sheet says of a unit; null where it says nothing. Areas in 0.01 m².</summary>
internal sealed record EstateFacts(
    int? Floor,
    int? Floors,
    bool? Elevator,
    string? UnitType,
    string? Layout,
    long? GrossArea,
    long? NetArea,
    Money? Rent,
    string? State
);

/// <summary>A person of a unit.</summary>
/// <param name="IsCompany">The owner is a company, a shop or an authority; then there is a contact.</param>
/// <param name="Role">角色 as written: 户主, 配偶, 法人 and the like.</param>
internal sealed record EstatePerson(
    string Name,
    string? Sex,
    PhoneNumber? Phone,
    IdNumber? Id,
    EstateTie Tie,
    bool IsCompany,
    string? Role,
    string? ContactName,
    PhoneNumber? ContactPhone
);

/// <summary>
/// A sheet that was looked through. Rows with faults are not among <see cref="Rows"/>; <see cref="Trouble"/> says why the
/// sheet as a whole, or the rest of it, could not be read.
/// </summary>
internal sealed record EstateReading(IReadOnlyList<EstateRow> Rows, IReadOnlyList<SheetFault> Faults, Refusal? Trouble);
