using Huiyin.Cases.Public;
using Huiyin.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace Huiyin.Cases;

internal sealed class CaseHitMapping : IEntityTypeConfiguration<CaseHit>
{
    public void Configure(EntityTypeBuilder<CaseHit> builder) => builder.HasNoKey().ToView(null);
}

internal static class CaseText
{
    /// <summary>Everything of a case that may be looked for, as search words; the telephone number is not among it.</summary>
    public static string Of(Case about) =>
        SearchWords.Index(
            string.Join(
                ' ',
                about.Summary,
                about.Details,
                about.Place,
                about.Category,
                about.ContactName,
                about.ContactName is null ? null : Pinyin.Keys(about.ContactName),
                about.UnitCode,
                about.Result
            )
        );
}

/// <summary>FTS5, contentless: the row number is the rank: order by it, and never by relevance.</summary>
internal sealed class SqliteCaseSearch(HuiyinDb db) : ICaseSearch
{
    public async Task Index(Case changed)
    {
        var community = db.IdParameter(changed.CommunityId);
        var id = db.IdParameter(changed.Id);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO cases_search_keys (community_id, case_id) VALUES ({0}, {1}) ON CONFLICT DO NOTHING;
            DELETE FROM cases_search
              WHERE rowid = (SELECT serial FROM cases_search_keys WHERE community_id = {0} AND case_id = {1});
            INSERT INTO cases_search (rowid, words)
              SELECT serial, {2} FROM cases_search_keys WHERE community_id = {0} AND case_id = {1};
            """,
            community,
            id,
            $"{CommunityWord(changed.CommunityId)} {CaseText.Of(changed)}"
        );
    }

    public Task IndexNew(IReadOnlyCollection<Case> registered)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var key = connection.CreateCommand();
        key.CommandText =
            "INSERT INTO cases_search_keys (community_id, case_id) VALUES (@community, @case) RETURNING serial";
        var community = key.Parameters.Add("@community", SqliteType.Blob);
        var @case = key.Parameters.Add("@case", SqliteType.Blob);
        using var text = connection.CreateCommand();
        text.CommandText = "INSERT INTO cases_search (rowid, words) VALUES (@serial, @words)";
        var serial = text.Parameters.Add("@serial", SqliteType.Integer);
        var words = text.Parameters.Add("@words", SqliteType.Text);
        key.Transaction = text.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var about in registered)
        {
            (community.Value, @case.Value) = (db.IdParameter(about.CommunityId), db.IdParameter(about.Id));
            serial.Value = key.ExecuteScalar();
            words.Value = $"{CommunityWord(about.CommunityId)} {CaseText.Of(about)}";
            text.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public IQueryable<CaseHit>? Hits(CommunityId community, string words) =>
        SearchWords.Query(words, SearchEngine.Fts5) is { } query
            ? db.Set<CaseHit>()
                .FromSqlRaw(
                    """
                    SELECT k.case_id, s.rowid AS rank
                    FROM cases_search AS s JOIN cases_search_keys AS k ON k.serial = s.rowid
                    WHERE s.words MATCH {0}
                    """,
                    $"{CommunityWord(community)} AND ({query})"
                )
            : null;

    private static string CommunityWord(CommunityId community) => $"c{community.Value:N}";
}

/// <summary>
/// A tsvector. A rare word is found by GIN; for a common one the cases are gone through from the newest on until the page is
/// full. The planner chooses, and knows how common ten thousand words are.
/// </summary>
internal sealed class PostgresCaseSearch(HuiyinDb db) : ICaseSearch
{
    public Task Index(Case changed) =>
        db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO cases_search (community_id, case_id, at, words)
            VALUES ({0}, {1}, {2}, array_to_tsvector(string_to_array({3}, ' ')))
            ON CONFLICT (community_id, case_id) DO UPDATE SET words = excluded.words
            """,
            changed.CommunityId.Value,
            changed.Id.Value,
            changed.ReceivedAt.ToUnixTimeMilliseconds(),
            CaseText.Of(changed)
        );

    public Task IndexNew(IReadOnlyCollection<Case> registered) =>
        db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO cases_search (community_id, case_id, at, words)
            SELECT c, i, a, array_to_tsvector(string_to_array(w, ' '))
            FROM unnest({0}::uuid[], {1}::uuid[], {2}::bigint[], {3}::text[]) AS t (c, i, a, w)
            """,
            registered.Select(c => c.CommunityId.Value).ToArray(),
            registered.Select(c => c.Id.Value).ToArray(),
            registered.Select(c => c.ReceivedAt.ToUnixTimeMilliseconds()).ToArray(),
            registered.Select(CaseText.Of).ToArray()
        );

    public IQueryable<CaseHit>? Hits(CommunityId community, string words) =>
        SearchWords.Query(words, SearchEngine.Postgres) is { } query
            ? db.Set<CaseHit>()
                .FromSqlRaw(
                    """
                    SELECT case_id, serial AS rank FROM cases_search
                    WHERE community_id = {0} AND words @@ {1}::tsquery
                    """,
                    community.Value,
                    query
                )
            : null;
}
