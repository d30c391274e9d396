using System.IO.Compression;
using System.Net;
using System.Text;
using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Huiyin.Tests.Cases.Register.BusyRegister;

namespace Huiyin.Tests.Cases.Register;

public sealed class CaseExportTests
{
    [Theory, OnBothEngines]
    public async Task A_csv_opens_rightly_and_carries_no_formula_and_no_whole_number(Engine engine)
    {
        await using var register = await Open(engine);

        var answer = (await register.Supervisor.Get("/cases/export.csv?status=open")).Done();

        var bytes = await answer.Response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith(
            ".csv",
            answer.Response.Content.Headers.ContentDisposition?.FileNameStar,
            StringComparison.Ordinal
        );
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("\uFEFF编号,类别,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(", lines[1], StringComparison.Ordinal);
        var leak = lines.Single(line => line.Contains(Leak, StringComparison.Ordinal));
        Assert.Contains("2026-09-01 08:10:00", leak, StringComparison.Ordinal);
        Assert.Contains("138****5678", leak, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", answer.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task An_excel_file_holds_the_filtered_cases_as_text_and_times(Engine engine)
    {
        await using var register = await Open(engine);
        using var screen = await register.Desk.AtTheScreen("wang");

        var file = await screen.Download("/cases/export.xlsx?kind=repair,other");

        await using var content = new MemoryStream(file);
        var rows = Sheet.Of(content).Rows().ToArray();
        Assert.Equal(["诉求", Formula, Spark, Leak], rows.Select(row => row[13]));
        Assert.Equal("138****5678", rows[^1][12]);
        Assert.StartsWith("2026-09-01", rows[^1][8], StringComparison.Ordinal);
        content.Position = 0;
        using var archive = new ZipArchive(content);
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Everything_is_exported_however_long_it_is(Engine engine)
    {
        await using var register = await Open(engine);
        await Import(register.Desk, 1_203);

        var answer = (await register.Supervisor.Get("/cases/export.csv")).Done();

        var numbers = answer
            .Body.Split("\r\n")
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line[..9])
            .ToArray();
        Assert.Equal(1_203 + register.Numbers.Count, numbers.Length);
        Assert.Equal(numbers.Length, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, OnBothEngines]
    public async Task Who_may_not_export_is_refused(Engine engine)
    {
        await using var register = await Open(engine);

        (await register.Receptionist.Get("/cases/export.csv")).Refused("not_allowed", HttpStatusCode.Forbidden);
        (await register.Supervisor.Get("/cases/export.csv?kind=x")).Refused(
            "invalid",
            HttpStatusCode.UnprocessableEntity
        );
    }

    /// <summary>Cases of last year, all received at the same moment, as an import brings them.</summary>
    private static async Task Import(ServiceDesk desk, int count)
    {
        await using var db = desk.Db();
        var community = await db.Set<Community>().SingleAsync();
        var at = ServiceDesk.Time("2025-09-01T08:00").ToUniversalTime();
        for (var i = 1; i <= count; i++)
        {
            var registration = new Registration(
                community.Id,
                Ids.New<CaseId>(at),
                Channel.Phone,
                RequestKind.Repair,
                $"旧件 {i}",
                at
            );
            db.Add(Case.Register(registration, $"25{i:D7}", charterVersion: 1, Actor.System));
        }
        await db.SaveChangesAsync();
    }
}
