using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>How much waits for the person, for the navigation.</summary>
/// <param name="Desk">Tasks, letters, suggestions, wider checks, evaluations, milestones, opinions on plans, decisions about withholdings, scans laid in anew and expected feedbacks that want an act of theirs; at most <see cref="CountWaiting.Most"/>.</param>
/// <param name="Reviews">Of these, reviews taken or free to take.</param>
public sealed record WaitingCount(int Desk, int Reviews);

/// <summary>One SELECT for all blocks of tasks and one for what stands beside them, bounded, since it stands on every page. A task that waits in two blocks counts once.</summary>
public sealed class CountWaiting(Door door) : IUseCase
{
    public const int Most = 100;

    private static readonly DeskBlock[] Reviews = [DeskBlock.MyReviews, DeskBlock.SupplementsGiven, DeskBlock.ReviewPool];
    private static readonly DeskBlock[] Others = [.. Enum.GetValues<DeskBlock>().Except([DeskBlock.DueSoon, DeskBlock.WaitingForOthers, .. Reviews])];

    public async Task<WaitingCount> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return new WaitingCount(0, 0);
        var who = await DeskReader.OfAsync(reading, ct);
        var found = new[] { (Blocks: Others, IsReview: false), (Blocks: Reviews, IsReview: true) }
            .SelectMany(kind => kind.Blocks.Select(block => (Tasks: DeskTasks.For(block, who), kind.IsReview)))
            .Where(part => part.Tasks is not null)
            // which of them is no matter: below the limit all are counted, and at the limit counting ends
            .Select(part => part.Tasks!.Take(Most).Select(t => new { t.Id, part.IsReview }));
        var waiting = await found.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        await reading.PlanOnceAsync(ct);
        return Of(waiting.Select(w => (w.Id, w.IsReview)), await BesideTasks.OfAsync(who, isShown: false, ct));
    }

    /// <summary>The same count from what the desk found: nobody asks twice for one page.</summary>
    internal static WaitingCount Of(IEnumerable<(DeskBlock Block, TaskId Id)> found, BesideTasks beside) =>
        Of(found.Where(f => Others.Contains(f.Block) || Reviews.Contains(f.Block)).Select(f => (f.Id, Reviews.Contains(f.Block))), beside);

    private static WaitingCount Of(IEnumerable<(TaskId Id, bool IsReview)> found, BesideTasks beside)
    {
        var waiting = found.ToList();
        return new WaitingCount(Math.Min(Most, waiting.DistinctBy(w => w.Id).Count() + beside.Waiting), Math.Min(Most, waiting.Where(w => w.IsReview).DistinctBy(w => w.Id).Count()));
    }
}
