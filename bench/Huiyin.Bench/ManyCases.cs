using System.Globalization;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Bench;

/// <summary>
/// Two years of cases as SQL, so that a hundred thousand of them take seconds: {0} is the community, {1} who received
/// them, {2} who has every hundredth. The last two thousand are still open; one word in a thousand is rare.
/// </summary>
internal sealed class ManyCases(HuiyinDb db, int count, DateTimeOffset until)
{
    private const int Units = 1_200;

    private static readonly string[] Said =
    [
        "厨房插座冒火花",
        "客厅天花板漏水，已经滴到地板",
        "楼下装修太吵，影响休息",
        "入户门锁坏了，打不开",
        "想预约家政保洁两小时",
        "小区路灯不亮",
        "建议电梯厅放一张椅子",
        "垃圾没有及时清运",
    ];

    private readonly bool sqlite = db.Database.IsSqlite();

    public IEnumerable<string> Statements()
    {
        yield return $"INSERT INTO estate_buildings (community_id, id, code) VALUES ({{0}}, {NewId}, '1')";
        yield return $"""
            INSERT INTO estate_units (community_id, id, building_id, code, entrance, room, elevator)
            SELECT b.community_id, {NewId}, b.id, '1-1-' || i, '1', CAST(i AS text), TRUE
            FROM ({Series(Units)}) AS n, estate_buildings AS b
            """;
        yield return Cases();
        foreach (var statement in sqlite ? SqliteWords() : PostgresWords())
            yield return statement;
        yield return sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "ANALYZE";
    }

    private string Cases()
    {
        var (now, gap) = (until.ToUnixTimeMilliseconds(), 730L * 86_400_000 / count);
        var open = $"i > {count - 2_000}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            INSERT INTO cases_cases (community_id, id, number, kind, status, status_before, cycle, urgent, grade, channel,
              summary, details, unit_id, unit_code, contact_name, contact_phone_masked, received_at, received_by_id,
              department, assignee_id, assignee_name, rejections, charter_version, ended_at, result, next_promise,
              next_due_at, next_owner, version, fact_count, last_hash, changed_at)
            SELECT {0}, {{NewId}}, {{Padded}}, i % 7,
              CASE WHEN {{open}} THEN i % 7 WHEN i % 500 = 0 THEN 8 WHEN i % 300 = 0 THEN 9 ELSE 7 END,
              0, 1, i % 9 = 0, CASE WHEN i % 7 = 2 THEN i % 4 ELSE 0 END, i % 6,
              CASE WHEN i % 1000 = 0 THEN '电梯困人' {{Picked(said => said)}} END,
              '业主说从昨天晚上开始的，已经打过一次电话，希望今天之内有人来看，家里有老人和孩子，比较着急。',
              (SELECT u.id FROM estate_units AS u WHERE u.community_id = {0} AND u.code = '1-1-' || (i % {{Units}} + 1)),
              '1-1-' || (i % {{Units}} + 1), '周先生', '138****1234', {{now}} - ({{count}} - i) * {{gap}}, {1},
              CASE i % 20 WHEN 0 THEN 'finance' WHEN 1 THEN 'cleaning' WHEN 2 THEN 'security' WHEN 3 THEN NULL ELSE 'engineering' END,
              CASE WHEN i % 100 = 0 THEN {2} ELSE NULL END, CASE WHEN i % 100 = 0 THEN '倪娜' ELSE NULL END, 0, 1,
              CASE WHEN {{open}} THEN NULL ELSE {{now}} - ({{count}} - i) * {{gap}} + 86400000 END,
              CASE WHEN {{open}} THEN NULL ELSE '已处理，业主满意' END,
              CASE WHEN {{open}} THEN 4 ELSE NULL END,
              CASE WHEN {{open}} THEN {{now}} + (i % 200 - 40) * 900000 ELSE NULL END,
              CASE WHEN {{open}} THEN '工程部' ELSE NULL END, 1, 1, {{(
                sqlite ? "zeroblob(32)" : "'\\x00'::bytea"
            )}}, {{now}}
            FROM ({{Series(count)}}) AS n
            """
        );
    }

    private static IEnumerable<string> SqliteWords() =>
        [
            "INSERT INTO cases_search_keys (community_id, case_id) SELECT community_id, id FROM cases_cases ORDER BY received_at",
            $$"""
                INSERT INTO cases_search (rowid, words)
                SELECT k.serial, 'c' || lower(hex(k.community_id)) || ' ' || CASE c.summary WHEN '电梯困人' THEN '{{SearchWords.Index(
                    "电梯困人"
                )}}' {{Worded}} END
                FROM cases_search_keys AS k JOIN cases_cases AS c ON c.community_id = k.community_id AND c.id = k.case_id
                """,
        ];

    private static IEnumerable<string> PostgresWords() =>
        [
            $$"""
                INSERT INTO cases_search (community_id, case_id, at, words)
                SELECT community_id, id, received_at, array_to_tsvector(string_to_array(CASE summary WHEN '电梯困人' THEN '{{SearchWords.Index(
                    "电梯困人"
                )}}' {{Worded}} END, ' '))
                FROM cases_cases ORDER BY received_at
                """,
        ];

    private static string Worded =>
        string.Concat(Said.Select(said => $" WHEN '{said}' THEN '{SearchWords.Index(said)}'"));

    private static string Picked(Func<string, string> text) =>
        string.Concat(Said.Select((said, at) => $" WHEN i % {Said.Length} = {at} THEN '{text(said)}'"));

    private string NewId => sqlite ? "randomblob(16)" : "gen_random_uuid()";

    private string Padded => sqlite ? "substr('000000000' || i, -9)" : "lpad(i::text, 9, '0')";

    private string Series(int last) =>
        sqlite
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < {last}) SELECT i FROM s"
            )
            : string.Create(CultureInfo.InvariantCulture, $"SELECT i FROM generate_series(1::bigint, {last}) AS s(i)");
}
