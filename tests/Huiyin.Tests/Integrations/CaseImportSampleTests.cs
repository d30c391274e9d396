using System.Text;
using Huiyin.Integrations;
using Xunit;

namespace Huiyin.Tests.Integrations;

public sealed class CaseImportSampleTests
{
    private static string Example(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Huiyin.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return Path.Combine(folder.FullName, "docs", "examples", name);
    }

    private static CaseImportReader Reader()
    {
        using var json = File.OpenRead(Example("311-map.json"));
        return new(CaseImportMap.Read(json).Value);
    }

    private static List<ImportedRow> Sample()
    {
        using var csv = File.OpenRead(Example("311-sample.csv"));
        var reader = Reader();
        var rows = reader.Read(csv).ToList();
        Assert.Null(reader.Trouble);
        return rows;
    }

    [Fact]
    public void The_sample_has_exactly_the_faults_that_its_description_lists()
    {
        var rows = Sample();
        Assert.Equal(540, rows.Count);
        Assert.Equal(
            [
                (62, "unique_key"),
                (97, "created_date"),
                (142, "created_date"),
                (202, "closed_date"),
                (262, "status"),
                (312, "open_data_channel_type"),
                (372, "closed_date"),
                (433, "complaint_type"),
                (483, ""),
            ],
            rows.SelectMany(row => row.Faults).Select(fault => (fault.Row, fault.Column))
        );
    }

    [Fact]
    public void Every_good_row_of_the_sample_is_in_our_words()
    {
        var cases = Sample().Select(row => row.Case).OfType<ImportedCase>().ToList();
        Assert.Equal(531, cases.Count);
        Assert.Equal(531, cases.Select(c => c.ExternalId).Distinct().Count());
        Assert.All(
            cases,
            c =>
            {
                Assert.Contains(c.Kind, CaseImportWords.Kinds);
                Assert.Contains(c.Status, CaseImportWords.Statuses);
                Assert.Contains(c.Channel, CaseImportWords.Channels);
                Assert.Equal(TimeSpan.Zero, c.ReceivedAt.Offset);
                Assert.True(c.ClosedAt is null || c.ClosedAt >= c.ReceivedAt);
            }
        );
        Assert.Contains(cases, c => c is { Status: "closed", ClosedAt: null });
    }

    [Fact]
    public void Odd_characters_of_the_sample_survive()
    {
        var rows = Sample().ToDictionary(row => row.Number, row => row.Case);
        Assert.Equal("Café Niño – “live” music 🎺, every night until 2 a.m.", rows[22]!.Resolution);
        Assert.Equal("法拉盛 42 号地下室漏水, 三天没有人来\n请尽快", rows[47]!.Resolution);
        Assert.StartsWith("=HYPERLINK(", rows[79]!.Resolution, StringComparison.Ordinal);
        Assert.Equal("Tenant says: \"it's flooding\", then hung up", rows[192]!.Resolution);
        Assert.Equal(new DateTimeOffset(2025, 7, 29, 19, 15, 42, TimeSpan.Zero), rows[302]!.ReceivedAt);
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read_in_steady_memory()
    {
        const int count = 100_000;
        var path = Path.GetTempFileName();
        try
        {
            using (var writer = new StreamWriter(path))
            {
                using var sample = new StreamReader(Example("311-sample.csv"));
                writer.WriteLine(sample.ReadLine());
                var filler = new StringBuilder("\"Work was completed.\n")
                    .Insert(21, "The street was swept, ", 10)
                    .Append('"');
                for (var i = 0; i < count; i++)
                {
                    writer.WriteLine(
                        $"{i},2025-03-01T07:26:00.000,,NYPD,Illegal Parking,Other,{i} IVY COURT,IVY COURT,BRONX,Open,ONLINE,{filler},40.6,-73.8"
                    );
                }
            }
            using var csv = File.OpenRead(path);
            var reader = Reader();
            long early = 0;
            long late = 0;
            var read = 0;
            foreach (var row in reader.Read(csv))
            {
                Assert.NotNull(row.Case);
                read++;
                if (read == count / 10)
                {
                    early = GC.GetTotalMemory(forceFullCollection: true);
                }
                if (read == count)
                {
                    late = GC.GetTotalMemory(forceFullCollection: true);
                }
            }
            Assert.Null(reader.Trouble);
            Assert.Equal(count, read);
            Assert.InRange(late - early, long.MinValue, 8 << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
