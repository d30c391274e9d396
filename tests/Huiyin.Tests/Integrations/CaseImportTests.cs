using System.Text;
using Huiyin.Cases.Public;
using Huiyin.Integrations;
using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Integrations;

public sealed class CaseImportTests
{
    private const string Header = "no,at,closed,type,what,where,state,via,tel\n";

    private const string Map = """
        {
          "fields": {
            "externalId": "no", "receivedAt": "at", "closedAt": "closed", "kind": "type", "category": "type",
            "summary": "{type}: {what}", "details": ["{what}", "地点：{where}"], "place": "where",
            "status": "state", "channel": "via", "contactPhone": "tel"
          },
          "timeFormats": ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:sszzz"],
          "timeZone": "America/New_York",
          "values": {
            "kind": { "Leak": "repair", "*": "complaint" },
            "status": { "Open": "registered", "Done": "closed" },
            "channel": { "ONLINE": "web" }
          },
          "defaults": { "kind": "other", "channel": "visit", "status": "dispatched" }
        }
        """;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static CaseImportMap MapOf(string json)
    {
        Assert.False(CaseImportMap.Read(Bytes(json)).Refused(out var map, out var no), no?.Sentence());
        return map;
    }

    private static List<ImportedRow> Rows(string csv, string map = Map)
    {
        var reader = new CaseImportReader(MapOf(map));
        var rows = reader.Read(Bytes(Header + csv)).ToList();
        Assert.Null(reader.Trouble);
        return rows;
    }

    private static ImportedCase Case(string line)
    {
        var row = Assert.Single(Rows(line));
        Assert.Empty(row.Faults);
        return row.Case!;
    }

    [Fact]
    public void A_row_becomes_a_case_in_our_words()
    {
        var imported = Case("A1,2026-09-01 08:10,2026-09-01 10:05,leak,under the sink,12 Main St,done,online,");
        Assert.Equal(
            new ImportedCase(
                "A1",
                new(2026, 9, 1, 12, 10, 0, TimeSpan.Zero),
                new(2026, 9, 1, 14, 5, 0, TimeSpan.Zero),
                "repair",
                "leak",
                "leak: under the sink",
                "under the sink\n地点：12 Main St",
                "12 Main St",
                "web",
                "closed",
                null,
                null,
                null,
                null
            ),
            imported
        );
    }

    [Fact]
    public void Empty_cells_take_the_defaults_and_leave_no_separators_behind()
    {
        var imported = Case("A1,2026-09-01 08:10,,,dark hall,,,,");
        Assert.Equal(("other", "dispatched", "visit"), (imported.Kind, imported.Status, imported.Channel));
        Assert.Equal(("dark hall", "dark hall"), (imported.Summary, imported.Details));
        Assert.Null(imported.ClosedAt);
        Assert.Null(imported.Place);
        Assert.Null(imported.Category);
    }

    [Theory]
    [InlineData("2026-01-15 08:00", "2026-01-15T13:00:00Z")]
    [InlineData("2026-07-15 08:00", "2026-07-15T12:00:00Z")]
    [InlineData("2026-03-08 02:30", "2026-03-08T07:30:00Z")]
    [InlineData("2026-11-01 01:30", "2026-11-01T06:30:00Z")]
    [InlineData("2026-07-15T08:00:00+08:00", "2026-07-15T00:00:00Z")]
    public void A_time_is_read_in_its_zone(string text, string utc) =>
        Assert.Equal(
            DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture),
            Case($"A1,{text},,Leak,x,,,,").ReceivedAt
        );

    [Theory]
    [InlineData(",2026-09-01 08:10,,Leak,x,,,,", "no", "没有编号")]
    [InlineData("A1,,,Leak,x,,,,", "at", "没有受理时间")]
    [InlineData("A1,1 Sept,,Leak,x,,,,", "at", "“1 Sept”")]
    [InlineData("A1,2026-09-01 08:10,2026-09-01 08:09,Leak,x,,,,", "closed", "早于")]
    [InlineData("A1,2026-09-01 08:10,,Leak,x,,lost,,", "state", "“lost”")]
    [InlineData("A1,2026-09-01 08:10,,Leak,x,,,fax,", "via", "“fax”")]
    [InlineData("A1,2026-09-01 08:10,,,,,,,", "type", "没有内容")]
    [InlineData("A1,2026-09-01 08:10,,Leak,x,,,,110", "tel", "电话")]
    [InlineData("A1,2026-09-01 08:10,,Leak,x,12 Main St, rear,,,13812345678", "", "10 格")]
    public void A_faulty_row_is_told_and_the_next_one_is_read(string line, string column, string words)
    {
        var rows = Rows($"{line}\nA2,2026-09-01 08:10,,Leak,x,,,,\n");
        var fault = Assert.Single(rows[0].Faults);
        Assert.Equal((2, column), (fault.Row, fault.Column));
        Assert.Contains(words, fault.Sentence(), StringComparison.Ordinal);
        Assert.Null(rows[0].Case);
        Assert.Equal("A2", rows[1].Case!.ExternalId);
    }

    [Fact]
    public void A_summary_too_long_for_a_list_goes_on_in_the_details()
    {
        var what = new string('长', 300);
        var imported = Case($"A1,2026-09-01 08:10,,Leak,{what},,,,");
        Assert.Equal(200, imported.Summary.Length);
        Assert.StartsWith($"Leak: {what}\n", imported.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_the_columns_of_the_map_is_refused_by_name()
    {
        var reader = new CaseImportReader(MapOf(Map));
        Assert.Empty(reader.Read(Bytes("no,at,type,what\nA1,2026-09-01 08:10,Leak,x\n")).ToList());
        Assert.Contains("closed, where, via, state, tel", reader.Trouble!.Sentence(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b"}}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":"c","sumary":"d"}}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":"{c"}}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":""}}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":"c"},"timeZone":"Mars/Olympus"}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":"c"},"timeFormats":[]}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":"c"},"values":{"kind":{"x":"leak"}}}""")]
    [InlineData("""{"fields":{"externalId":"a","receivedAt":"b","summary":"c"},"defaults":{"status":"open"}}""")]
    public void A_map_with_a_slip_is_refused_before_any_row_is_read(string json)
    {
        Assert.True(CaseImportMap.Read(Bytes(json)).Refused(out _, out var no));
        Assert.Equal("map_invalid", no.Code);
    }
}
