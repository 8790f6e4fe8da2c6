using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Evidence;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;

namespace Rectify.App.Tests.Killing;

/// <summary>
/// The second process (Program.cs): two people at work at once, uploads and acts over several tasks, while the trail is anchored. Says "begun" before each act and "done" when it is acknowledged. An act that the
/// database fails is tried again under its id, as a browser would.
/// </summary>
internal sealed class ActingProcess(string[] args)
{
    private const int LargestUpload = 2_000_000;
    private const int MostTries = 1200;

    private readonly TestClock clock = new();
    private readonly TestActor actor = new();
    private readonly Random random = new(int.Parse(args[5], System.Globalization.CultureInfo.InvariantCulture));
    private ServiceProvider services = null!;

    public async Task RunAsync()
    {
        clock.Add(TimeSpan.FromMinutes(int.Parse(args[4], System.Globalization.CultureInfo.InvariantCulture)));
        await using var made = services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock).AddSingleton<ICurrentActor>(actor).AddSingleton<IDigestWords, PlainDigestWords>()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddRectifyApp(new AppSettings(Environment.GetEnvironmentVariable("RECTIFY_CONNECTION")!, args[0], args[1]))
            .BuildServiceProvider();
        var (handler, lead) = (PersonId.From(Guid.Parse(args[2])), PersonId.From(Guid.Parse(args[3])));
        List<(TaskId Task, MeasureId Measure)> measures;
        await using (var db = await services.GetRequiredService<IDbContextFactory<RectifyDb>>().CreateDbContextAsync()) measures = await MeasuresAsync(db, handler);
        var today = OfficeDay.Default.Of(clock.GetUtcNow());
        Say("ready");
        await Task.WhenAll(
            ForeverAsync("upload", handler, () => UploadAsync(measures, today)), ForeverAsync("upload", handler, () => UploadAsync(measures, today)),
            ForeverAsync("report", lead, () => ReportAsync(measures, today)), AnchorAsync());
    }

    /// <summary>What is worked on: open measures of the handler's tasks in rectification.</summary>
    public static async Task<List<(TaskId Task, MeasureId Measure)>> MeasuresAsync(RectifyDb db, PersonId handler)
    {
        var found = await (
            from t in db.Tasks
            from m in t.Measures
            where t.State == TaskState.Rectifying && t.HandlerId == handler && m.Kind == MeasureKind.General && (m.State == MeasureState.NotStarted || m.State == MeasureState.InProgress)
            orderby m.Id
            select new { m.TaskId, m.Id }).ToListAsync();
        return [.. found.Select(m => (m.TaskId, m.Id))];
    }

    private Func<ActId, Task<Outcome>> UploadAsync(List<(TaskId Task, MeasureId Measure)> measures, DateOnly today)
    {
        var (task, measure) = measures[Next(measures.Count)];
        var bytes = new byte[1 + Next(LargestUpload)];
        lock (random) random.NextBytes(bytes);
        return async act =>
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<UploadEvidence>().Run(new EvidenceInput(task, act, today, [new Proof(measure, "记录写明已完成。")]), "巡查记录.dat", new MemoryStream(bytes));
        };
    }

    private Func<ActId, Task<Outcome>> ReportAsync(List<(TaskId Task, MeasureId Measure)> measures, DateOnly today)
    {
        var text = $"本次新增台账 {Next(int.MaxValue)} 条。";
        return async act =>
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ReportProgress>().Run([.. measures.Select(m => new ProgressLine(m.Task, new ProgressReport(m.Measure, text, today, ReportedGrade.NotDone)))], act);
        };
    }

    private async Task ForeverAsync(string kind, PersonId who, Func<Func<ActId, Task<Outcome>>> next)
    {
        actor.Is(who);
        while (true)
        {
            var (act, run) = (ActId.New(), next());
            Say($"begun {kind} {act.Value:N}");
            var outcome = await TryAsync(() => run(act));
            if (!outcome.IsDone)
            {
                Say($"refused {kind} {act.Value:N} {outcome}");
                return;
            }
            Say($"done {kind} {act.Value:N}");
            clock.Add(TimeSpan.FromMilliseconds(10));
        }
    }

    private async Task AnchorAsync()
    {
        while (true)
        {
            await services.GetRequiredService<AnchorTrail>().TryRunAsync();
            await Task.Delay(50);
        }
    }

    private static async Task<Outcome> TryAsync(Func<Task<Outcome>> run)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await run();
            }
            catch (Exception) when (tried < MostTries)
            {
                // the database is gone for a while
                await Task.Delay(50);
            }
        }
    }

    private int Next(int below)
    {
        lock (random) return random.Next(below);
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
