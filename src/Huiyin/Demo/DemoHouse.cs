using System.Diagnostics;
using Huiyin.Edge;
using Huiyin.Hosting;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Demo;

/// <summary>
/// 翠湖豪廷 as <c>./run --demo</c> shows it: founded and played through the ordinary verbs under a virtual clock that ends
/// about now. A history takes seconds to play because nothing waits for the disk: it is written to a draft that only
/// becomes the database when it is complete.
/// </summary>
internal static class DemoHouse
{
    /// <summary>Everybody's password; the demo holds nobody's data.</summary>
    public const string Password = "Huiyin2026";

    private static readonly string[] ShownLogins =
    [
        DemoStaff.Manager,
        DemoStaff.Supervisor,
        "zhangmin",
        "liqiang",
        "liuyang",
        DemoStaff.Engineering,
        "guozhenhua",
        "luhong",
        DemoStaff.Cashier,
        "mazhiyuan",
        DemoStaff.AfterSales,
        DemoStaff.Caller,
    ];

    /// <summary>Founds the demo community where there is no database yet; answers whether it did.</summary>
    public static async Task<bool> Prepare(Settings settings, DateTimeOffset now, TextWriter output)
    {
        if (settings.IsPostgres)
            return await Play(settings, DemoScale.Full, now, output);
        var file = new SqliteConnectionStringBuilder(settings.Connection).DataSource;
        if (File.Exists(file))
            return false;
        Directory.CreateDirectory(settings.DataFolder);
        var draft = $"{file}.draft";
        foreach (var left in (string[])["", "-wal", "-shm"])
            File.Delete(draft + left);
        var connection = new SqliteConnectionStringBuilder(settings.Connection) { DataSource = draft }.ConnectionString;
        await Play(settings with { Connection = connection }, DemoScale.Full, now, output);
        File.Move(draft, file);
        return true;
    }

    /// <summary>Plays the history into an empty database; false when somebody is there already.</summary>
    public static async Task<bool> Play(Settings settings, DemoScale scale, DateTimeOffset now, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var end = Local(now);
        var first = new DateTimeOffset(end.Date.AddDays(-scale.Days), end.Offset);
        var clock = first.AddDays(-1);
        await using var shared = await Share(settings);
        await using var app = HuiyinApp.Build(settings with { VirtualClock = clock }, Hurried(shared));
        await Database.Prepare(app.Services);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<Staff.Founding>().AnyCommunity())
                return false;
        }
        await output.WriteLineAsync("正在准备演示小区翠湖豪廷，大约需要半分钟 …");

        var luck = new Luck(scale.Seed);
        var units = new DemoPeople(luck).Units(scale.EveryUnit, end);
        var movable = (MovableClock)app.Services.GetRequiredService<TimeProvider>();
        var community = await new DemoFounding(app.Services, movable).Found(units, Password);
        var script = Script(luck, units, scale, first, end);
        var stage = new DemoStage(app, movable, community);
        var told = Stopwatch.GetTimestamp();
        await script.Play(
            stage,
            percent =>
            {
                if (Stopwatch.GetElapsedTime(told) < TimeSpan.FromSeconds(3))
                    return;
                told = Stopwatch.GetTimestamp();
                output.WriteLine($"  {percent}%");
                output.Flush();
            }
        );
        await Settle(app.Services, settings, end);
        await output.WriteLineAsync($"  {stage.Acts} 步，用时 {Stopwatch.GetElapsedTime(began).TotalSeconds:0} 秒。");
        return true;
    }

    /// <summary>Says who may sign in, and how.</summary>
    public static async Task Greet(TextWriter output, string url)
    {
        await output.WriteLineAsync($"\n  演示小区：翠湖豪廷（{DemoFounding.Code}）  {url}");
        await output.WriteLineAsync($"  所有演示账号的密码：{Password}\n");
        foreach (var login in ShownLogins)
        {
            var member = DemoStaff.All.First(m => m.Login == login);
            var roles = string.Join('、', member.Roles.Select(RoleWords.Of));
            await output.WriteLineAsync($"  {member.Login, -14}{member.Name}  {roles}");
        }
        await output.WriteLineAsync();
    }

    private static DemoScript Script(
        Luck luck,
        List<DemoUnit> units,
        DemoScale scale,
        DateTimeOffset first,
        DateTimeOffset end
    )
    {
        var script = new DemoScript(end);
        var here = new Situation(script, luck, units);
        var stories = new DemoDays(here, scale);
        var desk = new DeskDays(script, luck, units);
        for (var day = first; day < end; day = day.AddDays(1))
        {
            stories.Day(day);
            desk.Day(day, Math.Max(4, scale.CasesADay * 3 / 4));
        }
        desk.RightNow();
        new OpenMatters(here).All();
        return script;
    }

    /// <summary>
    /// Nothing waits for the disk while the draft is written: a crash leaves a draft, not a database. On SQLite everybody
    /// shares one open connection, since opening one costs more than a verb.
    /// </summary>
    private static Action<WebApplicationBuilder> Hurried(SqliteConnection? shared) =>
        builder =>
        {
            if (shared is not null)
                builder.Services.ConfigureDbContext<SqliteHuiyinDb>(o => o.UseSqlite(shared));
            builder.Services.ConfigureDbContext<PostgresHuiyinDb>(o => o.AddInterceptors(new HurriedConnection()));
        };

    private static async Task<SqliteConnection?> Share(Settings settings)
    {
        if (settings.IsPostgres)
            return null;
        var shared = new SqliteConnection($"{settings.Connection};Pooling=False");
        await shared.OpenAsync();
        await using var command = shared.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        await command.ExecuteNonQueryAsync();
        return shared;
    }

    private static async Task Settle(IServiceProvider services, Settings settings, DateTimeOffset end)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        // What people were told before this morning they have read.
        var lately = end.AddHours(-8);
        await db.Set<Notification>()
            .Where(n => n.At < lately)
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, x => x.At));
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        if (settings.IsPostgres)
            return;
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = FULL");
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static DateTimeOffset Local(DateTimeOffset now) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
}
