using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Huiyin.Demo;

/// <summary>Tells every connection as it opens not to wait for the disk.</summary>
internal sealed class HurriedConnection(string setting) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Hurry(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Hurry(connection);
        return Task.CompletedTask;
    }

    private void Hurry(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of two constants.
        command.CommandText = setting;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
