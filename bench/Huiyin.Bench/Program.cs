using Huiyin.Bench;
using Huiyin.Bench.Desk;

switch (args)
{
    case ["promises"]:
        PromiseBench.Run(Console.Out);
        break;
    case ["register", .. var more]:
        await RegisterBench.Run(Console.Out, more is ["plans"]);
        break;
    case ["import", .. var rest]:
        await ImportBench.Run(rest, Console.Out);
        break;
    case ["import-file", var path, var rows]:
        ImportBench.Write(path, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["rehearse", .. var rest]:
        await RehearsalBench.Run(
            rest is [var many] ? int.Parse(many, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000,
            Console.Out
        );
        break;
    case ["desk", .. var rest]:
        await DeskBench.Run(rest, Console.Out);
        break;
    case ["statements", .. var rest]:
        await DeskBench.Tell(rest, Console.Out);
        break;
    case ["nothing", var address]:
        await Served.ServeNothing(address);
        break;
    default:
        Console.WriteLine("bin/bench promises: cases a second through the promise engine");
        Console.WriteLine(
            "bin/bench register: answers of the register among a hundred thousand cases; with plans, how it finds them"
        );
        Console.WriteLine(
            "bin/bench import [ROWS]: rows a second of another system's export (HUIYIN_DB names a PostgreSQL)"
        );
        Console.WriteLine(
            "bin/bench desk [--cases N] [--seconds N] [--clients N]: the desk's day by HTTP, beside this machine's own floors"
        );
        Console.WriteLine("bin/bench statements [CASES]: what the database is told for each of the desk's questions");
        Console.WriteLine("bin/bench rehearse [CASES]: a proposed charter over a million past cases, before and after");
        Console.WriteLine("bin/bench import-file FILE ROWS: only writes such an export");
        break;
}
