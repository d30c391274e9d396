using System.Globalization;
using Huiyin.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Huiyin.Tests.Infrastructure;

/// <summary>
/// A database of its own for one test, migrated like a real one and gone at the end. The migrations run once per engine;
/// every test gets a copy of what they made.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqlite);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgres);
    private static int made;

    private TestDatabase(Engine engine, string folder, string connection) =>
        (Engine, Folder, Connection) = (engine, folder, connection);

    public Engine Engine { get; }

    /// <summary>A folder of its own, for the file of SQLite and whatever else a server keeps.</summary>
    public string Folder { get; }

    /// <summary>A connection string, as HUIYIN_DB takes it.</summary>
    public string Connection { get; }

    public static async Task<TestDatabase> Create(Engine engine)
    {
        var name = NextName();
        var folder = Directory.CreateDirectory(Path.Combine(TestRun.Folder, name)).FullName;
        if (engine is Engine.Sqlite)
        {
            var file = Path.Combine(folder, "huiyin.db");
            File.Copy(await SqliteTemplate.Value, file);
            return new TestDatabase(engine, folder, $"Data Source={file};Foreign Keys=True");
        }

        var template = await PostgresTemplate.Value;
        await PostgresServer.Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(engine, folder, PostgresServer.ConnectionTo(name));
    }

    /// <summary>A context of its own, for arranging rows and looking at them.</summary>
    public HuiyinDb Open() => Open(Engine, Connection);

    /// <summary>A context that is only asked for its model, and never connects.</summary>
    public static HuiyinDb Model(Engine engine) =>
        Open(engine, engine is Engine.Sqlite ? "Data Source=:memory:" : "Host=nowhere");

    public async ValueTask DisposeAsync()
    {
        if (Engine is Engine.Sqlite)
        {
            SqliteConnection.ClearPool(new SqliteConnection(Connection));
        }
        else
        {
            await using var connection = new NpgsqlConnection(Connection);
            NpgsqlConnection.ClearPool(connection);
            await PostgresServer.Execute($"DROP DATABASE {connection.Database} WITH (FORCE)");
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static HuiyinDb Open(Engine engine, string connection) =>
        engine is Engine.Sqlite
            ? new SqliteHuiyinDb(new DbContextOptionsBuilder<SqliteHuiyinDb>().UseSqlite(connection).Options)
            : new PostgresHuiyinDb(new DbContextOptionsBuilder<PostgresHuiyinDb>().UseNpgsql(connection).Options);

    private static async Task<string> MigrateSqlite()
    {
        var file = Path.Combine(TestRun.Folder, "template.db");
        // One file and no companions of it, so that copying it copies everything.
        var connection = $"Data Source={file};Pooling=False";
        await using var db = Open(Engine.Sqlite, connection);
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return file;
    }

    private static async Task<string> MigratePostgres()
    {
        var name = NextName();
        await PostgresServer.Execute($"CREATE DATABASE {name}");
        TestRun.AtTheEnd(() => PostgresServer.Execute($"DROP DATABASE {name} WITH (FORCE)"));
        await using (var db = Open(Engine.Postgres, PostgresServer.ConnectionTo(name)))
            await db.Database.MigrateAsync();
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionTo(name));
        await connection.OpenAsync();
        // Copying files takes half the time of copying through the log; PostgreSQL 14 knows nothing else.
        var strategy = connection.PostgreSqlVersion.Major >= 15 ? " STRATEGY file_copy" : "";
        await connection.CloseAsync();
        // A template must have no visitors while it is copied.
        NpgsqlConnection.ClearPool(connection);
        return name + strategy;
    }

    private static string NextName() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"huiyin_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"
        );
}
