using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Huiyin.Demo;

/// <summary>Tells every connection as it opens not to wait for the disk.</summary>
internal sealed class HurriedConnection : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Hurry(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Hurry(connection);
        return Task.CompletedTask;
    }

    private static void Hurry(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SET synchronous_commit TO off";
        command.ExecuteNonQuery();
    }
}
