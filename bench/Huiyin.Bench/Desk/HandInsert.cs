using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Huiyin.Platform;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Huiyin.Bench.Desk;

/// <summary>
/// The floor of writing: the very rows of one case, inserted again under new ids by prepared statements, one transaction a
/// case, on the same engine with the same durability. Nothing is checked, found, sealed or reckoned.
/// </summary>
internal sealed class HandInsert(House house, CommunityId community, string words)
{
    private const string Search = "cases_search";
    private const string Day = "990101";
    private readonly List<(string Table, string[] Columns, object[] Values)> rows = [];

    /// <summary>What one case leaves: a table and its rows.</summary>
    public string Left =>
        string.Join(", ", rows.GroupBy(r => r.Table).Select(g => $"{g.Count()} {g.Key}"))
        + ", its number and its search words";

    /// <param name="connection">Where the case was just made.</param>
    /// <param name="table">A table that has grown.</param>
    /// <param name="by">How many rows.</param>
    /// <param name="made">The case.</param>
    public async Task Learn(DbConnection connection, string table, long by, object made)
    {
        if (table is Search or "cases_search_keys" or "cases_numbers")
            return;
        await using var command = connection.CreateCommand();
        var found = table switch
        {
            "cases_cases" => "id = @made",
            "platform_done_requests" => "at = (SELECT MAX(at) FROM platform_done_requests)",
            _ => "case_id = @made",
        };
#pragma warning disable CA2100 // The name comes from the database's own list.
        command.CommandText = $"SELECT * FROM \"{table}\" WHERE {found}";
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@made", made);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var learnt = 0;
        while (await reader.ReadAsync())
        {
            var values = new object[columns.Length];
            reader.GetValues(values);
            rows.Add((table, columns, values));
            learnt++;
        }
        if (learnt != by)
            throw new InvalidOperationException($"{table} has grown by {by} rows, of which {learnt} were found.");
    }

    /// <summary>One case after another until the time is over, by so many writers.</summary>
    public async Task Run(int writers, TimeSpan during, Samples into)
    {
        using var process = Process.GetCurrentProcess();
        var spent = process.TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        var end = began + (long)(during.TotalSeconds * Stopwatch.Frequency);
        var taken = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Write(end))));
        process.Refresh();
        into.Add(taken.SelectMany(t => t), Stopwatch.GetElapsedTime(began), process.TotalProcessorTime - spent);
    }

    /// <summary>What the database promises about a commit.</summary>
    public async Task<string> Durability()
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        return house.IsPostgres
            ? $"PostgreSQL {connection.ServerVersion}, fsync={await Say(connection, "SHOW fsync")}, synchronous_commit={await Say(connection, "SHOW synchronous_commit")}"
            : $"SQLite {connection.ServerVersion}, journal_mode={await Say(connection, "PRAGMA journal_mode")}, synchronous={await Say(connection, "PRAGMA synchronous")} (2 is FULL)";
    }

    private static async Task<string> Say(DbConnection connection, string question)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the four above.
        command.CommandText = question;
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }

    private DbConnection Connect() =>
        house.IsPostgres
            ? new NpgsqlConnection(house.Connection)
            : new SqliteConnection(
                $"Data Source={Path.Combine(house.Data, Huiyin.Hosting.Settings.DatabaseFile)};Foreign Keys=True"
            );

    private async Task<List<long>> Write(long end)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        var statements = rows.Select(row => new Statement(Insert(row.Table, row.Columns), row.Values)).ToList();
        var taken = new List<long>();
        do
        {
            var began = Stopwatch.GetTimestamp();
            if (connection is NpgsqlConnection postgres)
                await WriteOne(postgres, statements);
            else
                WriteOne((SqliteConnection)connection, statements);
            taken.Add(Stopwatch.GetTimestamp() - began);
        } while (Stopwatch.GetTimestamp() < end);
        return taken;
    }

    private const string NextNumber = """
        INSERT INTO cases_numbers (community_id, day, last) VALUES (@community, @day, 1)
        ON CONFLICT (community_id, day) DO UPDATE SET last = cases_numbers.last + 1 RETURNING last
        """;

    /// <summary>A round trip for the number, one for all the rows, one to commit.</summary>
    private async Task WriteOne(NpgsqlConnection connection, List<Statement> statements)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var number = new NpgsqlCommand(NextNumber, connection, transaction);
        number.Parameters.AddWithValue("community", community.Value);
        number.Parameters.AddWithValue("day", Day);
        await number.PrepareAsync();
        var taken = (int)(await number.ExecuteScalarAsync())!;
        var id = NewId();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            for (var i = 0; i < statement.Values.Length; i++)
                command.Parameters.Add(
                    new NpgsqlParameter { ParameterName = $"p{i}", Value = statement.Renewed(i, id, id, taken) }
                );
            batch.BatchCommands.Add(command);
        }
        var search = new NpgsqlBatchCommand(
            "INSERT INTO cases_search (community_id, case_id, at, words) VALUES (@community, @case, @at, array_to_tsvector(string_to_array(@words, ' ')))"
        );
        search.Parameters.AddWithValue("community", community.Value);
        search.Parameters.AddWithValue("case", id);
        search.Parameters.AddWithValue("at", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        search.Parameters.AddWithValue("words", words);
        batch.BatchCommands.Add(search);
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private readonly Dictionary<SqliteConnection, SqliteCommand[]> prepared = [];

    private void WriteOne(SqliteConnection connection, List<Statement> statements)
    {
        if (!prepared.TryGetValue(connection, out var commands))
            prepared[connection] = commands = Prepare(connection, statements);
        var (number, key, search) = (commands[0], commands[1], commands[2]);
        using var transaction = connection.BeginTransaction();
        foreach (var command in commands)
            command.Transaction = transaction;
        var taken = Convert.ToInt32(number.ExecuteScalar(), CultureInfo.InvariantCulture);
        var id = NewId();
        var bytes = id.ToByteArray(bigEndian: true);
        for (var i = 0; i < statements.Count; i++)
        {
            var parameters = commands[i + 3].Parameters;
            for (var p = 0; p < parameters.Count; p++)
                parameters[p].Value = statements[i].Renewed(p, id, bytes, taken);
            commands[i + 3].ExecuteNonQuery();
        }
        key.Parameters[1].Value = bytes;
        search.Parameters[0].Value = key.ExecuteScalar();
        search.ExecuteNonQuery();
        transaction.Commit();
    }

    private SqliteCommand[] Prepare(SqliteConnection connection, List<Statement> statements)
    {
        var own = community.Value.ToByteArray(bigEndian: true);
        var number = Command(NextNumber, ("@community", own), ("@day", Day));
        var key = Command(
            "INSERT INTO cases_search_keys (community_id, case_id) VALUES (@community, @case) RETURNING serial",
            ("@community", own),
            ("@case", own)
        );
        var search = Command(
            "INSERT INTO cases_search (rowid, words) VALUES (@serial, @words)",
            ("@serial", 0L),
            ("@words", $"c{community.Value:N} {words}")
        );
        return
        [
            number,
            key,
            search,
            .. statements.Select(s => Command(s.Sql, [.. s.Values.Select((value, i) => ($"@p{i}", value))])),
        ];

        SqliteCommand Command(string sql, params (string Name, object Value)[] parameters)
        {
#pragma warning disable CA2100 // Columns and tables come from the database's own list.
            var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value);
            command.Prepare();
            return command;
        }
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static string Insert(string table, string[] columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";

    /// <summary>A row to be inserted again, with what must be new renewed.</summary>
    private sealed class Statement
    {
        private readonly string[] columns;
        private readonly bool isCase;

        public Statement(string sql, object[] values)
        {
            (Sql, Values) = (sql, values);
            columns = sql[(sql.IndexOf('(', StringComparison.Ordinal) + 1)..sql.IndexOf(')', StringComparison.Ordinal)]
                .Split(", ");
            isCase = sql.StartsWith("INSERT INTO cases_cases ", StringComparison.Ordinal);
        }

        public string Sql { get; }
        public object[] Values { get; }

        public object Renewed(int column, Guid made, object asStored, int number) =>
            columns[column] switch
            {
                "id" when isCase => asStored,
                "case_id" => asStored,
                "id" => asStored is Guid ? NewId() : NewId().ToByteArray(bigEndian: true),
                "number" when isCase => $"{Day}{number:D3}",
                "key" => made.ToString("N"),
                _ => Values[column],
            };
    }
}
