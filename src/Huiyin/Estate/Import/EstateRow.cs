using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Estate.Import;

/// <summary>A valid row: a unit, and the person of the unit when the row names one.</summary>
/// <param name="Number">The number that Excel shows beside the row.</param>
/// <param name="Facts">Complete also where later rows of the same unit leave cells empty.</param>
internal sealed record EstateRow(int Number, UnitCode Code, EstateFacts Facts, EstatePerson? Person);

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
)
{
    public UnitFacts ForTheBooks() => new(Floor, Floors, Elevator, UnitType, Layout, GrossArea, NetArea, Rent, State);
}

/// <summary>A person of a unit; family members and temporary residents are occupants.</summary>
/// <param name="IsCompany">The owner is a company, a shop or an authority; then there is a contact.</param>
/// <param name="Role">角色 as written: 户主, 配偶, 法人 and the like.</param>
internal sealed record EstatePerson(
    string Name,
    string? Sex,
    PhoneNumber? Phone,
    IdNumber? Id,
    TieKind Tie,
    bool IsCompany,
    string? Role,
    string? ContactName,
    PhoneNumber? ContactPhone
)
{
    /// <summary>A company is reached through its contact; the contact's number stands in for a missing one, never in the note.</summary>
    public Newcomer ForTheBooks() =>
        new(
            Name,
            (Phone ?? ContactPhone)?.Value,
            Tie,
            Sex: Sex,
            IdNumber: Id?.Value,
            Note: string.Join(
                "；",
                new[] { Role, ContactName is null ? null : Texts.T("联系人：{0}", ContactName) }.Where(text =>
                    text is not null
                )
            )
                is { Length: > 0 } note
                ? note
                : null
        );
}

/// <summary>
/// A sheet that was looked through. Rows with faults are not among <see cref="Rows"/>; <see cref="Trouble"/> says why the
/// sheet as a whole, or the rest of it, could not be read.
/// </summary>
internal sealed record EstateReading(IReadOnlyList<EstateRow> Rows, IReadOnlyList<SheetFault> Faults, Refusal? Trouble);
