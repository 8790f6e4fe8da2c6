using System.CommandLine;

namespace Rectify.Benchmarks;

/// <summary>Reading: a ledger of 50,000 rows in a process of its own, and a compilation of 170,000 characters.</summary>
internal sealed class ReadingMeasurement : IMeasurement
{
    private readonly Option<bool> reading = new("--reading") { Description = "Seconds and peak memory of reading a ledger of 50,000 rows and a compilation of 170,000 characters." };
    private readonly Option<string?> readingOf = new("--reading-of") { Hidden = true };

    public void AddOptions(RootCommand root)
    {
        root.Options.Add(reading);
        root.Options.Add(readingOf);
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(reading) || parsed.GetValue(readingOf) is not null;

    public Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(readingOf) is { } file) ReadingBenchmark.Measure(file);
        else
        {
            ReadingBenchmark.Run();
            CompilationBenchmark.Run();
        }
        return Task.CompletedTask;
    }
}
