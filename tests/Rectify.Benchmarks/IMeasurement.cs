using System.CommandLine;

namespace Rectify.Benchmarks;

/// <summary>Something that can be measured, with options of its own.</summary>
internal interface IMeasurement
{
    void AddOptions(RootCommand root);

    bool IsAsked(ParseResult parsed);

    Task RunAsync(ParseResult parsed, CancellationToken ct);
}
