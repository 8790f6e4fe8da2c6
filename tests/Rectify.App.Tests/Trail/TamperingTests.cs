using Xunit;
using Xunit.Abstractions;

namespace Rectify.App.Tests.Trail;

/// <summary>Whoever touches what lies before the last anchor is found, and what they touched is named: a tenth by default, all with RECTIFY_LONG=1.</summary>
[Collection(nameof(ToldStory))]
public sealed class TamperingTests(ToldStory story, ITestOutputHelper output)
{
    private const int All = 500;
    private const int FirstSeed = 1;

    [Fact]
    public async Task Whatever_is_touched_before_the_last_anchor_is_found_and_named()
    {
        var count = Environment.GetEnvironmentVariable("RECTIFY_LONG") == "1" ? All : All / 10;
        var missed = new List<string>();
        await using var earlier = await story.CopyAsync(earlier: true);
        var (tampered, seed) = (0, FirstSeed);
        for (; tampered < count; seed++)
        {
            await using var copy = await story.CopyAsync();
            Tampered? done;
            await using (var tampering = new Tampering(copy, earlier, seed)) done = await tampering.DoAsync();
            if (done is null) continue;
            tampered++;
            output.WriteLine($"seed {seed}: {done.Told}");
            var report = await copy.VerifyAsync();
            if (!report.Faults.Any(done.IsNamedBy)) missed.Add($"{seed}: {done.Told}: {string.Join("; ", report.Faults.Take(3))}");
        }
        Assert.Empty(missed);
    }
}
