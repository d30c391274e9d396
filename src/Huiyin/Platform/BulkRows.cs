using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Huiyin.Platform;

/// <summary>
/// Writes many rows of one table past the change tracker, ten times as fast: a prepared command on SQLite, COPY on
/// PostgreSQL. Columns and conversions come from the model, so a row looks as if EF had written it. Belongs inside a
/// <see cref="UnitOfWork"/>.
/// </summary>
internal sealed class BulkRows(HuiyinDb db)
{
    private readonly Dictionary<Type, Table> tables = [];

    public async Task Insert<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count == 0)
            return;
        if (!tables.TryGetValue(typeof(T), out var table))
            tables[typeof(T)] = table = Table.Of(db.Model.FindEntityType(typeof(T))!);
        var connection = db.Database.GetDbConnection();
        if (connection is NpgsqlConnection postgres)
            await Copy(postgres, table, rows);
        else
            Execute((SqliteConnection)connection, table, rows);
    }

    private void Execute<T>(SqliteConnection connection, Table table, IReadOnlyCollection<T> rows)
        where T : class
    {
        using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model, no values.
        command.CommandText =
            $"INSERT INTO \"{table.Name}\" ({table.ColumnNames}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        var parameters = new DbParameter[table.Columns.Length];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = command.Parameters.Add(
                new SqliteParameter { ParameterName = $"@p{i}", Value = DBNull.Value }
            );
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static async Task Copy<T>(NpgsqlConnection connection, Table table, IReadOnlyCollection<T> rows)
        where T : class
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)"
        );
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var column in table.Columns)
            {
                if (column.Value(row) is { } value)
                    await copy.WriteAsync(value, column.StoreType);
                else
                    await copy.WriteNullAsync();
            }
        }
        await copy.CompleteAsync();
    }

    private sealed record Table(string Name, string ColumnNames, Column[] Columns)
    {
        public static Table Of(IEntityType entity)
        {
            Column[] columns = [.. entity.GetProperties().Select(Column.Of)];
            return new(entity.GetTableName()!, string.Join(", ", columns.Select(c => $"\"{c.Name}\"")), columns);
        }
    }

    private sealed record Column(
        string Name,
        string StoreType,
        IClrPropertyGetter Getter,
        Func<object?, object?>? Convert
    )
    {
        public static Column Of(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            return new(
                property.GetColumnName(),
                mapping.StoreType,
                property.GetGetter(),
                mapping.Converter?.ConvertToProvider
            );
        }

        public object? Value(object row)
        {
            var value = Getter.GetClrValue(row);
            return value is null || Convert is null ? value : Convert(value);
        }
    }
}
