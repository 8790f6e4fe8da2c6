using Rectify.App.Reviews;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Review;

/// <summary>Builds every address of the review queue and of the reviewer's screen.</summary>
public static class ReviewAddress
{
    public const string Queue = "/review";

    /// <summary>The queue, which says what became of the task that has just left it: "pass" or "return".</summary>
    public static string Left(string done) => $"{Queue}?done={done}";

    public static string Group(ReviewGroup group, DueCursor? after = null, bool all = false) =>
        $"{Queue}?group={group}{(after is { } cursor ? $"&after={cursor}" : null)}{(all ? "&all=true" : null)}";

    /// <summary>Several tasks of a group at once.</summary>
    public static string Several(ReviewGroup group, DueCursor? after = null, ReviewOrder order = ReviewOrder.Due) =>
        $"{Queue}/several/{group}?order={order}{(after is { } cursor ? $"&after={cursor}" : null)}";

    /// <summary>Groups whose tasks can be decided several at once.</summary>
    public static bool TakesSeveral(ReviewGroup group) => group is ReviewGroup.Mine or ReviewGroup.Pool;

    /// <param name="measure">Position of the measure looked at, from 1.</param>
    /// <param name="piece">Which of its pieces, from 1.</param>
    public static string Of(TaskId task, int measure = 1, int piece = 1) =>
        $"{PathOf(task)}?measure={measure}{(piece > 1 ? $"&piece={piece}" : null)}";

    public static string Matrix(TaskId task) => $"{PathOf(task)}/matrix";

    public static string PathOf(TaskId task) => $"{Queue}/{task.Value}";

    /// <summary>Where the act of the group is done.</summary>
    public static string Act(ReviewGroup group, TaskId task) => group switch
    {
        ReviewGroup.Mine or ReviewGroup.Pool => $"{Queue}/{task.Value}",
        ReviewGroup.PanelMissing => $"/opinion/{task.Value}#panel",
        _ => $"/opinion/{task.Value}",
    };
}
