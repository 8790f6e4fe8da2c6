using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>A task on the day and at the knowledge a figure asks for.</summary>
/// <param name="MergedInto">For a withdrawn task: the problem it was merged into.</param>
/// <param name="IsBehind">A measure past its deadline is neither verified nor reported done.</param>
/// <param name="WasDone">Closed or sustained on an earlier day.</param>
/// <param name="IsTakenOver">Entered as work done before (补录).</param>
public sealed record TaskStanding(TaskId Task, ProblemId Problem, UnitId? LeadUnit, TaskState State, DateOnly DueOn, ProblemId? MergedInto = null, bool IsBehind = false, bool WasDone = false, bool IsTakenOver = false);

/// <summary>A problem on the day and at the knowledge a figure asks for: the least advanced of its tasks.</summary>
/// <param name="State">Of a merged problem, its target's.</param>
/// <param name="IsTakenOver">One of its tasks was entered as work done before; never of a merged problem.</param>
public sealed record ProblemStanding(ProblemId Problem, TaskState State, bool IsMerged, bool IsOverdue, bool IsBehind, bool WasDone, bool IsTakenOver = false)
{
    /// <summary>Left out of the sum: no longer pursued, and not merged into another.</summary>
    public bool IsWithdrawn => State == TaskState.Withdrawn;

    public bool IsOngoing => State.IsOpen();

    public bool Is(FigurePart part) => part switch
    {
        FigurePart.FedBack => !IsWithdrawn,
        FigurePart.Done => State.IsDone(),
        FigurePart.Closed => State == TaskState.Closed,
        FigurePart.Sustained => State == TaskState.Sustained,
        FigurePart.Ongoing => IsOngoing,
        FigurePart.Waiting => IsOngoing && !IsOverdue && State >= TaskState.Applied,
        FigurePart.Working => IsOngoing && !IsOverdue && State < TaskState.Applied,
        FigurePart.Overdue => IsOngoing && IsOverdue,
        FigurePart.Behind => IsOngoing && !IsOverdue && IsBehind,
        FigurePart.Restarted => IsOngoing && WasDone,
        FigurePart.Withdrawn => IsWithdrawn,
        FigurePart.TakenOver => IsTakenOver && !IsWithdrawn,
        FigurePart.Merged => IsMerged && !IsWithdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>From tasks to problems.</summary>
    /// <param name="tasks">The tasks counted.</param>
    /// <param name="targets">Tasks of problems that others were merged into, where they are not among <paramref name="tasks"/>.</param>
    /// <param name="day">The day overdue is asked for.</param>
    /// <param name="only">The problems asked for; null for all that have tasks among <paramref name="tasks"/>.</param>
    public static IReadOnlyList<ProblemStanding> Of(IEnumerable<TaskStanding> tasks, IEnumerable<TaskStanding> targets, DateOnly day, IReadOnlySet<ProblemId>? only = null)
    {
        var counted = tasks.ToLookup(t => t.Problem);
        var others = targets.ToLookup(t => t.Problem);
        return [.. counted.Where(problem => only?.Contains(problem.Key) != false).Select(problem => Of(problem.Key, problem, key => counted.Contains(key) ? counted[key] : others[key], day, []))];
    }

    private static ProblemStanding Of(ProblemId problem, IEnumerable<TaskStanding> tasks, Func<ProblemId, IEnumerable<TaskStanding>> find, DateOnly day, HashSet<ProblemId> seen)
    {
        var pursued = tasks.Where(t => t.State != TaskState.Withdrawn).ToList();
        if (pursued.Count > 0)
        {
            return new ProblemStanding(problem, pursued.Min(t => t.State), false,
                pursued.Any(t => t.State.IsOpen() && Deadline.IsOverdue(t.DueOn, day)), pursued.Any(t => t.State.IsOpen() && t.IsBehind), pursued.Any(t => t.WasDone), pursued.Any(t => t.IsTakenOver));
        }
        // merged in a circle: nobody pursues any of them
        if (tasks.Select(t => t.MergedInto).FirstOrDefault(into => into is not null) is not { } target || !seen.Add(problem)) return new ProblemStanding(problem, TaskState.Withdrawn, false, false, false, false);
        var found = find(target).ToList();
        return found.Count == 0
            ? new ProblemStanding(problem, TaskState.Withdrawn, true, false, false, false)
            : Of(target, found, find, day, seen) with { Problem = problem, IsMerged = true, IsTakenOver = false };
    }
}
