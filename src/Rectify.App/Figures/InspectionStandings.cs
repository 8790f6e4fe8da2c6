using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>Tasks of one inspection as they stood, and the problems they add up to.</summary>
/// <param name="targets">Tasks of problems that others were merged into, where they are not among <paramref name="tasks"/>.</param>
/// <param name="only">The problems asked for; null for all.</param>
internal sealed class InspectionStandings(IReadOnlyList<TaskStanding> tasks, IReadOnlyList<TaskStanding> targets, DateOnly day, IReadOnlySet<ProblemId>? only = null)
{
    public IReadOnlyList<TaskStanding> Tasks { get; } = tasks;

    /// <param name="unit">Only what that lead unit owes of each problem; null for the whole problems.</param>
    public IReadOnlyList<ProblemStanding> Problems(UnitId? unit = null) => unit is null
        ? ProblemStanding.Of(Tasks, targets, day, only)
        : ProblemStanding.Of(Tasks.Where(t => t.LeadUnit == unit), [.. Tasks, .. targets], day, only);

    /// <summary>The problems named, of the tasks that the reader may see.</summary>
    /// <param name="only">Null for all problems of the inspection, which grow with it.</param>
    public static async Task<InspectionStandings> ReadAsync(Reading reading, InspectionId inspection, AsOf asOf, IReadOnlyCollection<ProblemId>? only, CancellationToken ct)
    {
        var seen = reading.Db.TasksVisibleTo(reading.Sight, inspection);
        var counted = await StandingsAsync(reading, only is null ? seen : seen.Where(t => only.Contains(t.ProblemId)), inspection, asOf, ct);
        var known = counted.Select(t => t.Problem).ToHashSet();
        List<TaskStanding> targets = [];
        for (var missing = MissingTargets(counted); missing.Count > 0; missing = MissingTargets([.. counted, .. targets]))
        {
            // of a target in sight what is in sight counts; one outside the inspection or the reader's sight is only asked for its state, and not even for that when it is withheld
            var inSight = only is null ? [] : await StandingsAsync(reading, seen.Where(t => missing.Contains(t.ProblemId)), inspection, asOf, ct);
            counted.AddRange(inSight);
            var outside = missing.Except(inSight.Select(t => t.Problem)).ToList();
            targets.AddRange(await StandingsAsync(reading, reading.Db.Tasks.NotWithheldFrom(reading.Sight, reading.Db).Where(t => outside.Contains(t.ProblemId)), inspection, asOf, ct));
            known.UnionWith(missing);
        }
        return new InspectionStandings(counted, targets, asOf.Day, only?.ToHashSet());

        List<ProblemId> MissingTargets(IEnumerable<TaskStanding> among) => [.. among.Select(t => t.MergedInto).OfType<ProblemId>().Where(target => !known.Contains(target)).Distinct()];
    }

    /// <summary>True when nothing was recorded after the knowledge asked for: then the record itself answers.</summary>
    public static async Task<bool> IsPresentAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        if (asOf.Day < reading.Today) return false;
        var last = await reading.Db.Facts.Where(f => f.Chain == inspection.Value).OrderByDescending(f => f.Number).Select(f => (DateTimeOffset?)f.At).FirstOrDefaultAsync(ct);
        return last is not { } at || at <= asOf.KnownAt;
    }

    private static async Task<List<TaskStanding>> StandingsAsync(Reading reading, IQueryable<RectificationTask> tasks, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        if (await IsPresentAsync(reading, inspection, asOf, ct))
        {
            return await tasks.Select(t => new TaskStanding(t.Id, t.ProblemId, t.LeadUnitId, t.State, t.DueOn, t.MergedInto,
                t.Measures.Any(m => m.DueOn < asOf.Day && Late.Contains(m.State)), t.Restarts > 0, t.TakeoverId != null)).ToListAsync(ct);
        }
        return await PastStandings.ReadAsync(reading, tasks, asOf, ct);
    }

    /// <summary>States in which a measure past its deadline holds its task behind schedule.</summary>
    public static IReadOnlyList<MeasureState> Late { get; } = [MeasureState.NotStarted, MeasureState.InProgress, MeasureState.Returned];
}
