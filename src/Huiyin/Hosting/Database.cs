using Huiyin.Charters.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Hosting;

/// <summary>Brings the database up to this version before anybody asks for anything.</summary>
internal static partial class Database
{
    /// <summary>SQLite before this version can corrupt a WAL when two connections write and checkpoint at the same time.</summary>
    private static readonly Version FirstSafeSqlite = new(3, 51, 3);

    public static async Task Prepare(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Database).FullName!);
        await db.Database.MigrateAsync();
        await WriteDownFirstCharters(db, services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (db.Database.IsNpgsql())
            return;
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        var version = (await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").ToListAsync())[0];
        if (Version.Parse(version) < FirstSafeSqlite)
            OneWriterOnly(log, version);
        else
            Using(log, version);
    }

    /// <summary>
    /// A community older than its charter's table has begun its cases under the charter that came with the product; the
    /// next release may bring another.
    /// </summary>
    private static async Task WriteDownFirstCharters(HuiyinDb db, DateTimeOffset now)
    {
        var without = await db.Set<Community>()
            .Where(c => !db.Set<CharterVersion>().Any(v => v.CommunityId == c.Id))
            .Select(c => c.Id)
            .ToListAsync();
        db.AddRange(without.Select(community => CharterVersion.First(community, now)));
        await db.SaveChangesAsync();
    }

    [LoggerMessage(
        LogLevel.Information,
        "SQLite {Version}; before 3.51.3, so all writing and checkpointing passes one gate."
    )]
    private static partial void OneWriterOnly(ILogger log, string version);

    [LoggerMessage(LogLevel.Information, "SQLite {Version}.")]
    private static partial void Using(ILogger log, string version);
}
