using Microsoft.EntityFrameworkCore;
using Rectify.App.Reporting;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Desk;

/// <summary>What can stand on a desk beside its tasks.</summary>
internal enum BesideTask
{
    Letter,
    Suggestion,
    WiderCheck,
    Evaluation,
    Milestone,
    Feedback,
    WithholdingPaper,
    Scan,
    PlanOpinion,

    // From here on shown to somebody who cannot take it off by an act of theirs: not counted.
    OverdueLetter,
    OverdueSuggestion,
    OverdueWiderCheck,
    ErasedScan,
    CycleToOpen,
    Intake,
}

/// <summary>What waits and is no task, counted by kind in one SELECT: the navigation adds it up, and the desk reads only the kinds of which there are any.</summary>
internal sealed class BesideTasks
{
    private const BesideTask LastCounted = BesideTask.PlanOpinion;

    private readonly Dictionary<BesideTask, int> found;

    private BesideTasks(Dictionary<BesideTask, int> found) => this.found = found;

    /// <summary>What wants an act of the person; every kind adds at most <see cref="CountWaiting.Most"/> for each of its blocks.</summary>
    public int Waiting => found.Where(kind => kind.Key <= LastCounted).Sum(kind => kind.Value);

    public bool HasAny(params ReadOnlySpan<BesideTask> kinds)
    {
        foreach (var kind in kinds) if (found.ContainsKey(kind)) return true;
        return false;
    }

    /// <param name="isShown">Also whether there is what the desk shows and does not count.</param>
    public static async Task<BesideTasks> OfAsync(DeskReader who, bool isShown, CancellationToken ct)
    {
        const int most = CountWaiting.Most;
        var (reading, db) = (who.Reading, who.Db);
        List<IQueryable<BesideTask>> parts = [];
        foreach (var letters in LetterDesk.Waiting(reading)) Add(BesideTask.Letter, letters);
        foreach (var suggestions in SuggestionDesk.Waiting(reading)) Add(BesideTask.Suggestion, suggestions);
        foreach (var checks in WiderCheckDesk.Waiting(reading)) Add(BesideTask.WiderCheck, checks);
        foreach (var evaluations in EvaluationDesk.Waiting(reading)) Add(BesideTask.Evaluation, evaluations);
        Add(BesideTask.Milestone, MilestoneDesk.For(who));
        Add(BesideTask.Feedback, FeedbackDesk.For(who));
        Add(BesideTask.WithholdingPaper, WithholdingPaperDesk.For(who));
        Add(BesideTask.Scan, ScanDesk.For(who));
        Add(BesideTask.PlanOpinion, PlanOpinionDesk.For(who));
        if (isShown)
        {
            Add(BesideTask.OverdueLetter, LetterDesk.Overdue(reading), 1);
            Add(BesideTask.OverdueSuggestion, SuggestionDesk.Overdue(reading), 1);
            Add(BesideTask.OverdueWiderCheck, WiderCheckDesk.Overdue(reading), 1);
            // an erased scan of a paper that counts is owed anew; whose it was is asked when there is one
            Add(BesideTask.ErasedScan, ScanDesk.For(who) is null ? null : db.Erasures.Where(e => e.State == ErasureState.Erased), 1);
            if (who.InspectionsAs(Role.Office, Role.HeadOfOffice) is { Count: > 0 } office) Add(BesideTask.CycleToOpen, AskedCycles.OverOf(reading, office), 1);
            Add(BesideTask.Intake, ReadDesk.OpenIntakes(who), 1);
        }
        var counts = await parts.Aggregate((all, next) => all.Concat(next)).GroupBy(kind => kind).Select(kind => new { kind.Key, Count = kind.Count() }).ToListAsync(ct);
        return new BesideTasks(counts.ToDictionary(kind => kind.Key, kind => kind.Count));

        void Add<T>(BesideTask kind, IQueryable<T>? of, int limit = most)
        {
            if (of is not null) parts.Add(of.Take(limit).Select(_ => kind));
        }
    }
}
