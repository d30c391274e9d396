using Huiyin.Promises;
using Xunit;

namespace Huiyin.Tests.Promises;

public sealed class CharterReadingTests
{
    // Lines are counted: the rule begins on line 4, its "within" stands on line 9.
    private const string Good = """
        {
          "version": 2,
          "rules": [
            { "id": "answer",
              "promise": "first_answer",
              "source": ["R-047"],
              "opensOn": ["registered"],
              "keptBy": ["answered"],
              "within": "24 hours",
              "owedBy": "receptionist",
              "consequences": [{ "level": 1, "do": "notify", "to": "service_supervisor" }]
            }
          ]
        }
        """;

    private static string Change(string what, string into)
    {
        Assert.Contains(what, Good, StringComparison.Ordinal);
        return Good.Replace(what, into, StringComparison.Ordinal);
    }

    private static void Refused(string charter, string sentence)
    {
        var reading = Charter.Parse(charter);
        Assert.Null(reading.Charter);
        Assert.Equal(sentence, Assert.Single(reading.Errors).ToString());
    }

    [Fact]
    public void A_charter_without_mistakes_is_read_as_it_is_written()
    {
        var reading = Charter.Parse(Good);
        Assert.Empty(reading.Errors);
        var rule = Assert.Single(reading.Charter!.Rules);
        Assert.Equal((2, "answer", Duration.Hours(24)), (reading.Charter.Version, rule.Id, rule.Within));
        Assert.Equal(
            [new Consequence(1, ConsequenceMoment.Missed, 0, ConsequenceAction.Notify, DutyRole.ServiceSupervisor)],
            rule.Consequences
        );
    }

    [Fact]
    public void An_unknown_key_is_named_with_its_line_and_rule() =>
        Refused(
            Change("\"within\"", "\"witin\": \"1 hour\", \"within\""),
            "line 9, rule answer: 'witin' is unknown here; known are id, when, consequences, promise, says, source, opensOn, keptBy, cancelledBy, countsFrom, within, owedBy, warnBefore, pausedBy, off"
        );

    [Fact]
    public void An_unknown_fact_is_named_with_its_line_and_rule()
    {
        var reading = Charter.Parse(Change("[\"answered\"]", "[\"answerd\"]"));
        Assert.StartsWith(
            "line 8, rule answer: 'answerd' is unknown in 'keptBy'; known are registered, classified,",
            reading.Errors[0].ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("-24 hours", "'-24 hours' is negative")]
    [InlineData("0 hours", "'0 hours' lasts no time at all")]
    [InlineData(
        "tomorrow",
        "'tomorrow' is not a duration; write for example '30 minutes', '4 desk hours', '10 days', 'end of day'"
    )]
    [InlineData(
        "2 moons",
        "'2 moons' is counted in 'moons'; known are minutes, hours, desk minutes, desk hours, workdays, days, months, end of day"
    )]
    [InlineData("900 months", "'900 months' is longer than ten years")]
    [InlineData(
        "5 hours, rolling over days off",
        "'5 hours, rolling over days off': only days, months and end of day roll over days off"
    )]
    public void A_duration_nobody_can_promise_is_refused(string duration, string problem) =>
        Refused(Change("24 hours", duration), $"line 9, rule answer: 'within': {problem}");

    [Theory]
    [InlineData("\"owedBy\": \"receptionist\",", "", "line 4, rule answer: 'owedBy' is missing")]
    [InlineData("\"owedBy\": \"receptionist\",", "\"owedBy\": null,", "line 4, rule answer: 'owedBy' is missing")]
    [InlineData("\"within\": \"24 hours\",", "", "line 4, rule answer: 'within' is missing")]
    [InlineData("\"source\": [\"R-047\"],", "\"source\": [],", "line 6, rule answer: 'source' is empty")]
    [InlineData("\"opensOn\": [\"registered\"],", "", "line 4, rule answer: 'opensOn' is missing")]
    [InlineData("\"version\": 2,", "", "line 1: 'version' is missing")]
    [InlineData("\"version\": 2,", "\"version\": 0,", "line 2: 'version' must be a whole number from 1")]
    [InlineData(
        "\"id\": \"answer\",",
        "\"id\": \"Answer!\",",
        "line 4, rule Answer!: an id is made of small letters, digits, dots and underscores"
    )]
    public void What_is_missing_is_named_with_the_line_of_its_rule(string what, string into, string sentence) =>
        Refused(Change(what, into), sentence);

    [Theory]
    [InlineData(
        "\"to\": \"service_supervisor\"",
        "\"level\": 2",
        "line 11, rule answer: 'level' stands twice",
        "line 11, rule answer: 'to' is missing"
    )]
    [InlineData(
        "\"do\": \"notify\", \"to\": \"service_supervisor\"",
        "\"do\": \"warn\"",
        "line 11, rule answer: a warning is written as 'warnBefore' of the rule",
        null
    )]
    [InlineData(
        "\"do\": \"notify\", \"to\": \"service_supervisor\"",
        "\"do\": \"regrade\"",
        "line 11, rule answer: 'grade' belongs to 'regrade': minor, major or critical",
        null
    )]
    [InlineData(
        "\"to\": \"service_supervisor\" }",
        "\"to\": \"service_supervisor\", \"when\": \"opened\" }",
        "line 11, rule answer: a promise needs a consequence for when it is missed",
        null
    )]
    [InlineData(
        "\"to\": \"service_supervisor\" }",
        "\"to\": \"steward\", \"after\": \"2 days\" }",
        "line 11, rule answer: 'after' must be counted in minutes or hours",
        null
    )]
    public void A_consequence_that_makes_no_sense_is_refused(string what, string into, string first, string? second)
    {
        var errors = Charter.Parse(Change(what, into)).Errors.Select(error => error.ToString());
        Assert.Equal(second is null ? [first] : [first, second], errors);
    }

    [Fact]
    public void Consequences_out_of_order_are_refused() =>
        Refused(
            Change(
                "[{ \"level\": 1,",
                "[{ \"level\": 1, \"after\": \"2 hours\", \"do\": \"notify\", \"to\": \"steward\" }, { \"level\": 1,"
            ),
            "line 11, rule answer: consequences stand in the order in which they run, and their levels never descend"
        );

    [Fact]
    public void An_id_used_twice_is_refused_at_its_second_place()
    {
        var rule = Good[Good.IndexOf("{ \"id\"", StringComparison.Ordinal)..Good.LastIndexOf(']')].TrimEnd();
        Refused(
            Change("\"rules\": [", "\"rules\": [" + rule + ","),
            "line 12, rule answer: the id is used twice; the first rule of that name stands on line 3"
        );
    }

    [Fact]
    public void A_clock_of_desk_hours_needs_a_desk_that_opens() =>
        Refused(
            Change("\"version\": 2,", "\"version\": 2, \"deskHours\": {},")
                .Replace("24 hours", "24 desk hours", StringComparison.Ordinal),
            "line 4, rule answer: it counts desk hours, but the desk never opens"
        );

    [Fact]
    public void Openings_that_overlap_are_refused() =>
        Refused(
            Change(
                "\"version\": 2,",
                "\"version\": 2, \"deskHours\": { \"monday\": [\"09:00-12:00\", \"11:00-18:00\"] },"
            ),
            "line 2: the openings of 'monday' overlap or stand out of order"
        );

    [Fact]
    public void A_time_given_by_word_has_no_duration_of_its_own() =>
        Assert.Equal(
            [
                "line 9, rule answer: the time is given with the promise: leave 'within' out",
                "line 9, rule answer: a time given with the promise is opened by promise_given or date_agreed alone, and nothing pauses it",
            ],
            Charter
                .Parse(Change("\"within\"", "\"countsFrom\": \"given\", \"within\""))
                .Errors.Select(error => error.ToString())
        );

    [Fact]
    public void Text_that_is_not_JSON_is_refused_with_its_line()
    {
        var error = Assert.Single(Charter.Parse("{\n  \"version\": 1\n  \"rules\": []\n}").Errors);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Every_mistake_is_found_at_once_in_the_order_of_the_text()
    {
        var errors = Charter
            .Parse(Change("24 hours", "-1 hours").Replace("receptionist", "reception", StringComparison.Ordinal))
            .Errors;
        Assert.Equal([9, 10], errors.Select(error => error.Line));
    }

    [Theory]
    [InlineData("30 minutes")]
    [InlineData("1 hour")]
    [InlineData("48 hours")]
    [InlineData("4 desk hours")]
    [InlineData("90 desk minutes")]
    [InlineData("3 workdays")]
    [InlineData("10 days")]
    [InlineData("1 month, rolling over days off")]
    [InlineData("end of day")]
    [InlineData("end of day + 2")]
    public void A_duration_reads_back_as_it_was_written(string words)
    {
        Assert.True(Duration.TryParse(words, out var duration, out _));
        Assert.Equal(words, duration.ToString());
    }
}
