using System.Globalization;

namespace Huiyin.Integrations;

/// <summary>The times of an export, in its own formats and zone.</summary>
internal sealed class CaseImportTimes(IReadOnlyList<string> formats, TimeZoneInfo zone)
{
    /// <summary>How a sheet hands over a cell that Excel holds as a date.</summary>
    private static readonly string[] OfSheets = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    private readonly string[] local = [.. formats.Where(f => !HasOffset(f)), .. OfSheets];
    private readonly string[] offset = [.. formats.Where(HasOffset)];

    public bool TryRead(string text, out DateTimeOffset time)
    {
        if (
            offset.Length > 0
            && DateTimeOffset.TryParseExact(text, offset, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
        )
        {
            time = time.ToUniversalTime();
            return true;
        }
        var read = DateTime.TryParseExact(
            text,
            local,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var clock
        );
        time = read ? Utc(clock) : default;
        return read;
    }

    /// <summary>
    /// An hour that the change to summer time skipped is taken as the hour after it; the hour it repeats in autumn as the
    /// second of the two. Either is at most an hour off, and neither loses the row.
    /// </summary>
    private DateTimeOffset Utc(DateTime clock) => new DateTimeOffset(clock, zone.GetUtcOffset(clock)).ToUniversalTime();

    private static bool HasOffset(string format) => format.Contains('z') || format.Contains('K');
}
