using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Huiyin.Platform;

/// <summary>
/// A connection to SQLite that stays open as long as its context lives and keeps the plans of the statements it was told:
/// opening the file and planning a statement cost several times what carrying it out does. A plan is never stale: SQLite
/// itself makes a new one where the tables have changed.
/// </summary>
internal sealed class StandingConnection(string connection) : SqliteConnection(connection)
{
    private const int MostPlans = 100;
    private readonly List<SqliteCommand> plans = [];
    private bool over;

    public override SqliteCommand CreateCommand() => new Statement(this) { Transaction = Transaction };

    /// <summary>After each question the context closes it; only the end of the context is its end.</summary>
    public override void Close()
    {
        if (over)
            base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        over = true;
        plans.ForEach(plan => plan.Dispose());
        plans.Clear();
        base.Dispose(disposing);
    }

    private SqliteCommand Take(string text)
    {
        var at = plans.FindLastIndex(plan => plan.CommandText == text);
        if (at < 0)
#pragma warning disable CA2100 // The very text that is to be carried out.
            return new SqliteCommand(text, this);
#pragma warning restore CA2100
        var known = plans[at];
        plans.RemoveAt(at);
        return known;
    }

    private void PutBack(SqliteCommand plan)
    {
        if (over)
        {
            plan.Dispose();
            return;
        }
        plans.Add(plan);
        if (plans.Count <= MostPlans)
            return;
        plans[0].Dispose();
        plans.RemoveAt(0);
    }

    /// <summary>Is carried out by a plan that it takes for itself, so that nobody disturbs an open reader.</summary>
    private sealed class Statement(StandingConnection connection) : SqliteCommand(null, connection)
    {
        private SqliteCommand? plan;
        private SqliteDataReader? reader;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            // What takes no values is told once, or acts while it is planned, as a PRAGMA may.
            if (Parameters.Count == 0)
                return base.ExecuteReader(behavior);
            Finish();
            plan = connection.Take(CommandText);
            plan.Transaction = Transaction;
            plan.CommandTimeout = CommandTimeout;
            foreach (SqliteParameter parameter in Parameters)
                plan.Parameters.Add(parameter);
            return reader = plan.ExecuteReader(behavior);
        }

        private void Finish()
        {
            reader?.Dispose();
            reader = null;
            if (plan is null)
                return;
            plan.Parameters.Clear();
            connection.PutBack(plan);
            plan = null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Finish();
            base.Dispose(disposing);
        }
    }
}

/// <summary>Gives every context its standing connection.</summary>
internal sealed class StandingConnections(string connection) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result
    ) => InterceptionResult<DbConnection>.SuppressWithResult(new StandingConnection(connection));
}
