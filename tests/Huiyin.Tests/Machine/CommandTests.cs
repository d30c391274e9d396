using Huiyin.Hosting;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Machine;

/// <summary>Whoever stands at the machine is answered in words, where they look for them.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_token_that_is_refused_leaves_the_output_empty_and_says_why_beside_it()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();

        var exit = await Commands.Run(["token", "--login", "nobody", "--name", "x"], desk.Services, output, errors);

        Assert.Equal(1, exit);
        Assert.Empty(output.ToString());
        Assert.Contains("没有登录名为“nobody”的员工。", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_answered_with_those_that_do()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);
        await using var output = new StringWriter();

        var exit = await Commands.Run(["nonsense"], desk.Services, output);

        Assert.Equal(2, exit);
        Assert.Contains("setup, invite, token, import", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_of_all_commands_or_of_the_one_that_is_named()
    {
        Assert.True(CommandHelp.IsAsked(["help"]));
        Assert.True(CommandHelp.IsAsked(["token", "--help"]));
        Assert.False(CommandHelp.IsAsked(["token", "--login", "help"]));
        Assert.Contains("rehearse", CommandHelp.For(["--help"]), StringComparison.Ordinal);
        var one = CommandHelp.For(["token", "--help"]);
        Assert.Contains("token --login", one, StringComparison.Ordinal);
        Assert.DoesNotContain("rehearse", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HUIYIN_URLS", "notaurl", "notaurl")]
    [InlineData("HUIYIN_URLS", "http://127.0.0.1:5080;nonsense", "nonsense")]
    public void An_address_that_is_none_is_named(string setting, string value, string named)
    {
        var wrong = Assert.Throws<UnusableSetting>(() =>
            Settings.Read(["serve"], name => name == setting ? value : null)
        );

        Assert.Contains($"：{named}。", MachineFaults.InWords(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_is_none_is_named_and_a_bug_stays_a_bug()
    {
        var wrong = Assert.Throws<UnusableSetting>(() =>
            Settings.Read(["serve", "--virtual-clock", "yesterday"], _ => null)
        );

        Assert.Contains("yesterday", MachineFaults.InWords(wrong), StringComparison.Ordinal);
        Assert.Null(MachineFaults.InWords(new InvalidOperationException("a bug")));
    }
}
