using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Huiyin.Bench.Desk;

/// <summary>What cannot be seen from outside: how many statements an answer takes, and which rows a new case leaves.</summary>
internal sealed class CloseLook : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly StatementCount statements;
    private readonly IDisposable listening;
    private readonly Load load;

    private CloseLook(WebApplication app, StatementCount statements)
    {
        (this.app, this.statements) = (app, statements);
        listening = DiagnosticListener.AllListeners.Subscribe(statements);
        var urls = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(urls.Addresses.First(a => a.StartsWith("http://127", StringComparison.Ordinal)));
        load = new Load(Address, Process.GetCurrentProcess());
    }

    public Uri Address { get; }

    public static async Task<CloseLook> At(House house)
    {
        var counting = new StatementCount();
        var inside = await house.Inside(tune: builder => builder.Services.AddSingleton<IStartupFilter>(counting));
        await inside.StartAsync();
        return new CloseLook(inside, counting);
    }

    public async Task<List<string>> Numbers()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<HuiyinDb>()
            .Set<Huiyin.Cases.Public.Case>()
            .Select(c => c.Number)
            .ToListAsync();
    }

    /// <summary>Statements of one answer.</summary>
    public async Task<IReadOnlyList<string>> Statements(Question question)
    {
        // The first times still learn who is who.
        for (var i = 0; i < 3; i++)
            await load.Once(question);
        statements.Told.Clear();
        await load.Once(question);
        return [.. statements.Told];
    }

    /// <summary>The rows that one case leaves, table by table, to be inserted again by hand.</summary>
    public async Task<HandInsert> Rows(Question create, House house)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var before = await Count(connection, house);
        var answer = await load.Once(create);
        var after = await Count(connection, house);
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        var id = new CaseId(json.RootElement.GetProperty("id").GetGuid());
        var made = await db.Set<Huiyin.Cases.Public.Case>().SingleAsync(c => c.Id == id);
        var words = Huiyin.Cases.CaseText.Of(made);
        var insert = new HandInsert(house, made.CommunityId, words);
        foreach (var table in after.Keys.Where(t => after[t] > before[t]))
            await insert.Learn(connection, table, after[table] - before[table], db.IdParameter(made.Id));
        return insert;
    }

    private static async Task<SortedDictionary<string, long>> Count(DbConnection connection, House house)
    {
        var names = new List<string>();
        await using (var tables = connection.CreateCommand())
        {
            tables.CommandText = house.IsPostgres
                ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND (name NOT LIKE 'cases_search%' OR name = 'cases_search_keys' OR name = 'cases_search')";
            await using var rows = await tables.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                names.Add(rows.GetString(0));
        }
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            await using var count = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database's own list.
            count.CommandText = $"SELECT COUNT(*) FROM \"{name}\"";
#pragma warning restore CA2100
            counts[name] = Convert.ToInt64(
                await count.ExecuteScalarAsync(),
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        return counts;
    }

    public async ValueTask DisposeAsync()
    {
        listening.Dispose();
        load.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}

/// <summary>Hears what the database is told on behalf of requests; the clock's own statements are not among it.</summary>
internal sealed class StatementCount
    : IStartupFilter,
        IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<bool> OfRequest = new();

    /// <summary>Statements, and the turns of transactions, in their order.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    /// <summary>Those that open, mark and close a transaction stand after the plus.</summary>
    public static string Sum(IReadOnlyCollection<string> told) =>
        told.Count(IsTurn) is var turns and > 0 ? $"{told.Count(IsStatement)}+{turns}" : $"{told.Count(IsStatement)}";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, then) =>
                {
                    OfRequest.Value = true;
                    return then(http);
                }
            );
            next(app);
        };

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (!OfRequest.Value)
            return;
        // A question that the program should know by now is made up anew each time.
        if (value.Key == CoreEventId.QueryCompilationStarting.Name)
            Told.Enqueue($"-- planned anew: {value.Value}");
        if (value.Value is CommandExecutedEventData told)
            Told.Enqueue(told.Command.CommandText);
        else if (value.Key.LastIndexOf('.') is var at && IsTurn(value.Key[(at + 1)..]))
            Told.Enqueue(value.Key[(at + 1)..]);
    }

    private static bool IsStatement(string told) => !IsTurn(told) && !told.StartsWith("--", StringComparison.Ordinal);

    private static bool IsTurn(string told) =>
        told
            is "TransactionStarted"
                or "TransactionCommitted"
                or "CreatedTransactionSavepoint"
                or "ReleasedTransactionSavepoint";

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
