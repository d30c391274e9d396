using Huiyin.Bench;

switch (args)
{
    case ["promises"]:
        PromiseBench.Run(Console.Out);
        break;
    default:
        Console.WriteLine("bin/bench promises: cases a second through the promise engine");
        break;
}
