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
        return await OfAsync(who, waiting.Select(w => (w.Id, w.IsReview)), ct);
    }

    /// <summary>The same count from what the desk found: nobody asks twice for one page.</summary>
    internal static Task<WaitingCount> OfAsync(DeskReader who, IEnumerable<(DeskBlock Block, TaskId Id)> found, CancellationToken ct) =>
        OfAsync(who, found.Where(f => Others.Contains(f.Block) || Reviews.Contains(f.Block)).Select(f => (f.Id, Reviews.Contains(f.Block))), ct);

    private static async Task<WaitingCount> OfAsync(DeskReader who, IEnumerable<(TaskId Id, bool IsReview)> found, CancellationToken ct)
    {
        var waiting = found.ToList();
        var beside = await CountBesideAsync(who, ct);
        return new WaitingCount(Math.Min(Most, waiting.DistinctBy(w => w.Id).Count() + beside), Math.Min(Most, waiting.Where(w => w.IsReview).DistinctBy(w => w.Id).Count()));
    }

    /// <summary>Everything that waits and is no task.</summary>
    private static async Task<int> CountBesideAsync(DeskReader who, CancellationToken ct)
    {
        var waiting = LetterDesk.Waiting(who.Reading, Most).Select(letters => letters.Select(_ => 1)).ToList();
        waiting.AddRange(SuggestionDesk.Waiting(who.Reading, Most).Select(suggestions => suggestions.Select(_ => 1)));
        waiting.AddRange(WiderCheckDesk.Waiting(who.Reading, Most));
        waiting.AddRange(EvaluationDesk.Waiting(who.Reading, Most).Select(evaluations => evaluations.Select(_ => 1)));
        if (MilestoneDesk.For(who) is { } milestones) waiting.Add(milestones.Take(Most).Select(_ => 1));
        if (FeedbackDesk.For(who) is { } feedbacks) waiting.Add(feedbacks.Take(Most).Select(_ => 1));
        if (WithholdingPaperDesk.For(who) is { } papers) waiting.Add(papers.Take(Most).Select(_ => 1));
        if (ScanDesk.For(who) is { } scans) waiting.Add(scans.Take(Most).Select(_ => 1));
        if (PlanOpinionDesk.For(who) is { } opinions) waiting.Add(opinions.Take(Most).Select(_ => 1));
        return waiting.Count == 0 ? 0 : await waiting.Aggregate((all, next) => all.Concat(next)).CountAsync(ct);
    }
}
