using Huiyin.Shell;
using Huiyin.Shell.Controls;
using Xunit;

namespace Huiyin.Tests.Shell;

public sealed class ControlTests
{
    [Theory]
    [InlineData(30 * 60, "calm")]
    [InlineData(119, "soon")]
    [InlineData(-1, "late")]
    public async Task A_promise_turns_amber_two_hours_before_and_red_after_its_time(int minutes, string tone)
    {
        var pill = await Rendered.Control<Pill>(
            ("Kind", "回访"),
            ("Owner", "刘洋"),
            ("Due", Rendered.Now.AddMinutes(minutes))
        );

        Assert.Equal(tone, pill.GetAttribute("data-tone"));
        Assert.Contains("刘洋", pill.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_may_say_itself_when_it_becomes_urgent()
    {
        var due = Rendered.Now.AddMinutes(20);

        var pill = await Rendered.Control<Pill>(("Kind", "到场"), ("Due", due), ("WarnAt", due.AddMinutes(-5)));

        Assert.Equal("calm", pill.GetAttribute("data-tone"));
        Assert.Equal(
            due.AddMinutes(-5).ToUnixTimeMilliseconds().ToString(),
            pill.QuerySelector("x-countdown")!.GetAttribute("warn")
        );
    }

    [Fact]
    public async Task A_kept_promise_no_longer_counts_down()
    {
        var pill = await Rendered.Control<Pill>(
            ("Kind", "回访"),
            ("Due", Rendered.Now.AddDays(-1)),
            ("State", PillState.Kept),
            ("KeptAt", Rendered.Now.AddDays(-2))
        );

        Assert.Equal("kept", pill.GetAttribute("data-tone"));
        Assert.Null(pill.QuerySelector("x-countdown"));
    }

    [Fact]
    public async Task A_refused_field_is_described_by_its_error_and_its_help()
    {
        var field = await Rendered.Control<TextInput>(
            ("Name", "unit"),
            ("Label", "房号"),
            ("Value", "<3-1>"),
            ("Help", "楼栋-单元-房间"),
            ("Error", "没有这个房号。")
        );

        var input = field.QuerySelector("input")!;
        var described = input
            .GetAttribute("aria-describedby")!
            .Split(' ')
            .Select(id => field.QuerySelector($"#{id}")!.TextContent.Trim());
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(["楼栋-单元-房间", "没有这个房号。"], described);
        Assert.Equal(input.Id, field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("<3-1>", input.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_carries_its_one_time_token()
    {
        var page = await Rendered.Page<FormToken>(around: shell => shell.NewFormToken = () => "once");

        Assert.Equal("once", page.QuerySelector($"input[name={FormToken.FieldName}]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_chart_cannot_break_out_of_its_data_block()
    {
        var chart = await Rendered.Control<Chart>(("Option", """{"title":"</script><b id=out>"}"""));

        Assert.Null(chart.QuerySelector("#out"));
        Assert.Contains("\\u003C/script>", chart.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
    }
}
