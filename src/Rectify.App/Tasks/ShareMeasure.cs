using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The unit lets a measure of another problem answer this one too: written once, linked.</summary>
public sealed class ShareMeasure(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId measure, CancellationToken ct = default) => work.RunAsync($"{TaskVerb.ShareMeasure}", act, async session =>
    {
        var at = await session.Db.Set<Measure>().AsNoTracking().Where(m => m.Id == measure).Select(m => (TaskId?)m.TaskId).SingleOrDefaultAsync(ct);
        if (at is not { } written) return Outcome.None;
        // both are held: the measure may neither change nor go while it is linked
        var tasks = await session.LockTasksAsync([id, written], TaskParts.Measures);
        if (tasks.FirstOrDefault(t => t.Id == id) is not { } task || tasks.FirstOrDefault(t => t.Id == written) is not { } source || source.Measures.FirstOrDefault(m => m.Id == measure) is not { } from) return Outcome.None;
        if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
        var settings = await session.SettingsAsync(tasks);
        return Outcome.Of(task.ShareMeasure(MeasureId.New(), from, source, settings[source.Id].IsRestricted, settings[task.Id], session.Stamp));
    }, ct);
}

/// <summary>A measure that may answer another problem too.</summary>
/// <param name="Ordinal">The printed ordinal of its problem.</param>
public sealed record ShareableMeasure(MeasureId Id, int Number, string? Ordinal, int Position, string Text);

/// <summary>The measures a task could share: of the same inspection and lead unit, in the order of the problems; of restricted problems none.</summary>
public sealed class ReadShareableMeasures(Door door) : IUseCase
{
    public const int Most = 500;

    /// <summary>None where there is no such task to be seen.</summary>
    public async Task<IReadOnlyList<ShareableMeasure>> Run(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var db = reading.Db;
        var seen = db.TasksVisibleTo(reading.Sight);
        return await (
            from here in seen.Where(t => t.Id == id && t.LeadUnitId != null)
            from t in seen.Where(t => t.InspectionId == here.InspectionId && t.LeadUnitId == here.LeadUnitId && t.Id != here.Id && t.State != TaskState.Withdrawn)
            from m in db.Set<Measure>().Where(m => m.TaskId == t.Id && m.State != MeasureState.Cancelled && m.SharedFrom == null && m.PartedAt == null && !db.Set<Measure>().Any(mine => mine.TaskId == here.Id && mine.SharedFrom == m.Id))
            join p in db.Problems on t.ProblemId equals p.Id
            where !p.IsRestricted && !db.Problems.Any(own => own.Id == here.ProblemId && own.IsRestricted)
            orderby t.Sequence, t.Id, m.Position
            select new ShareableMeasure(m.Id, p.Number, p.Ordinal, m.Position, m.Text)).Take(Most).ToListAsync(ct);
    }
}
