using Npgsql;

namespace Huiyin.Tests.Infrastructure;

/// <summary>The PostgreSQL server that <c>./test</c> starts, or the one named by HUIYIN_TEST_PG.</summary>
internal static class PostgresServer
{
    private static readonly string? Administrator = Environment.GetEnvironmentVariable("HUIYIN_TEST_PG");

    /// <summary>Why tests on PostgreSQL cannot run here, or null when they can. The gate skips nothing: there they fail.</summary>
    public static string? WhyNot =>
        Administrator is null && Environment.GetEnvironmentVariable("CI") is not "true"
            ? "No PostgreSQL: run ./test, or set HUIYIN_TEST_PG to an administrator's connection string."
            : null;

    public static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Required)
        {
            Database = database,
            MaxPoolSize = 16,
            IncludeErrorDetail = true,
        }.ConnectionString;

    public static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Required);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of databases are our own; PostgreSQL takes no parameters there.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Required =>
        Administrator ?? throw new InvalidOperationException("HUIYIN_TEST_PG is not set, and the gate skips nothing.");
}
