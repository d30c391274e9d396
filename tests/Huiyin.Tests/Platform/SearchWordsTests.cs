using FsCheck;
using FsCheck.Fluent;
using Huiyin.Platform;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class SearchWordsTests
{
    [Fact]
    public void A_chinese_text_is_indexed_by_its_characters_and_their_pairs() =>
        Assert.Equal("厨 房 漏 水 厨房 房漏 漏水", SearchWords.Index("厨房漏水"));

    [Fact]
    public void Full_width_letters_and_digits_are_the_same_as_narrow_ones() =>
        Assert.Equal("b 2 座 3 1 1502", SearchWords.Index("Ｂ２座 ３－１－１５０２"));

    [Fact]
    public void A_long_number_is_also_indexed_by_its_last_four_digits() =>
        Assert.Equal("260905003 5003", SearchWords.Index("260905003"));

    [Fact]
    public void Words_are_indexed_once() => Assert.Equal("水 水水", SearchWords.Index("水水水,水"));

    [Theory]
    [InlineData("联系13812345678")]
    [InlineData("联系330106199001011233")]
    [InlineData("联系33010619900101123X")]
    public void A_phone_or_id_number_inside_a_text_stays_out_of_the_index(string text) =>
        Assert.DoesNotContain("3", SearchWords.Index(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("水", "\"水\"", "'水'")]
    [InlineData("漏水", "\"漏水\"", "'漏水'")]
    [InlineData("卫生间", "\"卫生\" AND \"生间\"", "'卫生' & '生间'")]
    [InlineData("zs", "\"zs\" *", "'zs':*")]
    [InlineData("A座1502", "\"a\" AND \"座\" AND \"1502\"", "'a' & '座' & '1502'")]
    public void A_query_asks_for_all_of_its_words(string text, string fts5, string postgres)
    {
        Assert.Equal(fts5, SearchWords.Query(text, SearchEngine.Fts5));
        Assert.Equal(postgres, SearchWords.Query(text, SearchEngine.Postgres));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ，。!?* ")]
    [InlineData("13812345678")]
    public void A_text_without_words_is_no_query(string? text) =>
        Assert.Null(SearchWords.Query(text, SearchEngine.Fts5));

    [Fact]
    public void A_pasted_letter_asks_for_a_limited_number_of_words()
    {
        var letter = string.Concat(Enumerable.Range(0x4E00, 500).Select(c => (char)c));
        Assert.Equal(32, SearchWords.Query(letter, SearchEngine.Postgres)!.Split(" & ").Length);
    }

    [Theory]
    [InlineData("\" OR 1 OR \"漏水")]
    [InlineData("漏水\") OR (\"x")]
    [InlineData("'); DROP TABLE t; --")]
    [InlineData("NEAR(漏水, 3) b:漏 ^漏 漏*")]
    [InlineData("'a' | !b:* <-> \\' $$")]
    public void Nothing_but_letters_and_digits_reaches_the_engine(string text)
    {
        var fts5 = SearchWords.Query(text, SearchEngine.Fts5)!;
        Assert.Matches("""^"[^\W_]+"( \*)?( AND "[^\W_]+"( \*)?)*$""", fts5);
        var postgres = SearchWords.Query(text, SearchEngine.Postgres)!;
        Assert.Matches("""^'[^\W_]+'(:\*)?( & '[^\W_]+'(:\*)?)*$""", postgres);
    }

    private static readonly string[] Pieces =
    [
        "漏水",
        "卫生间",
        "〇",
        "々",
        "𠮷",
        "ａＢ",
        "Ｘ",
        "3-1-1502",
        "浙A12345",
        "260905003",
        "Éclair",
        "ひらがな",
        " ",
        "，",
        "\"",
        "'",
        "*",
        "\u0000",
        "\uD800",
        "e\u0301",
        "ß",
        "İ",
        "①",
        "٣",
        "zhangsan zs",
        "13812345678",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    [Fact]
    public void Whatever_is_written_is_found_by_any_part_of_it()
    {
        var texts = Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Concat(pieces));
        Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                {
                    var index = SearchWords.Index(text).Split(' ');
                    return (SearchWords.Query(text, SearchEngine.Postgres) ?? "")
                        .Split(" & ", StringSplitOptions.RemoveEmptyEntries)
                        .All(word =>
                            word.EndsWith(":*", StringComparison.Ordinal)
                                ? index.Any(w => w.StartsWith(word[1..^3], StringComparison.Ordinal))
                                : index.Contains(word.Trim('\''))
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithReplay(260901, 7).WithMaxTest(500));
    }

    [Fact]
    public void Sqlite_finds_what_the_tokeniser_wrote()
    {
        using var db = new SqliteConnection("Data Source=:memory:");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText =
            "CREATE VIRTUAL TABLE t USING fts5(b, content='', contentless_delete=1, tokenize='unicode61')";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO t(rowid, b) VALUES (1, $b)";
        command.Parameters.AddWithValue(
            "$b",
            SearchWords.Index("5-2-803 卫生间渗水，𠮷先生 Éclair 〇〇 浙A12345 zhangsan")
        );
        command.ExecuteNonQuery();

        int Found(string text)
        {
            using var query = db.CreateCommand();
            query.CommandText = "SELECT count(*) FROM t WHERE t MATCH $q";
            query.Parameters.AddWithValue("$q", SearchWords.Query(text, SearchEngine.Fts5));
            return Convert.ToInt32(query.ExecuteScalar());
        }

        foreach (
            var text in new[]
            {
                "渗水",
                "卫",
                "卫生间",
                "803",
                "𠮷",
                "𠮷先生",
                "éclair",
                "〇〇",
                "浙A12345",
                "2345",
                "zhang",
            }
        )
        {
            Assert.True(Found(text) == 1, text);
        }
        foreach (var text in new[] { "漏水", "水渗", "80", "hangsan", "渗水 漏" })
        {
            Assert.True(Found(text) == 0, text);
        }
    }
}
