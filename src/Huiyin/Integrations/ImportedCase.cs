using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Integrations;

/// <summary>A request as another system exported it, translated into our words but not yet in our register.</summary>
/// <param name="ExternalId">The other system's number; importing the same number again is recognised by it.</param>
/// <param name="ReceivedAt">When the request was made, from which its promises are reckoned.</param>
/// <param name="ClosedAt">Null while open, and for closed requests whose system did not note when.</param>
/// <param name="Kind">One of <see cref="CaseImportWords.Kinds"/>.</param>
/// <param name="Category">The other system's own division, or what the map makes of it.</param>
/// <param name="Channel">One of <see cref="CaseImportWords.Channels"/>.</param>
/// <param name="Status">One of <see cref="CaseImportWords.Statuses"/>.</param>
/// <param name="Unit">A unit code such as 3-1-1502, where the map names its columns.</param>
internal sealed record ImportedCase(
    string ExternalId,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ClosedAt,
    string Kind,
    string? Category,
    string Summary,
    string? Details,
    string? Place,
    string Channel,
    string Status,
    string? Resolution,
    string? Unit,
    string? ContactName,
    PhoneNumber? ContactPhone
);

/// <summary>One row of the export: a case, or what is wrong with it.</summary>
internal sealed record ImportedRow(int Number, ImportedCase? Case, IReadOnlyList<SheetFault> Faults);

/// <summary>The words of the API for what a case is, how it came and where it stands.</summary>
internal static class CaseImportWords
{
    public static readonly string[] Kinds =
    [
        "developer_defect",
        "repair",
        "complaint",
        "paid_service",
        "compliment",
        "suggestion",
        "other",
    ];

    public static readonly string[] Channels = ["phone", "visit", "letter", "email", "web", "patrol"];

    public static readonly string[] Statuses =
    [
        "registered",
        "dispatched",
        "accepted",
        "awaiting_consent",
        "in_progress",
        "on_hold",
        "handled",
        "closed",
        "closed_unresolved",
        "withdrawn",
    ];
}
