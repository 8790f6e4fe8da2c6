using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>
/// The tasks of one inspection that the reader may see, as they stood: what all figures of the inspection are summed from, and the ledger's views behind them.
/// </summary>
internal sealed class InspectionStandings(IReadOnlyList<TaskStanding> tasks, IReadOnlyList<TaskStanding> targets, DateOnly day)
{
    public IReadOnlyList<TaskStanding> Tasks { get; } = tasks;

    /// <param name="unit">Only what that lead unit owes of each problem; null for the whole problems.</param>
    public IReadOnlyList<ProblemStanding> Problems(UnitId? unit = null) => unit is null
        ? ProblemStanding.Of(Tasks, targets, day)
        : ProblemStanding.Of(Tasks.Where(t => t.LeadUnit == unit), [.. Tasks, .. targets], day);

    /// <summary>The problems that a number counts.</summary>
    public IReadOnlyCollection<ProblemId> Behind(FigurePart part, UnitId? unit) => [.. Problems(unit).Where(p => p.Is(part)).Select(p => p.Problem)];

    public static async Task<InspectionStandings> ReadAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        var tasks = reading.Db.TasksVisibleTo(reading.Sight).Where(t => t.InspectionId == inspection);
        var counted = await StandingsAsync(reading, tasks, inspection, asOf, ct);
        var known = counted.Select(t => t.Problem).ToHashSet();
        List<TaskStanding> targets = [];
        for (var missing = MissingTargets(counted); missing.Count > 0; missing = MissingTargets(targets))
        {
            // a target may lie outside the inspection or the reader's sight; only its state is used
            var more = await StandingsAsync(reading, reading.Db.Tasks.Where(t => missing.Contains(t.ProblemId)), inspection, asOf, ct);
            known.UnionWith(missing);
            targets.AddRange(more);
        }
        return new InspectionStandings(counted, targets, asOf.Day);

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
