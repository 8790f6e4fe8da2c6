using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>
/// 整改方案: the leading group approves a plan version, one act for the version and all tasks of the inspection that are in planning. One refusal and nothing happens:
/// the answer then lists what every task still lacks.
/// </summary>
public sealed class ApprovePlan(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, string? minutes, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ApprovePlan), act, async session =>
    {
        await session.Db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", ct);
        var inspection = await session.Db.Inspections.VisibleTo(session.Sight, session.Db).Include(i => i.Plans).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (inspection is null) return Outcome.None;
        if (inspection.Version != seen) return new Outcome.ChangedMeanwhile([]);

        var planning = await session.Db.Tasks.Where(t => t.InspectionId == id && t.State == TaskState.Planning).Select(t => t.Id).ToListAsync(ct);
        if (planning.Count == 0) return Outcome.Bad("tasks", "none-in-planning");
        var tasks = await session.LockTasksAsync(planning, TaskParts.Measures);
        var settings = await session.SettingsAsync(tasks);
        var unmet = tasks.SelectMany(t => t.WhyNot(TaskVerb.ApprovePlan, settings[t.Id], session.Stamp).Select(u => u with { Subject = t.Id.Value })).ToList();
        if (unmet.Count > 0) return new Outcome.Refused(new Refusal(TaskVerb.ApprovePlan, unmet));

        var version = inspection.ApprovePlan(tasks.Count, tasks.Sum(t => t.Counting.Count()), minutes, session.Stamp);
        foreach (var task in tasks) task.ApprovePlan(version.Number, settings[task.Id], session.Stamp);
        return Outcome.Ok;
    }, ct);
}
