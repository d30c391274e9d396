using System.Diagnostics;
using System.Globalization;
using Huiyin.Charters;
using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Hosting;

/// <summary>
/// <c>rehearse --charter draft.json --from 2026-06-01 --to 2026-08-31 [--community CODE]</c>: a proposed charter over past
/// cases, before and after, changing nothing.
/// </summary>
internal static class RehearseCommand
{
    private const int NumbersShown = 20;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(string[] args, IServiceProvider services, TextWriter output)
    {
        if ((await Commands.EnterCommunity(args, services)).Refused(out var community, out var no))
            return await Say(output, no.Sentence(), 1);
        var path = Settings.Switch(args, "--charter");
        if (!File.Exists(path) || Day(args, "--from") is not { } from || Day(args, "--to") is not { } to || to < from)
            return await Say(
                output,
                T(
                    "用法：rehearse --charter 草稿.json --from 2026-06-01 --to 2026-08-31 [--community 代码]，文件要存在，结束不早于开始。"
                ),
                2
            );
        var text = await File.ReadAllTextAsync(path);
        if (CharterMistake.In(text) is { Count: > 0 } mistakes)
        {
            foreach (var mistake in mistakes)
                await output.WriteLineAsync(mistake.Sentence);
            return 1;
        }
        var began = Stopwatch.GetTimestamp();
        var told = began;
        var numbers = new List<string>();
        var result = await services
            .GetRequiredService<RehearseCharter>()
            .Run(
                community.Id,
                new CharterTried(text, 0, from, to),
                async so =>
                {
                    numbers.AddRange(so.Fresh.Take(NumbersShown - numbers.Count).Select(c => c.Number));
                    if (Stopwatch.GetElapsedTime(told) < BetweenLines)
                        return;
                    told = Stopwatch.GetTimestamp();
                    await output.WriteLineAsync(
                        T("{0} / {1} 件，每秒 {2} 件", so.Replayed, so.Cases, Rate(so.Replayed, began))
                    );
                    await output.FlushAsync();
                }
            );
        await Report(result, numbers, began, output);
        return 0;
    }

    private static async Task Report(RehearsalResult result, List<string> numbers, long began, TextWriter output)
    {
        await output.WriteLineAsync(T("规则\t兑现\t逾期\t升级"));
        foreach (var rule in result.Rules.Where(rule => rule.Changed))
            await output.WriteLineAsync(Line(rule.Rule, rule.Before, rule.After));
        await output.WriteLineAsync(Line(T("合计"), result.Before, result.After));
        foreach (var duty in result.Duties.Where(duty => duty.Before != duty.After))
            await output.WriteLineAsync(
                T(
                    "{0}：{1} → {2}（{3}）",
                    CharterWords.Of(duty.Duty),
                    duty.Before,
                    duty.After,
                    Signed(duty.After - duty.Before)
                )
            );
        await output.WriteLineAsync(
            T(
                "{0} 件中 {1} 件会不一样。{2} 秒，每秒 {3} 件。什么也没有改。",
                result.Cases,
                result.Changed,
                Seconds(began),
                Rate(result.Cases, began)
            )
        );
        if (numbers.Count > 0)
            await output.WriteLineAsync(T("例如：{0}", string.Join(' ', numbers)));
        await output.FlushAsync();
    }

    private static string Line(string name, RuleCounts before, RuleCounts after) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}\t{before.Kept} → {after.Kept}\t{before.Missed} → {after.Missed}\t{before.Escalated} → {after.Escalated}"
        );

    private static string Signed(long number) => number.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Seconds(long began) =>
        Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static long Rate(long cases, long began) =>
        (long)(cases / Math.Max(0.001, Stopwatch.GetElapsedTime(began).TotalSeconds));

    private static DateOnly? Day(string[] args, string name) =>
        DateOnly.TryParseExact(Settings.Switch(args, name), "yyyy-MM-dd", out var day) ? day : null;

    private static async Task<int> Say(TextWriter output, string sentence, int exit)
    {
        await output.WriteLineAsync(sentence);
        return exit;
    }
}
