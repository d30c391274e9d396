using System.Data.Common;
using Huiyin.Platform;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <summary>A past case as a rehearsal sees it. Its facts stand in a buffer that the next case overwrites.</summary>
internal sealed class PastCase
{
    private Fact[] facts = new Fact[64];
    private int count;
    private (Grade From, Grade To)? takenBack;

    public string Number { get; private set; } = "";
    public int CharterVersion { get; private set; }

    /// <summary>What people did, in order; what the clock wrote is left out, and what it did to the grade taken back.</summary>
    public ReadOnlySpan<Fact> ByPeople => facts.AsSpan(0, count);

    internal void Begin(string number, int version) =>
        (Number, CharterVersion, count, takenBack) = (number, version, 0, null);

    internal void Take(Fact fact, bool byClock)
    {
        if (takenBack is { } regrade)
        {
            if (byClock || (fact.Kind != FactKind.Graded && fact.Traits.Grade == regrade.From))
                fact = fact with { Traits = fact.Traits with { Grade = regrade.To } };
            else
                takenBack = null;
        }
        if (byClock)
        {
            if (fact.Kind == FactKind.Graded && count > 0)
                takenBack ??= (fact.Traits.Grade, facts[count - 1].Traits.Grade);
            return;
        }
        if (count == facts.Length)
            Array.Resize(ref facts, count * 2);
        facts[count++] = fact;
    }
}

/// <summary>
/// Reads the facts of very many cases as fast as the database gives them: only the columns of facts, nothing tracked, one
/// case in memory at a time. For rehearsals; several of these may read at once, each with its own context.
/// </summary>
internal sealed class FactStream(HuiyinDb db, CommunityId community)
{
    private const int CasesInASlice = 4_000;

    private const string Facts = """
        SELECT t.seq, c.number, c.charter_version, t.kind, t.at, t.traits, t.category, t.hold, t.due_at, t.rule IS NOT NULL
        FROM cases_cases AS c JOIN cases_timeline AS t ON t.community_id = c.community_id AND t.case_id = c.id
        WHERE c.community_id = @community AND c.received_at >= @from AND c.received_at < @to AND t.kind IS NOT NULL
        ORDER BY c.received_at, c.number, t.seq
        """;

    private readonly Dictionary<string, string> categories = new(StringComparer.Ordinal);

    public Task<long> Count(DateTimeOffset from, DateTimeOffset to) => Received(from, to).LongCountAsync();

    /// <summary>Where the next slice of some thousand cases ends; <paramref name="to"/> for the last.</summary>
    public async Task<DateTimeOffset> EndOfSlice(DateTimeOffset from, DateTimeOffset to)
    {
        var end = await Received(from, to)
            .OrderBy(c => c.ReceivedAt)
            .Select(c => (DateTimeOffset?)c.ReceivedAt)
            .Skip(CasesInASlice)
            .FirstOrDefaultAsync();
        // However many came in one millisecond, they are of one slice.
        return end is not { } found ? to
            : found > from ? found
            : from.AddMilliseconds(1);
    }

    /// <summary>The cases received between two times, one after another in the same object.</summary>
    public async IAsyncEnumerable<PastCase> Read(DateTimeOffset from, DateTimeOffset to)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Facts;
        Add(command, "community", db.IdParameter(community));
        Add(command, "from", from.ToUnixTimeMilliseconds());
        Add(command, "to", to.ToUnixTimeMilliseconds());
        await using var reader = await command.ExecuteReaderAsync();
        var past = new PastCase();
        var begun = false;
        while (await reader.ReadAsync())
        {
            // Registered is the first fact of every case.
            if (reader.GetInt32(0) == 0)
            {
                if (begun)
                    yield return past;
                past.Begin(reader.GetString(1), reader.GetInt32(2));
                begun = true;
            }
            past.Take(FactIn(reader), reader.GetBoolean(9));
        }
        if (begun)
            yield return past;
    }

    private IQueryable<Case> Received(DateTimeOffset from, DateTimeOffset to) =>
        db.Set<Case>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community && c.ReceivedAt >= from && c.ReceivedAt < to);

    private Fact FactIn(DbDataReader row) =>
        new(
            (FactKind)row.GetInt32(3),
            row.GetInt64(4),
            TraitsCode.Unpack(row.GetInt32(5), row.IsDBNull(6) ? null : Category(row.GetString(6))),
            row.IsDBNull(7) ? null : (HoldReason)row.GetInt32(7),
            row.IsDBNull(8) ? null : row.GetInt64(8)
        );

    /// <summary>A few words, read a million times.</summary>
    private string Category(string read)
    {
        if (!categories.TryGetValue(read, out var kept))
            categories[read] = kept = read;
        return kept;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
