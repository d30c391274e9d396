using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Huiyin.Charters;
using Huiyin.Charters.Public;
using Huiyin.Estate.Public;
using Huiyin.Hosting;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Huiyin.Bench;

/// <summary>How long a proposed charter takes over many real cases on SQLite, and how much memory.</summary>
internal static class RehearsalBench
{
    private const int Batch = 50_000;
    private static readonly DateTimeOffset End = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Begin = End.AddDays(-730);

    public static async Task Run(int cases, TextWriter report)
    {
        var folder = Directory.CreateTempSubdirectory("huiyin-bench-").FullName;
        try
        {
            var settings = Settings.Read(
                ["serve", "--virtual-clock", End.ToString("O", CultureInfo.InvariantCulture)],
                name => name is "HUIYIN_DATA" ? folder : null
            );
            await using var app = HuiyinApp.Build(settings, builder => builder.Logging.ClearProviders());
            await Database.Prepare(app.Services);
            await Commands.Run(
                ["setup", "--community", "cuihu", "--name", "翠湖豪廷", "--admin", "admin"],
                app.Services,
                TextWriter.Null
            );
            await Measure(app, cases, report);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(WebApplication app, int cases, TextWriter report)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var community = (await db.Set<Community>().AsNoTracking().SingleAsync()).Id;
        var began = Stopwatch.GetTimestamp();
        var facts = await Fill(db, community, cases);
        report.WriteLine(
            $"{cases:N0} cases with {facts:N0} facts written in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s"
        );
        var text = Charter
            .DefaultText.Replace("\"within\": \"48 hours\"", "\"within\": \"24 hours\"", StringComparison.Ordinal)
            .Replace("\"within\": \"8 hours\"", "\"within\": \"6 desk hours\"", StringComparison.Ordinal);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var tried = new CharterTried(text, 2, Times.DayOf(Begin, zone), Times.DayOf(End, zone));
        var rehearsal = app.Services.GetRequiredService<RehearseCharter>();
        for (var round = 1; round <= 2; round++)
        {
            GC.Collect();
            var (most, told) = (0L, 0L);
            var worked = Environment.CpuUsage.TotalTime;
            began = Stopwatch.GetTimestamp();
            var result = await rehearsal.Run(
                community,
                tried,
                so =>
                {
                    (most, told) = (Math.Max(most, Environment.WorkingSet), told + 1);
                    return Task.CompletedTask;
                }
            );
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            report.WriteLine(
                $"round {round}: {result.Cases:N0} cases before and after in {seconds:N1} s ({(Environment.CpuUsage.TotalTime - worked).TotalSeconds:N1} s of the processor), {result.Cases / seconds:N0} cases/s, told {told} times, "
                    + $"{result.Changed:N0} would have gone another way; missed {result.Before.Missed:N0} → {result.After.Missed:N0}; at most {most / 1_048_576:N0} MB"
            );
        }
    }

    private static async Task<long> Fill(HuiyinDb db, CommunityId community, int cases)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        Execute(connection, "PRAGMA foreign_keys = OFF");
        Execute(connection, "PRAGMA synchronous = OFF");
        // Written first and indexed after: the same tables in a fraction of the time.
        var indexes = Indexes(connection);
        foreach (var (name, _) in indexes)
            Execute(connection, $"DROP INDEX \"{name}\"");
        var (facts, course) = (0L, new MadeCourse());
        for (var first = 0; first < cases; first += Batch)
        {
            await using var transaction = connection.BeginTransaction();
            using var addCase = new Row(
                connection,
                transaction,
                "cases_cases",
                "community_id, id, number, kind, status, status_before, cycle, urgent, grade, channel, summary, received_at, rejections, charter_version, version, fact_count, last_hash, changed_at"
            );
            using var addFact = new Row(
                connection,
                transaction,
                "cases_timeline",
                "community_id, case_id, seq, at, by_login, by_name, name, data, kind, traits, category, hold, due_at, rule, charter_version, hash"
            );
            for (var i = first; i < Math.Min(first + Batch, cases); i++)
            {
                var received = Begin.AddTicks((End - Begin).Ticks / cases * i);
                var id = Guid.CreateVersion7(received).ToByteArray(bigEndian: true);
                facts += course.Write(db.IdParameter(community), id, i, received, addCase, addFact);
            }
            await transaction.CommitAsync();
        }
        foreach (var (_, sql) in indexes)
            Execute(connection, sql);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return facts;
    }

    private static List<(string Name, string Sql)> Indexes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('cases_cases', 'cases_timeline')";
        using var reader = command.ExecuteReader();
        var found = new List<(string, string)>();
        while (reader.Read())
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own names.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

/// <summary>A prepared insert.</summary>
internal sealed class Row : IDisposable
{
    private readonly SqliteCommand command;

    public Row(SqliteConnection connection, SqliteTransaction transaction, string table, string columns)
    {
        var count = columns.Split(',').Length;
        command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Our own names.
        command.CommandText =
            $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < count; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}", Value = DBNull.Value });
        command.Prepare();
    }

    public void Add(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            ((DbParameter)command.Parameters[i]).Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
