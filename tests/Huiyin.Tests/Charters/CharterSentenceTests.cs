using System.Text.Json.Nodes;
using Huiyin.Charters;
using Huiyin.Promises;
using Xunit;

namespace Huiyin.Tests.Charters;

public sealed class CharterSentenceTests
{
    private static string Sentence(string rule) => RuleSentences.Of(Charter.Default.Find(rule)!);

    [Fact]
    public void A_rule_reads_as_whom_until_when_what_and_what_follows()
    {
        Assert.Equal(
            "轻微投诉：48 小时内解决，一开始就通知客服主管，否则通知项目经理",
            Sentence("complaint.minor.resolve")
        );
        Assert.Equal(
            "急修：30 分钟内到场，否则通知部门经理，逾期 30 分钟再通知项目经理",
            Sentence("repair.urgent.arrive")
        );
        Assert.Equal("所有诉求：48 小时内办完，否则转客服主管", Sentence("supervisor_takeover"));
        Assert.Equal(
            "重大投诉：当天 24:00 前上报，一开始就上报总经理，否则通知品质经理",
            Sentence("complaint.critical.report_up")
        );
        Assert.Equal(
            "所有诉求：答应的时间之前兑现口头承诺，否则通知客服主管，逾期 24 小时再通知项目经理",
            Sentence("given_by_word")
        );
    }

    [Fact]
    public void Every_default_rule_has_a_sentence_of_its_own_words_only()
    {
        Assert.All(
            Charter.Default.Rules,
            rule => Assert.DoesNotMatch("[a-z]_[a-z]", RuleSentences.Of(rule) + RuleSentences.CountedFrom(rule))
        );
    }

    [Fact]
    public void Every_rule_stands_in_one_chapter_and_what_is_for_everything_comes_first()
    {
        var chapters = CharterChapter.Of(Charter.Default.Rules);
        Assert.Equal("所有诉求", chapters[0].Title);
        Assert.Equal(Charter.Default.Rules.Count, chapters.Sum(chapter => chapter.Rules.Count));
        Assert.Contains(chapters, chapter => chapter.Title == "投诉");
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"rules\": [{ \"id\": \"a\" }] }", "缺少“promise”")]
    [InlineData("{ \"version\": 0, \"rules\": [] }", "“version”要写成不小于 1 的整数")]
    [InlineData("{ \"version\": 1 \"rules\": [] }", "不是可以读懂的 JSON")]
    [InlineData("{ \"version\": 1, \"rules\": [], \"rule\": 3 }", "不认识“rule”；这里可以写：version,")]
    [InlineData("{ \"version\": 1, \"rules\": [], \"closures\": [\"soon\"] }", "“closures”里的“soon”不是日期")]
    public void What_the_reader_refuses_is_said_in_the_words_of_the_desk(string text, string sentence) =>
        Assert.Contains(
            CharterMistake.In(text),
            mistake => mistake.Message.StartsWith(sentence, StringComparison.Ordinal)
        );

    [Fact]
    public void Every_sentence_of_the_reader_has_words()
    {
        // Every message of the reader stands in its sources between quotation marks; each is tried with its places filled.
        const string Broken = """
            { "version": "x", "version": 2, "titel": 1, "validFrom": "soon", "deskHours": { "monday": ["9-12", 3], "sunday": ["10:00-12:00", "11:00-13:00"] },
              "closures": [1], "rules": [ 1, { "id": "A", "promise": "nothing", "source": [], "opensOn": ["registered"], "keptBy": "handled", "off": 1,
              "within": "-1 hours", "owedBy": "nobody", "warnBefore": "2 days", "when": { "minCycle": 3, "maxCycle": 2, "urgent": "yes" },
              "consequences": [ { "level": 2, "do": "warn" }, { "level": 1, "do": "regrade", "to": "steward" }, { "level": 1, "when": "opened", "after": "1 hour", "do": "notify" } ] },
              { "id": "b", "countsFrom": "given", "within": "1 hour" }, { "id": "b", "within": "2 moons" }, { "id": "c", "within": "0 hours" }, { "id": "d", "within": "soon" },
              { "id": "e", "within": "900 months" }, { "id": "f", "within": "5 hours, rolling over days off" } ] }
            """;
        Assert.All(
            CharterMistake.In(Broken),
            mistake => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", mistake.Message)
        );
        Assert.True(CharterMistake.In(Broken).Count > 30);
    }

    [Fact]
    public void A_difference_is_told_point_by_point_before_and_after()
    {
        var text = Charter.DefaultText.Replace(
            "\"within\": \"8 hours\"",
            "\"within\": \"6 desk hours\"",
            StringComparison.Ordinal
        );
        var changed = CharterText.Rule(text, "repair.urgent.arrive")!;
        changed["off"] = true;
        text = CharterText.WithRule(text, "repair.urgent.arrive", changed);

        var diff = CharterDiff.Between(Charter.Default, Charter.Parse(text).Charter!);

        Assert.Empty(diff.General);
        Assert.Equal(
            [("repair.urgent.resolve", RuleChange.Changed), ("repair.urgent.arrive", RuleChange.Removed)],
            diff.Rules.Select(rule => (rule.Rule, rule.Change))
        );
        Assert.Equal([new PointChanged("时限", "8 小时内", "前台开放时间 6 小时内")], diff.Rules[0].Points);
        Assert.True(CharterDiff.Between(Charter.Default, Charter.Default).IsEmpty);
    }

    [Fact]
    public void One_place_of_the_text_changes_and_its_comments_stay()
    {
        var text = Charter.DefaultText.Replace(
            "\"rules\": [",
            "// 业委会定的\n  \"rules\": [",
            StringComparison.Ordinal
        );
        var rule = CharterText.Rule(text, "hand_over")!;
        rule["within"] = "15 minutes";

        var changed = CharterText.Numbered(CharterText.WithRule(text, "hand_over", rule), 7, new DateOnly(2026, 10, 1));

        var charter = Charter.Parse(changed).Charter!;
        Assert.Equal((7, new DateOnly(2026, 10, 1)), (charter.Version, charter.ValidFrom));
        Assert.Equal(Duration.Minutes(15), charter.Find("hand_over")!.Within);
        Assert.Contains("// 业委会定的", changed, StringComparison.Ordinal);
        Assert.Equal(Charter.Default.Rules.Select(r => r.Id), charter.Rules.Select(r => r.Id));
    }

    [Fact]
    public void A_rule_written_from_its_form_says_what_it_said()
    {
        foreach (var rule in Charter.Default.Rules)
        {
            var text = CharterText.WithRule(
                Charter.DefaultText,
                rule.Id,
                CharterText.Rule(Charter.DefaultText, rule.Id)!
            );
            Assert.True(CharterDiff.Between(Charter.Default, Charter.Parse(text).Charter!).IsEmpty, rule.Id);
        }
    }

    [Fact]
    public void The_schema_knows_every_member_and_every_word_of_the_default_charter()
    {
        var schema = CharterSchema.Made();
        Known(CharterText.Parsed(Charter.DefaultText), schema, schema, "charter");
    }

    /// <summary>As much of JSON Schema as the charter's uses.</summary>
    private static void Known(JsonNode? value, JsonNode schema, JsonNode root, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
            schema = root["$defs"]![reference["#/$defs/".Length..]]!;
        if (schema["enum"] is JsonArray words)
            Assert.True(words.Any(word => (string?)word == (string?)value), $"{at}: {value}");
        if ((string?)schema["pattern"] is { } pattern)
            Assert.Matches(pattern, (string?)value);
        foreach (var (name, member) in value as JsonObject ?? [])
        {
            Assert.True(schema["properties"]?[name] is not null, $"{at}.{name} is unknown to the schema");
            Known(member, schema["properties"]![name]!, root, $"{at}.{name}");
        }
        foreach (var item in value as JsonArray ?? [])
            Known(item, schema["items"]!, root, $"{at}[]");
        foreach (var required in schema["required"] as JsonArray ?? [])
            Assert.True(value?[(string)required!] is not null, $"{at} lacks {required}");
    }
}
