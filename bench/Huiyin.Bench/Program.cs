using Huiyin.Bench;

switch (args)
{
    case ["promises"]:
        PromiseBench.Run(Console.Out);
        break;
    case ["register"]:
        await RegisterBench.Run(Console.Out);
        break;
    default:
        Console.WriteLine("bin/bench promises: cases a second through the promise engine");
        Console.WriteLine("bin/bench register: answers of the register among a hundred thousand cases");
        break;
}
