using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Integrations;

/// <summary>A row of an import seen with our own books.</summary>
internal abstract record Placed;

/// <summary>It can be imported.</summary>
/// <param name="Steward">Who looks after its unit.</param>
internal sealed record PlacedCase(Registration Registration, ImportedPast Past, StaffId? Steward, bool EndUnknown)
    : Placed;

/// <summary>It cannot.</summary>
internal sealed record Unplaced(IReadOnlyList<SheetFault> Faults) : Placed;

/// <summary>Our units and people, read once, so that a row finds its own without asking the database.</summary>
internal sealed class ImportedBooks(HuiyinDb db, CurrentStaff me, Rosters rosters, Contacts contacts)
{
    private static readonly Dictionary<string, RequestKind> Kinds = Words<RequestKind>();
    private static readonly Dictionary<string, CaseStatus> Statuses = Words<CaseStatus>();
    private static readonly Dictionary<string, Channel> Channels = Words<Channel>();

    /// <summary>The calendar of charters begins here.</summary>
    private static readonly DateTimeOffset Earliest = new(2000, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private Dictionary<string, (UnitId Id, StaffId? Steward)> units = [];
    private Dictionary<string, ResidentId> residents = [];
    private CommunityRoster? roster;
    private CaseImportMap? map;

    public async Task Open(CaseImportMap itsMap)
    {
        map = itsMap;
        roster = await rosters.Of(me.CommunityId);
        var community = me.CommunityId;
        if (map.Fields.Unit is not null)
        {
            units = await db.Set<Unit>()
                .Where(u => u.CommunityId == community)
                .Select(u => new
                {
                    u.Code,
                    u.Id,
                    u.StewardId,
                })
                .ToDictionaryAsync(u => u.Code, u => (u.Id, u.StewardId));
        }
        if (map.Fields.ContactPhone is not null)
        {
            var known = await db.Set<Resident>()
                .Where(r => r.CommunityId == community && r.PhoneIndex != null)
                .Select(r => new { r.PhoneIndex, r.Id })
                .ToListAsync();
            // A number that two people share says nothing for certain.
            residents = known
                .GroupBy(r => Convert.ToHexString(r.PhoneIndex!))
                .Where(g => g.Count() == 1)
                .ToDictionary(g => g.Key, g => g.First().Id);
        }
    }

    public Placed Place(ImportedRow row, DateTimeOffset now)
    {
        if (row.Case is not { } imported)
            return new Unplaced(row.Faults);
        var fields = map!.Fields;
        var receivedAt = imported.ReceivedAt.WholeMilliseconds();
        if (receivedAt < Earliest || receivedAt > now)
            return Fault(row, fields.ReceivedAt, "受理时间不在 2000 年到现在之间。");
        if (imported.ClosedAt > now)
            return Fault(row, fields.ClosedAt, "办结时间在将来。");
        (UnitId Id, StaffId? Steward) unit = default;
        string? code = null;
        if (imported.Unit is { } named)
        {
            if (UnitCode.Parse(named).Refused(out var parsed, out var unreadable))
                return Fault(row, fields.Unit, unreadable.Message, unreadable.Args);
            code = parsed.ToString();
            if (!units.TryGetValue(code, out unit))
                return Fault(row, fields.Unit, "没有 {0} 这个房号。", code);
        }
        return Registered(imported, receivedAt, code, unit, now);
    }

    private PlacedCase Registered(
        ImportedCase imported,
        DateTimeOffset receivedAt,
        string? code,
        (UnitId Id, StaffId? Steward) unit,
        DateTimeOffset now
    )
    {
        var (kind, status) = (Kinds[imported.Kind], Statuses[imported.Status]);
        var id = Ids.New<CaseId>(now);
        var phone = contacts.Seal(me.CommunityId, id, imported.ContactPhone?.Value).Value;
        var contact =
            phone is not null && residents.TryGetValue(Convert.ToHexString(phone.Index), out var resident)
                ? resident
                : (ResidentId?)null;
        var registration = new Registration(
            me.CommunityId,
            id,
            Channels[imported.Channel],
            kind,
            imported.Summary,
            receivedAt,
            imported.Category,
            Urgent: false,
            imported.Details,
            code is null ? null : unit.Id,
            code,
            imported.Place,
            contact,
            imported.ContactName,
            phone,
            Parent: null,
            imported.ExternalId
        );
        var endedAt = imported.ClosedAt?.WholeMilliseconds();
        var past = new ImportedPast(
            status,
            endedAt,
            imported.Resolution ?? T("已在原来的系统里办结，没有写明结果。"),
            DepartmentFor(kind)
        );
        return new(
            registration,
            past,
            unit.Steward,
            endedAt is null && (status.IsFinal() || status is CaseStatus.Handled)
        );
    }

    /// <summary>Other systems know other departments; it goes where the desk would send it.</summary>
    private DepartmentName DepartmentFor(RequestKind kind)
    {
        var code = kind switch
        {
            RequestKind.Repair => "engineering",
            RequestKind.DeveloperDefect => "after_sales",
            _ => "customer_service",
        };
        return new DepartmentName(code, roster!.DepartmentName(code));
    }

    private static Unplaced Fault(ImportedRow row, TextTemplate? field, string reason, params object?[] args) =>
        new([new SheetFault(row.Number, field?.Columns.FirstOrDefault() ?? "", reason, args)]);

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Json.Word);
}
