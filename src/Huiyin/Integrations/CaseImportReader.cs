using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Integrations;

/// <summary>
/// Reads an export row by row in steady memory. A faulty row is handed over with its faults and the reading goes on; a file
/// that cannot be read at all, or not to its end, says so in <see cref="Trouble"/>.
/// </summary>
internal sealed class CaseImportReader(CaseImportMap map)
{
    private const string Any = "*";
    private const int LongestId = 100;
    private const int LongestSummary = 200;

    private readonly CaseImportTimes times = new(map.TimeFormats, map.Zone);

    public Refusal? Trouble { get; private set; }

    public IEnumerable<ImportedRow> Read(Stream seekable)
    {
        var sheet = Sheet.Of(seekable);
        Columns? columns = null;
        var width = 0;
        foreach (var row in sheet.Rows())
        {
            if (columns is null)
            {
                var header = new SheetHeader(row.Cells);
                if (Columns.Missing(map.Fields, header) is { } missing)
                {
                    Trouble = new(
                        "columns_missing",
                        "文件缺少映射里的列：{0}",
                        RefusalKind.Invalid,
                        "file",
                        string.Join(", ", missing)
                    );
                    yield break;
                }
                columns = new(map.Fields, header);
                width = row.Cells.Count;
                continue;
            }
            yield return Translate(row, columns, width);
        }
        Trouble = sheet.Trouble ?? (columns is null ? SheetRefusals.Empty : null);
    }

    private ImportedRow Translate(SheetRow row, Columns columns, int width)
    {
        var faults = new List<SheetFault>();
        void Fault(TextTemplate? field, string reason, params object?[] args) =>
            faults.Add(new(row.Number, field?.Columns.FirstOrDefault() ?? "", reason, args));

        // A comma too many shifts every cell behind it; what stands there is not to be trusted.
        if (row.Cells.Count > width && row.Cells.Skip(width).Any(cell => cell.Length > 0))
        {
            Fault(null, "这一行有 {0} 格，表头只有 {1} 格。", row.Cells.Count, width);
            return new(row.Number, null, faults);
        }
        var id = columns.ExternalId(row);
        if (id.Length is 0 or > LongestId)
        {
            Fault(map.Fields.ExternalId, id.Length == 0 ? "没有编号。" : "编号太长。");
        }
        var receivedAt = Time(columns.ReceivedAt(row), map.Fields.ReceivedAt, Fault);
        if (receivedAt is null && columns.ReceivedAt(row).Length == 0)
        {
            Fault(map.Fields.ReceivedAt, "没有受理时间。");
        }
        var closedAt = Time(columns.ClosedAt(row), map.Fields.ClosedAt, Fault);
        if (closedAt < receivedAt)
        {
            Fault(map.Fields.ClosedAt, "办结时间早于受理时间。");
        }
        var kind = Word(columns.Kind(row), map.Values.Kind, map.Defaults.Kind, map.Fields.Kind, Fault);
        var status = Word(columns.Status(row), map.Values.Status, map.Defaults.Status, map.Fields.Status, Fault);
        var channel = Word(columns.Channel(row), map.Values.Channel, map.Defaults.Channel, map.Fields.Channel, Fault);
        var category = columns.Category(row);
        var phoneText = columns.ContactPhone(row);
        var hasPhone = PhoneNumber.TryParse(phoneText, out var phone);
        if (!hasPhone && phoneText.Length > 0)
        {
            Fault(map.Fields.ContactPhone, "不是一个电话号码。");
        }
        var (summary, details) = Texts(columns.Summary(row), columns.Details(row));
        if (summary.Length == 0)
        {
            Fault(map.Fields.Summary, "没有内容。");
        }
        if (faults.Count > 0)
        {
            return new(row.Number, null, faults);
        }
        return new(
            row.Number,
            new(
                id,
                receivedAt!.Value,
                closedAt,
                kind,
                Filled(
                    map.Values.Category.GetValueOrDefault(category)
                        ?? map.Values.Category.GetValueOrDefault(Any)
                        ?? category
                ),
                summary,
                Filled(details),
                Filled(columns.Place(row)),
                channel,
                status,
                Filled(columns.Resolution(row)),
                Filled(columns.Unit(row)),
                Filled(columns.ContactName(row)),
                hasPhone ? phone : null
            ),
            faults
        );
    }

    private delegate void Complaint(TextTemplate? field, string reason, params object?[] args);

    private DateTimeOffset? Time(string text, TextTemplate? field, Complaint fault)
    {
        if (text.Length == 0)
        {
            return null;
        }
        if (times.TryRead(text, out var time))
        {
            return time;
        }
        fault(field, "“{0}”不是映射里写的时间格式。", text);
        return null;
    }

    private static string Word(
        string text,
        IReadOnlyDictionary<string, string> words,
        string byDefault,
        TextTemplate? field,
        Complaint fault
    )
    {
        if (text.Length == 0)
        {
            return byDefault;
        }
        if (words.TryGetValue(text, out var word) || words.TryGetValue(Any, out word))
        {
            return word;
        }
        fault(field, "映射里没有“{0}”的译法。", text);
        return byDefault;
    }

    /// <summary>A summary is one line of a list; what is cut from it is not lost but opens the details.</summary>
    private static (string Summary, string Details) Texts(string summary, string details)
    {
        var line = summary.ReplaceLineEndings(" ");
        return line.Length <= LongestSummary
            ? (line, details)
            : (line[..(LongestSummary - 1)] + "…", details.Length == 0 ? summary : summary + "\n" + details);
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    /// <summary>The fields of the map bound to the columns of this file.</summary>
    private sealed class Columns(CaseImportFields fields, SheetHeader header)
    {
        private static readonly Func<SheetRow, string> Nothing = _ => "";

        public Func<SheetRow, string> ExternalId { get; } = fields.ExternalId.Bind(header);
        public Func<SheetRow, string> ReceivedAt { get; } = fields.ReceivedAt.Bind(header);
        public Func<SheetRow, string> Summary { get; } = fields.Summary.Bind(header);
        public Func<SheetRow, string> ClosedAt { get; } = fields.ClosedAt?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Kind { get; } = fields.Kind?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Category { get; } = fields.Category?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Details { get; } = fields.Details?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Place { get; } = fields.Place?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Channel { get; } = fields.Channel?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Status { get; } = fields.Status?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Resolution { get; } = fields.Resolution?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> Unit { get; } = fields.Unit?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> ContactName { get; } = fields.ContactName?.Bind(header) ?? Nothing;
        public Func<SheetRow, string> ContactPhone { get; } = fields.ContactPhone?.Bind(header) ?? Nothing;

        /// <summary>The columns the map names and the file lacks; null when all are there.</summary>
        public static List<string>? Missing(CaseImportFields fields, SheetHeader header)
        {
            TextTemplate?[] all =
            [
                fields.ExternalId,
                fields.ReceivedAt,
                fields.Summary,
                fields.ClosedAt,
                fields.Kind,
                fields.Category,
                fields.Details,
                fields.Place,
                fields.Channel,
                fields.Status,
                fields.Resolution,
                fields.Unit,
                fields.ContactName,
                fields.ContactPhone,
            ];
            List<string> missing =
            [
                .. all.SelectMany(f => f?.Columns ?? []).Distinct().Where(name => header.Find(name) < 0),
            ];
            return missing.Count > 0 ? missing : null;
        }
    }
}
