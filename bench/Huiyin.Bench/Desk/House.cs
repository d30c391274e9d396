using System.Globalization;
using System.Text;
using Huiyin.Clock.Public;
using Huiyin.Demo;
using Huiyin.Estate.Public;
using Huiyin.Hosting;
using Huiyin.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Huiyin.Bench.Desk;

/// <summary>
/// 翠湖豪廷 with its thirty people and 1,200 flats, and two years of imported cases with their facts, promises and search
/// words: a data folder, and a database in it or on a PostgreSQL server.
/// </summary>
internal sealed record House(string Data, string? Connection)
{
    public const string Password = "ChangeMe2026!";
    private const int Seed = 311;

    /// <summary>Another population needs another number, so that an older one is not taken for it.</summary>
    private const int Version = 1;

    private static readonly DateTimeOffset End = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    public static readonly string[] Said =
    [
        "厨房插座冒火花",
        "客厅天花板漏水，已经滴到地板",
        "楼下装修太吵，影响休息",
        "入户门锁坏了，打不开",
        "想预约家政保洁两小时",
        "小区路灯不亮",
        "建议电梯厅放一张椅子",
        "垃圾没有及时清运",
    ];

    public const string More =
        "业主说从昨天晚上开始的，已经打过一次电话，希望今天之内有人来看，家里有老人和孩子，比较着急。";

    private const string Map = """
        {
          "fields": { "externalId": "id", "receivedAt": "at", "closedAt": "end", "kind": "kind", "summary": "said",
            "details": "more", "unit": "unit", "contactName": "name", "contactPhone": "phone", "status": "status", "resolution": "result" },
          "timeFormats": ["yyyy-MM-dd HH:mm:ss"],
          "values": {
            "kind": { "报修": "repair", "投诉": "complaint", "服务": "paid_service", "建议": "suggestion", "其它": "other" },
            "status": { "新": "registered", "已派": "dispatched", "在办": "in_progress", "已办": "handled", "结": "closed" }
          }
        }
        """;

    public bool IsPostgres => Connection is not null;

    /// <summary>The program as ./run builds and starts it.</summary>
    public string Program { get; } = Path.Combine(Root, "src", "Huiyin", "bin", "Release", "net10.0", "huiyin.dll");

    // Before whatever is built from it.
    public static string Root { get; } = FindRoot();

    public static string Pages { get; } = Path.Combine(Root, "src", "Huiyin");

    /// <summary>The last migration's time: a database of another one is made anew.</summary>
    private static string Schema { get; } =
        Directory.GetFiles(Path.Combine(Pages, "Migrations", "Sqlite"), "2*_*.cs").Select(Path.GetFileName).Max()![
            ..14
        ];

    public static IReadOnlyList<DemoUnit> Flats { get; } = new DemoPeople(new Luck(Seed)).Units(1, End);

    /// <summary>The program within this process, for what cannot be asked from outside.</summary>
    public async Task<WebApplication> Inside(
        string url = "http://127.0.0.1:0",
        Action<WebApplicationBuilder>? tune = null,
        DateTimeOffset? standing = null
    )
    {
        string[] args = standing is { } at ? ["serve", "--virtual-clock", at.ToString("O")] : ["serve"];
        var settings = Settings.Read(
            args,
            name =>
                name switch
                {
                    "HUIYIN_DATA" => Data,
                    "HUIYIN_URLS" => url,
                    "HUIYIN_DB" => Connection,
                    _ => null,
                }
        );
        Environment.SetEnvironmentVariable("ASPNETCORE_CONTENTROOT", Pages);
        var app = HuiyinApp.Build(
            settings,
            builder =>
            {
                builder.Logging.ClearProviders();
                tune?.Invoke(builder);
            }
        );
        await Database.Prepare(app.Services);
        return app;
    }

    /// <summary>
    /// A house with so many cases. On SQLite it is made once, kept under artifacts/ and copied; on PostgreSQL the database
    /// must be empty, or one that an earlier run filled.
    /// </summary>
    public static async Task<House> Of(int cases, string? postgres, TextWriter tell)
    {
        var kept = Path.Combine(
            Root,
            "artifacts",
            "bench",
            string.Create(
                CultureInfo.InvariantCulture,
                $"desk-{Schema}-{Version}-{cases}{(postgres is null ? "" : "-pg")}"
            )
        );
        var house = new House(kept, postgres);
        if (postgres is null ? !File.Exists(Path.Combine(kept, "complete")) : !await house.IsFilled())
        {
            if (Directory.Exists(kept))
                Directory.Delete(kept, recursive: true);
            Directory.CreateDirectory(kept);
            await house.Fill(cases, tell);
            await File.WriteAllTextAsync(Path.Combine(kept, "complete"), "");
        }
        return house;
    }

    /// <summary>The same again, to be written into and thrown away.</summary>
    public House Copy(string name)
    {
        var to = Directory.CreateTempSubdirectory($"huiyin-bench-{name}-").FullName;
        foreach (var file in Directory.GetFiles(Data))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return this with { Data = to };
    }

    private async Task<bool> IsFilled()
    {
        await using var app = await Inside();
        await using var scope = app.Services.CreateAsyncScope();
        var filled = await scope.ServiceProvider.GetRequiredService<HuiyinDb>().Set<Community>().AnyAsync();
        return filled && File.Exists(Path.Combine(Data, "complete"));
    }

    private async Task Fill(int cases, TextWriter tell)
    {
        await using (var app = await Inside(standing: End))
            await new DemoFounding(app.Services, (MovableClock)app.Services.GetRequiredService<TimeProvider>()).Found(
                Flats,
                Password
            );
        await using (var app = await Inside())
        {
            var (file, map) = (Path.Combine(Data, "cases.csv"), Path.Combine(Data, "map.json"));
            Write(file, cases);
            await File.WriteAllTextAsync(map, Map);
            var told = new StringWriter();
            if (await Commands.Run(["import", "cases", file, "--map", map], app.Services, told) != 0)
                throw new InvalidOperationException(told.ToString());
            await tell.WriteLineAsync(told.ToString().Trim().Split('\n')[^1]);
            File.Delete(file);
            await using var scope = app.Services.CreateAsyncScope();
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            await scope.ServiceProvider.GetRequiredService<PromiseClock>().RunDue(now);
            var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
            await db.Database.ExecuteSqlRawAsync(IsPostgres ? "ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>The last two in a hundred are still open.</summary>
    private static void Write(string path, int count)
    {
        using var csv = new StreamWriter(path, append: false, new UTF8Encoding(false));
        csv.WriteLine("id,at,end,kind,said,more,unit,name,phone,status,result");
        var luck = new Random(Seed);
        string[] kinds = ["报修", "报修", "投诉", "报修", "服务", "报修", "建议", "投诉"];
        string[] open = ["新", "已派", "在办", "已办"];
        for (var i = 0; i < count; i++)
        {
            var flat = Flats[luck.Next(Flats.Count)];
            var who = flat.AtHome[0];
            var said = luck.Next(Said.Length);
            var at = End.DateTime.AddMinutes(-(count - i) * (730.0 * 24 * 60 / count));
            var isOpen = i > count * 0.98;
            var status = isOpen ? open[luck.Next(open.Length)] : "结";
            var end = status is "结" or "已办"
                ? at.AddMinutes(luck.Next(20, 300)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                : "";
            csv.WriteLine(
                $"X{i},{at:yyyy-MM-dd HH:mm:ss},{end},{kinds[said]},{Said[said]},{More},{flat.Code},{who.Name},{who.Phone},{status},{(isOpen ? "" : "已处理，业主满意")}"
            );
        }
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Huiyin.slnx")))
            at = at.Parent ?? throw new DirectoryNotFoundException("The bench must lie inside the repository.");
        return at.FullName;
    }
}
