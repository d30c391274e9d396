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
        if (db.Database.IsNpgsql())
            return;
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        var version = (await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").ToListAsync())[0];
        if (Version.Parse(version) < FirstSafeSqlite)
            OneWriterOnly(log, version);
        else
            Using(log, version);
    }

    [LoggerMessage(
        LogLevel.Information,
        "SQLite {Version}; before 3.51.3, so all writing and checkpointing passes one gate."
    )]
    private static partial void OneWriterOnly(ILogger log, string version);

    [LoggerMessage(LogLevel.Information, "SQLite {Version}.")]
    private static partial void Using(ILogger log, string version);
}
