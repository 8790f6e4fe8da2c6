using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>
/// A measure's states in time, told again from what was recorded: claims, reviews, and the steps of its task. The measure itself keeps only its present state;
/// told up to now, the history ends in it.
/// </summary>
internal static class MeasureHistory
{
    /// <summary>Something that may move a measure. <paramref name="Order"/> tells apart what one act recorded: a review concludes before the task moves.</summary>
    public abstract record Step(DateOnly On, DateTimeOffset At, int Order);

    /// <summary>The unit's claim, on the day it is true for.</summary>
    public sealed record Claimed(DateOnly On, DateTimeOffset At, ReportedGrade Claim) : Step(On, At, 0);

    /// <summary>A review passed, or sent the task back with the measure judged so; a review that merely fell is none.</summary>
    public sealed record Reviewed(DateOnly On, DateTimeOffset At, bool Fulfilled) : Step(On, At, 1);

    /// <summary>An amendment gave it other words.</summary>
    public sealed record Reworded(DateOnly On, DateTimeOffset At) : Step(On, At, 3);

    /// <summary>The task moved.</summary>
    public sealed record Moved(DateOnly On, DateTimeOffset At, TaskState From, TaskState To) : Step(On, At, 2);

    /// <summary>As they were recorded.</summary>
    public static IReadOnlyList<Step> InOrder(IEnumerable<Step> steps) => [.. steps.OrderBy(s => s.At).ThenBy(s => s.Order)];

    /// <summary>The measure's state after everything that was true by that day and known by that moment.</summary>
    /// <param name="inOrder">From <see cref="InOrder"/>.</param>
    public static MeasureState StateAt(IReadOnlyList<Step> inOrder, AsOf asOf)
    {
        var state = MeasureState.NotStarted;
        foreach (var step in inOrder)
            if (asOf.Holds(step.On, step.At)) state = After(state, step);
        return state;
    }

    private static bool IsDone(MeasureState state) => state is MeasureState.Verified or MeasureState.Sustained;

    private static MeasureState After(MeasureState state, Step step) => step switch
    {
        Claimed claimed when !IsDone(state) => claimed.Claim switch
        {
            ReportedGrade.Done => MeasureState.ReportedDone,
            ReportedGrade.NotStated => MeasureState.NotStarted,
            _ => MeasureState.InProgress,
        },
        Reviewed reviewed => reviewed.Fulfilled ? MeasureState.Verified : MeasureState.Returned,
        Reworded => state is MeasureState.ReportedDone or MeasureState.Returned ? MeasureState.InProgress : state,
        Moved { From: TaskState.Registered, To: TaskState.Closed } => MeasureState.Verified,
        Moved { From: TaskState.Registered, To: TaskState.Sustained } => MeasureState.Sustained,
        Moved { To: TaskState.Rectifying, From: TaskState.UnderAcceptance or TaskState.Closed or TaskState.Sustained } when IsDone(state) => MeasureState.InProgress,
        Moved { To: TaskState.Sustained } when state == MeasureState.Verified => MeasureState.Sustained,
        _ => state,
    };
}
