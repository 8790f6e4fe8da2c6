using System.CommandLine;
using Rectify.Benchmarks;

// One file a measurement: each adds its options to the command line and answers whether it was asked for.
IMeasurement[] measurements = [new PagesMeasurement(), new ReadingMeasurement(), new UploadMeasurement()];

var root = new RootCommand("Measures Rectify on this machine. Figures go to standard output, what is going on to standard error.");
foreach (var measurement in measurements) measurement.AddOptions(root);
root.SetAction(async (parsed, ct) =>
{
    var asked = measurements.Where(m => m.IsAsked(parsed)).ToList();
    if (asked.Count == 0)
    {
        await Console.Error.WriteLineAsync("Nothing asked for; --help lists what can be measured.");
        return 1;
    }
    foreach (var measurement in asked) await measurement.RunAsync(parsed, ct);
    return 0;
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
