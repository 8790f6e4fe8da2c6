using Rectify.Benchmarks;

switch (args)
{
    case ["--reading"]:
        return ReadingBenchmark.Run();
    case ["--reading-of", var file]:
        return ReadingBenchmark.Measure(file);
    default:
        Console.WriteLine("--reading   a ledger of 50,000 rows: seconds and peak memory");
        return args.Length == 0 ? 0 : 1;
}
