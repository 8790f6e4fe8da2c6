using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.App.Demo;
using Rectify.App.People;
using Rectify.App.Problems;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Trail;

/// <summary>
/// An office with a year's work in it, told by the real use cases: as it was anchored in the middle, and as it was anchored at the end. Tests work on copies of both.
/// </summary>
public sealed class ToldStory : IAsyncLifetime
{
    private readonly EmptyOffice office = new();

    internal TestDatabase Earlier { get; private set; } = null!;

    internal TestDatabase Now => office.Database;

    public string FilesFolder => office.FilesFolder;

    public string AnchorFolder => office.AnchorFolder;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await office.Services.GetRequiredService<IDemoData>().FillAsync();
        await AnchorAsync();
        Earlier = await office.Database.CopyAsync();

        office.Clock.Add(TimeSpan.FromHours(1));
        await GoOnAsync();
        await AnchorAsync();
    }

    public async Task DisposeAsync()
    {
        await Earlier.DisposeAsync();
        await office.DisposeAsync();
    }

    internal Task AnchorAsync() => office.Services.GetRequiredService<AnchorTrail>().RunAsync();

    /// <summary>A copy to do with as one likes, with files and anchors.</summary>
    internal async Task<StoryCopy> CopyAsync(bool earlier = false)
    {
        var copy = new StoryCopy(await (earlier ? Earlier : Now).CopyAsync());
        CopyFolder(FilesFolder, copy.FilesFolder);
        CopyFolder(AnchorFolder, copy.AnchorFolder);
        return copy;
    }

    /// <summary>A few more acts, so that rows have an earlier state to be put back to.</summary>
    private async Task GoOnAsync()
    {
        await using var db = office.OpenDatabase();
        var today = Domain.OfficeDay.Default.Of(office.Clock.GetUtcNow());
        var registered = await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Registered).Select(t => new { t.Id, t.ProblemId, t.Version, t.InspectionId }).OrderBy(t => t.Id).FirstAsync();
        var problem = await db.Problems.AsNoTracking().SingleAsync(p => p.Id == registered.ProblemId);
        var (leader, unit) = (await PersonAsync(db, "于启舟"), await db.Set<UnitPeriod>().Where(p => p.Name == "环境卫生科").Select(p => p.UnitId).SingleAsync());

        await Do<ClassifyProblem>("苏见山", verb => verb.Run(problem.Id, problem.Version, new ProblemClassification(ProblemClass.Staged, 12.34565m, "万元", "材料堆放在院内，没有登记。"), ActId.New()));
        await Do<RegisterProblem>("苏见山", verb => verb.Run(ProblemId.New(), registered.InspectionId, new ProblemDraft("公厕保洁记录与实际不符。", problem.SectionId, "6", ProblemClass.AtOnce, null, null, false), ActId.New()));
        await Do<AssignTasks>("苏见山", verb => verb.Run([new AssignmentLine(registered.Id, registered.Version, new Assignment(leader, unit, today.AddDays(60)))], ActId.New()));
        var version = await db.Tasks.AsNoTracking().Where(t => t.Id == registered.Id).Select(t => t.Version).SingleAsync();
        await Do<SignForTask>("纪云帆", verb => verb.Run(registered.Id, version, ActId.New()));
        await Do<CorrectPerson>("钟磐石", async verb => await verb.Run(await PersonAsync(db, "乔木生"), "乔牧生", null, ActId.New()));
        await Do<NameStandIn>("于启舟", async verb => await verb.Run(new StandInDraft(leader, await PersonAsync(db, "严守诚"), today, today.AddDays(9)), ActId.New()));

        async Task Do<TUseCase>(string who, Func<TUseCase, Task<Outcome>> run) where TUseCase : notnull
        {
            office.Clock.Add(TimeSpan.FromMinutes(7));
            office.Actor.Is(await PersonAsync(db, who));
            await using var scope = office.Services.CreateAsyncScope();
            TestInspection.Must(await run(scope.ServiceProvider.GetRequiredService<TUseCase>()));
        }
    }

    private static Task<PersonId> PersonAsync(RectifyDb db, string name) => db.Persons.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>Told once for all tests that look at it.</summary>
[CollectionDefinition(nameof(ToldStory))]
public sealed class ToldStoryCollection : ICollectionFixture<ToldStory>;

/// <summary>A database, its files and its anchors, to be tampered with.</summary>
internal sealed class StoryCopy(TestDatabase database) : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "rectify-test-copies", Guid.NewGuid().ToString("N"));

    public TestDatabase Database { get; private set; } = database;

    public string FilesFolder => Path.Combine(folder, "files");

    public string AnchorFolder => Path.Combine(folder, "anchors");

    public string AnchorFile => Path.Combine(AnchorFolder, "anchors.jsonl");

    public AppSettings Settings => new(Database.ConnectionString, FilesFolder, AnchorFolder);

    public RectifyDb OpenDatabase() => RectifyDatabase.Open(Database.ConnectionString);

    /// <summary>Another database in this one's place.</summary>
    public async Task PutBackAsync(StoryCopy earlier)
    {
        await Database.DisposeAsync();
        Database = await earlier.Database.CopyAsync();
    }

    public Task<TrailReport> VerifyAsync() => VerifyTrail.Of(Settings).RunAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (System.IO.Directory.Exists(folder)) System.IO.Directory.Delete(folder, recursive: true);
    }
}
