using System.Diagnostics;
using System.Globalization;
using System.Text;
using Huiyin.Hosting;
using Huiyin.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Huiyin.Bench;

/// <summary>How fast another system's export becomes cases: on SQLite, or on the server that HUIYIN_DB names.</summary>
internal static class ImportBench
{
    private static readonly string[] Types =
    [
        "Noise - Residential",
        "HEAT/HOT WATER",
        "Illegal Parking",
        "PLUMBING",
        "ELEVATOR",
        "Street Light Condition",
        "WATER LEAK",
        "Lost Property",
    ];

    private static readonly string[] Words =
    [
        "Loud Music/Party",
        "Entire Building",
        "Double Parked, Blocking Traffic",
        "Water Supply",
        "Abandoned \"Vehicle\"",
        "漏水，三天没有人来",
        "Pothole",
        "Bathroom\nceiling",
    ];

    public static async Task Run(string[] args, TextWriter report)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var folder = Directory.CreateTempSubdirectory("huiyin-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "rows.csv");
            Write(file, rows);
            var settings = Settings.Read(
                [],
                name =>
                    name == "HUIYIN_DATA" ? folder.FullName
                    : name == "HUIYIN_DB" ? Environment.GetEnvironmentVariable(name)
                    : null
            );
            await using var app = HuiyinApp.Build(settings);
            await Database.Prepare(app.Services);
            await using (var scope = app.Services.CreateAsyncScope())
            {
                var founding = scope.ServiceProvider.GetRequiredService<Founding>();
                await founding.Found(new FoundCommunity("bench", "bench", null, null), "admin", "admin", null);
            }
            var began = Stopwatch.GetTimestamp();
            await Commands.Run(["import", "cases", file, "--map", MapFile()], app.Services, report);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            using var process = Process.GetCurrentProcess();
            await report.WriteLineAsync(
                $"{rows:N0} rows in {seconds:N1} s, {rows / seconds:N0} rows/s, {process.PeakWorkingSet64 >> 20} MB at most, {process.TotalProcessorTime.TotalSeconds:N0} s of processor"
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Rows in the shape of docs/examples/311-sample.csv, the same every time.</summary>
    public static void Write(string path, int rows)
    {
        using var csv = new StreamWriter(path, append: false, new UTF8Encoding(false));
        csv.WriteLine(
            "unique_key,created_date,closed_date,agency,complaint_type,descriptor,incident_address,street_name,borough,status,open_data_channel_type,resolution_description,latitude,longitude"
        );
        var luck = new Random(311);
        var day = new DateTime(2023, 1, 1);
        for (var i = 0; i < rows; i++)
        {
            var received = day.AddMinutes(i * 15L * 70_000 / Math.Max(rows, 1)).AddSeconds(luck.Next(600));
            var open = luck.Next(100) < 4;
            var closed = open
                ? ""
                : received
                    .AddMinutes(luck.Next(30, 15_000))
                    .ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
            var words = Words[luck.Next(Words.Length)].Replace("\"", "\"\"", StringComparison.Ordinal);
            csv.WriteLine(
                $"{70_000_000 + i},{received:yyyy-MM-ddTHH:mm:ss.fff},{closed},DEP,{Types[luck.Next(Types.Length)]},\"{words}\",\"{luck.Next(1, 999)} GRANITE PLACE, APT {luck.Next(1, 30)}\",GRANITE PLACE,BRONX,{(open ? "In Progress" : "Closed")},ONLINE,\"The condition was inspected, and the work was completed on both floors.\",40.{luck.Next(100000, 999999)},-73.{luck.Next(100000, 999999)}"
            );
        }
    }

    private static string MapFile()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Huiyin.slnx")))
            at = at.Parent ?? throw new DirectoryNotFoundException("The bench must lie inside the repository.");
        return Path.Combine(at.FullName, "docs", "examples", "311-map.json");
    }
}
