using System.Globalization;

namespace Huiyin.Bench.Desk;

/// <summary>
/// The desk's day among a hundred thousand cases, by HTTP from the real program, beside what this machine can do at all:
/// an empty endpoint, and the same rows inserted by hand. On SQLite, and on the PostgreSQL that HUIYIN_DB names.
/// </summary>
internal sealed class DeskBench(TextWriter report)
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private const int WarmUp = 3;
    private const int LongestWarmUp = 30;
    private const int Often = 1_000;

    private int cases = 100_000;
    private int seconds = 6;
    private int clients = 8;
    private string only = "";

    public static async Task Run(string[] args, TextWriter report)
    {
        var bench = new DeskBench(report);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var number = int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var n) ? n : 0;
            switch (args[i])
            {
                case "--cases":
                    bench.cases = number;
                    break;
                case "--seconds":
                    bench.seconds = number;
                    break;
                case "--clients":
                    bench.clients = number;
                    break;
                case "--only":
                    bench.only = args[i + 1];
                    break;
                default:
                    throw new ArgumentException(
                        "--cases N, --seconds N, --clients N, --only sqlite|postgres",
                        nameof(args)
                    );
            }
        }
        var postgres = Environment.GetEnvironmentVariable("HUIYIN_DB");
        if (bench.only != "postgres")
            await bench.Measure(null);
        if (bench.only != "sqlite" && !string.IsNullOrEmpty(postgres))
            await bench.Measure(postgres);
    }

    /// <summary>Every statement that each question of the desk costs.</summary>
    public static async Task Tell(string[] args, TextWriter report)
    {
        var some = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        var postgres = Environment.GetEnvironmentVariable("HUIYIN_DB");
        var house = (await House.Of(some, string.IsNullOrEmpty(postgres) ? null : postgres, Console.Error)).Copy(
            "statements"
        );
        try
        {
            var token = await Served.Command(house, "token", "--login", "zhangmin", "--name", "bench");
            await using var look = await CloseLook.At(house);
            var cookies = await Questions.SignIn(look.Address, "zhangmin", House.Password);
            var questions = new Questions(token, cookies, await look.Numbers());
            foreach (var question in questions.Reading.Prepend(questions.Create))
            {
                var told = await look.Statements(question);
                await report.WriteLineAsync(
                    $"## {question.Name}: {StatementCount.Sum(told)}\n\n{string.Join("\n\n", told)}\n"
                );
            }
        }
        finally
        {
            Directory.Delete(house.Data, recursive: true);
        }
    }

    private sealed record Line(
        string Name,
        int Clients,
        string Statements,
        Line? Floor,
        Func<TimeSpan, Samples, Task> Run
    )
    {
        public Samples Samples { get; } = new();
    }

    private async Task Measure(string? postgres)
    {
        var kept = await House.Of(cases, postgres, Console.Error);
        var (house, aside) = (kept.Copy("desk"), kept.Copy("floor"));
        try
        {
            await Measure(house, aside);
        }
        finally
        {
            Directory.Delete(house.Data, recursive: true);
            Directory.Delete(aside.Data, recursive: true);
        }
    }

    private async Task Measure(House house, House aside)
    {
        var token = await Served.Command(house, "token", "--login", "zhangmin", "--name", "bench");
        var lookToken = house.IsPostgres
            ? token
            : await Served.Command(aside, "token", "--login", "zhangmin", "--name", "bench");
        var (insert, numbers, statements) = await Look(aside, lookToken);

        await using var nothing = await Served.Nothing(aside);
        await using var served = await Served.Huiyin(house);
        using var floor = new Load(nothing.Address, nothing.Process);
        using var desk = new Load(served.Address, served.Process);
        var cookies = await Questions.SignIn(served.Address, "zhangmin", House.Password);
        var questions = new Questions(token, cookies, numbers);

        var lines = new List<Line>();
        var (empty, emptyMany) = (Ask(floor, Questions.Nothing, 1, null), Ask(floor, Questions.Nothing, clients, null));
        var byHand = new Line("floor: its rows by hand", 1, "", null, (time, into) => insert.Run(1, time, into));
        var byHands = house.IsPostgres
            ? new Line("floor: its rows by hand", clients, "", null, (time, into) => insert.Run(clients, time, into))
            : byHand;
        lines.AddRange([empty, emptyMany, byHand]);
        if (byHands != byHand)
            lines.Add(byHands);
        lines.Add(Ask(desk, questions.Create, 1, byHand));
        lines.Add(Ask(desk, questions.Create, clients, byHands));
        foreach (var question in questions.Reading)
            lines.AddRange([Ask(desk, question, 1, empty), Ask(desk, question, clients, emptyMany)]);

        foreach (var line in lines)
            await Warm(line);
        var before = await Busy();
        // In turns, so that a machine that others use, too, is as slow for one as for the other.
        for (var round = 0; round < seconds; round++)
        {
            foreach (var line in lines)
                await line.Run(Slice, line.Samples);
        }
        await report.WriteLineAsync(
            $"\n{cases:N0} cases, {await insert.Durability()}; {Environment.ProcessorCount} cores, load {before} before, {await Busy()} after"
        );
        await report.WriteLineAsync($"A case is {insert.Left}.\n");
        Print(lines);

        Line Ask(Load load, Question question, int by, Line? on) =>
            new(
                question.Name,
                by,
                statements.GetValueOrDefault(question.Name, ""),
                on,
                (time, into) => load.Run(question, by, time, into)
            );
    }

    /// <summary>Until it has been done often enough to be compiled for good, however crowded the machine is.</summary>
    private static async Task Warm(Line line)
    {
        var warm = new Samples();
        for (var i = 0; i < LongestWarmUp && (i < WarmUp || warm.Count < Often); i++)
            await line.Run(Slice, warm);
    }

    private static async Task<(HandInsert, List<string>, Dictionary<string, string>)> Look(House house, string token)
    {
        await using var look = await CloseLook.At(house);
        var numbers = await look.Numbers();
        var cookies = await Questions.SignIn(look.Address, "zhangmin", House.Password);
        var questions = new Questions(token, cookies, numbers);
        var statements = new Dictionary<string, string>();
        foreach (var question in questions.Reading.Prepend(questions.Create))
            statements[question.Name] = StatementCount.Sum(await look.Statements(question));
        return (await look.Rows(questions.Create, house), numbers, statements);
    }

    private void Print(List<Line> lines)
    {
        report.WriteLine(
            "| | clients | p50 ms | p95 ms | p99 ms | max ms | per second | processor ms | statements | of its floor |"
        );
        report.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var line in lines)
        {
            var s = line.Samples;
            var times = line.Floor is null
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"{line.Floor.Samples.PerSecond / s.PerSecond:N1} ×");
            report.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {line.Name} | {line.Clients} | {s.Quantile(0.50):N2} | {s.Quantile(0.95):N2} | {s.Quantile(0.99):N2} | {s.Quantile(1):N1} | {s.PerSecond:N0} | {s.ProcessorMilliseconds:N2} | {line.Statements} | {times} |"
                )
            );
        }
    }

    /// <summary>The machine's load of the last minute.</summary>
    private static async Task<string> Busy() =>
        File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
}
