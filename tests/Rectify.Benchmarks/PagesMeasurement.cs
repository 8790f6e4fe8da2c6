using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rectify.Benchmarks.Pages;

namespace Rectify.Benchmarks;

/// <summary>
/// How long the large pages take, at each size: the page's HTML over HTTP signed in, the query through its class, and the same SQL through Npgsql alone - all three in one run, in turn.
/// </summary>
internal sealed class PagesMeasurement : IMeasurement
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Option<string> sizes = new("--sizes") { Description = "Pages over that many problems: 10k,100k" };
    private readonly Option<string> json = new("--json") { Description = "Writes the figures of the pages into this file too" };
    private readonly Option<string> plans = new("--plans") { Description = "Writes how PostgreSQL carries out each statement of the pages into this folder" };
    private readonly Option<string> only = new("--only") { Description = "Measures only the pages whose name begins so" };
    private readonly Option<int> rounds = new("--rounds") { Description = "How often each page is asked for", DefaultValueFactory = _ => 150 };

    public void AddOptions(RootCommand root)
    {
        foreach (var option in new Option[] { sizes, json, plans, only, rounds }) root.Options.Add(option);
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(sizes) is not null;

    public async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        List<PagesFigures> measured = [];
        foreach (var size in parsed.GetValue(sizes)!.Split(',').Select(SizeOf))
        {
            var figures = await OfSizeAsync(size, parsed.GetValue(rounds), parsed.GetValue(plans), parsed.GetValue(only) ?? "", ct);
            Console.WriteLine(PagesTable.Of(figures));
            measured.Add(figures);
        }
        if (parsed.GetValue(json) is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(measured, Json), ct);
    }

    private static async Task<PagesFigures> OfSizeAsync(int size, int rounds, string? plans, string only, CancellationToken ct)
    {
        await using var house = await House.OpenAsync(size, ct);
        var scenarios = await Scenarios.OfAsync(house, ct);
        var run = await PagesRun.PrepareAsync(house, [.. scenarios.Where(scenario => scenario.Name.StartsWith(only, StringComparison.Ordinal))], ct);
        if (plans is not null) await run.WritePlansAsync(Path.Combine(plans, $"{size}"), ct);
        await run.WarmAsync(TimeSpan.FromSeconds(20), ct);
        var figures = await run.MeasureAsync(rounds, ct);
        return new PagesFigures(size, rounds, house.SeedingSeconds, await house.DatabaseMegabytesAsync(ct), figures, Memory.Now());
    }

    private static int SizeOf(string text) => text.Trim() is [.. var thousands, 'k']
        ? int.Parse(thousands, CultureInfo.InvariantCulture) * 1000
        : int.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
