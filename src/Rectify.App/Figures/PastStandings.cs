using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Figures;

/// <summary>Tasks as they stood on an earlier day, or as was known at an earlier moment: states from their spans, deadlines and mergers from facts and extensions.</summary>
internal static class PastStandings
{
    /// <summary>Facts that say a deadline or a merger.</summary>
    public static IReadOnlyList<FactKind> Telling { get; } = [FactKind.TaskAssigned, FactKind.TaskReassigned, FactKind.TaskRestarted, FactKind.TaskWithdrawn, FactKind.TaskTakenOver, FactKind.DeadlineSet, FactKind.DeadlineUndone, FactKind.ReassignmentUndone];

    public static async Task<List<TaskStanding>> ReadAsync(Reading reading, IQueryable<RectificationTask> tasks, AsOf asOf, CancellationToken ct)
    {
        var (db, day, knownAt) = (reading.Db, asOf.Day, asOf.KnownAt);
        var present = await tasks.Select(t => new { t.Id, t.ProblemId, t.LeadUnitId, t.DueOn, t.MergedInto }).ToListAsync(ct);
        var ids = tasks.Select(t => t.Id);
        var spans = (await db.Set<StatusSpan>().Where(s => ids.Contains(s.TaskId) && s.FromOn <= day && s.FromAt <= knownAt).Select(s => new { s.TaskId, s.Number, s.State }).ToListAsync(ct)).ToLookup(s => s.TaskId);
        var keys = present.Select(t => t.Id.Value).ToList();
        var facts = (await db.Facts.Where(f => keys.Contains(f.SubjectId) && Telling.Contains(f.Kind) && f.On <= day && f.At <= knownAt)
            .Select(f => new { f.SubjectId, f.Kind, f.At, f.Details }).ToListAsync(ct)).OrderBy(f => f.At).ToLookup(f => f.SubjectId);
        var extensions = (await db.Set<Extension>().Where(e => ids.Contains(e.TaskId) && e.IsGranted == true && e.MeasureId == null)
            .Select(e => new { e.TaskId, e.FromOn, e.ToOn, e.DecidedAt }).ToListAsync(ct)).OrderBy(e => e.DecidedAt).ToLookup(e => e.TaskId);
        var measures = (await PastMeasures.ReadAsync(reading, tasks, ct)).ToLookup(m => m.Task);

        List<TaskStanding> standings = [];
        foreach (var task in present)
        {
            if (spans[task.Id].MaxBy(s => s.Number) is not { } span) continue;
            var said = facts[task.Id.Value].LastOrDefault(f => f.Details.ContainsKey("dueOn"));
            var merged = span.State != TaskState.Withdrawn ? null
                : facts[task.Id.Value].LastOrDefault(f => f.Kind == FactKind.TaskWithdrawn) is { } withdrawn ? ProblemOf(withdrawn.Details.GetValueOrDefault("mergedInto")) : task.MergedInto;
            standings.Add(new TaskStanding(task.Id, task.ProblemId, task.LeadUnitId, span.State, DueOn(), merged,
                measures[task.Id].Any(m => m.DueAsOf(asOf) < day && InspectionStandings.Late.Contains(m.StateAt(asOf))),
                spans[task.Id].Any(s => s.Number < span.Number && s.State.IsDone()), facts[task.Id.Value].Any(f => f.Kind == FactKind.TaskTakenOver)));

            DateOnly DueOn()
            {
                if (said is null) return extensions[task.Id].FirstOrDefault(e => e.DecidedAt > knownAt)?.FromOn ?? task.DueOn;
                var granted = extensions[task.Id].LastOrDefault(e => e.DecidedAt >= said.At && e.DecidedAt <= knownAt);
                return granted?.ToOn ?? DateOnly.ParseExact(said.Details["dueOn"], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            }
        }
        return standings;
    }

    private static ProblemId? ProblemOf(string? key) => Guid.TryParse(key, out var id) ? new ProblemId(id) : null;
}
