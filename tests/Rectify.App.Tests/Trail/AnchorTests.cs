using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Hosting;
using Rectify.App.Trail;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Trail;

public sealed class AnchorTests : IAsyncLifetime
{
    private readonly TestOffice office = new();

    private string FilePath => Path.Combine(office.AnchorFolder, "anchors.jsonl");

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    private AnchorTrail Node() => new(new Contexts(office), office.Settings, office.Clock, NullLogger<AnchorTrail>.Instance);

    private IReadOnlyList<Anchor> Lines() => [.. File.ReadAllLines(FilePath).Select(line => Anchor.Parse(line)!)];

    [Fact]
    public async Task A_head_is_anchored_once_and_the_next_one_again()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        await Node().RunAsync();
        await Node().RunAsync();
        Assert.Single(Lines());

        await inspection.Act<App.Tasks.SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, Domain.People.ActId.New()));
        await Node().RunAsync();

        var lines = Lines();
        Assert.Equal([(1, 1), (2, 2)], lines.Select(a => ((int)a.Sequence, (int)a.Number)));
        Assert.Equal(lines[0].Digest(), lines[1].Previous);
        using var key = new AnchorFile(office.AnchorFolder).PublicKey()!;
        Assert.All(lines, line => Assert.True(line.IsSignedBy(key)));
    }

    [Fact]
    public async Task Only_the_owner_of_the_key_reads_it()
    {
        await (await TestInspection.RegisteredAsync(office)).WalkTo(TaskState.Assigned);
        await Node().RunAsync();

        if (OperatingSystem.IsLinux()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(office.AnchorFolder, "anchor-key.pem")));
    }

    [Fact]
    public async Task Two_nodes_with_one_folder_take_turns()
    {
        var (one, other) = (Node(), Node());
        for (var i = 0; i < 5; i++)
        {
            await (await TestInspection.RegisteredAsync(office)).WalkTo(TaskState.Assigned);
            await Task.WhenAll(Task.Run(() => one.RunAsync()), Task.Run(() => other.RunAsync()));
        }

        var lines = Lines();
        Assert.Equal(Enumerable.Range(1, 5).Select(n => (long)n), lines.Select(a => a.Sequence));
        Assert.Equal(5, lines.Select(a => a.Chain).Distinct().Count());
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_written_anew()
    {
        await (await TestInspection.RegisteredAsync(office)).WalkTo(TaskState.Assigned);
        await Node().RunAsync();
        await File.AppendAllTextAsync(FilePath, "{\"sequence\":2,\"at\":\"20");
        await (await TestInspection.RegisteredAsync(office)).WalkTo(TaskState.Assigned);
        await Node().RunAsync();

        Assert.Equal([1, 2], Lines().Select(a => a.Sequence));
    }

    [Fact]
    public async Task The_worker_anchors_when_it_starts_and_when_it_ends()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        var worker = office.Services.GetServices<IHostedService>().OfType<TrailAnchoring>().Single();

        await worker.StartAsync(default);
        for (var waited = 0; waited < 200 && !File.Exists(FilePath); waited++) await Task.Delay(50);
        await inspection.Act<App.Tasks.SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, Domain.People.ActId.New()));
        await worker.StopAsync(default);

        Assert.Equal([1, 2], Lines().Select(a => a.Number));
    }

    private sealed class Contexts(TestOffice office) : Microsoft.EntityFrameworkCore.IDbContextFactory<Data.RectifyDb>
    {
        public Data.RectifyDb CreateDbContext() => office.OpenDatabase();
    }
}
