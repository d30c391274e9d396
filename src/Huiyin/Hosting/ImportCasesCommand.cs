using System.Diagnostics;
using Huiyin.Integrations;
using static Huiyin.Platform.Texts;

namespace Huiyin.Hosting;

/// <summary><c>import cases FILE --map MAP [--community CODE] [--strict]</c>: another system's export becomes cases.</summary>
internal static class ImportCasesCommand
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(string[] args, IServiceProvider services, TextWriter output)
    {
        if ((await Commands.EnterCommunity(args, services)).Refused(out _, out var no))
            return await Say(output, no.Sentence(), 1);
        var path = FileOf(args);
        var mapPath = Settings.Switch(args, "--map");
        if (!File.Exists(path) || !File.Exists(mapPath))
            return await Say(
                output,
                T("用法：import cases 文件 --map 映射.json [--community 代码] [--strict]，文件和映射都要存在。"),
                2
            );

        await using var json = File.OpenRead(mapPath);
        if (CaseImportMap.Read(json).Refused(out var map, out no))
            return await Say(output, no.Sentence(), 1);
        await using var file = File.OpenRead(path);
        var began = Stopwatch.GetTimestamp();
        var told = began;
        var tally = await services
            .GetRequiredService<ImportCases>()
            .Run(
                file,
                map,
                args.Contains("--strict"),
                async so =>
                {
                    if (Stopwatch.GetElapsedTime(told) < BetweenLines)
                        return;
                    told = Stopwatch.GetTimestamp();
                    await output.WriteLineAsync(T("{0} 行，每秒 {1} 行", so.Rows, Rate(so, began)));
                    await output.FlushAsync();
                }
            );
        return await Report(tally, began, output);
    }

    private static async Task<int> Report(ImportTally tally, long began, TextWriter output)
    {
        foreach (var fault in tally.Faults)
            await output.WriteLineAsync(
                fault.Column.Length == 0
                    ? T("第 {0} 行：{1}", fault.Row, fault.Sentence())
                    : T("第 {0} 行，{1}：{2}", fault.Row, fault.Column, fault.Sentence())
            );
        if (tally.Trouble is { } trouble)
            await output.WriteLineAsync(trouble.Sentence());
        if (tally.EndUnknown > 0)
            await output.WriteLineAsync(T("{0} 件已办结但没有写明时间，按受理时间记。", tally.EndUnknown));
        await output.WriteLineAsync(
            T(
                "{0} 行：导入 {1}，以前已导入 {2}，有错误 {3}。每秒 {4} 行。",
                tally.Rows,
                tally.Imported,
                tally.Known,
                tally.Faulty,
                Rate(tally, began)
            )
        );
        await output.FlushAsync();
        return tally.Faulty > 0 || tally.Trouble is not null ? 1 : 0;
    }

    private static long Rate(ImportTally tally, long began) =>
        (long)(tally.Rows / Math.Max(0.001, Stopwatch.GetElapsedTime(began).TotalSeconds));

    /// <summary>The word after <c>cases</c> that belongs to no switch.</summary>
    private static string? FileOf(string[] args)
    {
        for (var i = Array.IndexOf(args, "cases") + 1; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
                return args[i];
            if (args[i] is "--map" or "--community")
                i++;
        }
        return null;
    }

    private static async Task<int> Say(TextWriter output, string sentence, int exit)
    {
        await output.WriteLineAsync(sentence);
        return exit;
    }
}
