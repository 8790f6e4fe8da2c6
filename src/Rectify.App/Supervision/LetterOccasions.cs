using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>A task for which an occasion has come.</summary>
internal sealed class Occasion
{
    public required TaskId Task { get; init; }

    public required InspectionId Inspection { get; init; }

    public required UnitId LeadUnit { get; init; }

    public required DateOnly DueOn { get; init; }

    public required int Returns { get; init; }

    public string? ReturnedBecause { get; init; }

    /// <summary>The day the occasion hangs on.</summary>
    public required DateOnly On { get; init; }

    public required int Times { get; init; }
}

/// <summary>The tasks for which an occasion has come, one condition an occasion. What lies with others, applied for or under review, gives no occasion.</summary>
internal static class LetterOccasions
{
    private static readonly TaskState[] WithTheUnit = [TaskState.Assigned, TaskState.Planning, TaskState.Rectifying];

    /// <param name="count">Days or times from which it has come.</param>
    /// <param name="next">The next rung, which is another rule's; null for the last.</param>
    public static IQueryable<Occasion> Of(RectifyDb db, LetterOccasion when, int count, int? next, DateOnly today)
    {
        var tasks = db.Tasks.Where(t => t.LeadUnitId != null);
        return when switch
        {
            LetterOccasion.DueWithin => ByDeadline(tasks.Where(t => t.DueOn >= today && t.DueOn <= today.AddDays(count)), next is { } nearer ? t => t.DueOn > today.AddDays(nearer) : null),
            LetterOccasion.OverdueBy => ByDeadline(tasks.Where(t => t.DueOn <= today.AddDays(-count)), next is { } later ? t => t.DueOn > today.AddDays(-later) : null),
            LetterOccasion.ReturnedTimes => tasks.Where(t => t.State == TaskState.Rectifying && t.Returns >= count && (next == null || t.Returns < next)).Select(t => new Occasion
            {
                Task = t.Id, Inspection = t.InspectionId, LeadUnit = t.LeadUnitId!.Value, DueOn = t.DueOn, Returns = t.Returns, ReturnedBecause = t.ReturnedBecause, On = t.OpenedOn ?? t.OriginalDueOn, Times = t.Returns,
            }),
            LetterOccasion.NoProgressFor => next is { } longer ? Silent(tasks).Where(o => o.On <= today.AddDays(-count) && o.On > today.AddDays(-longer)) : Silent(tasks).Where(o => o.On <= today.AddDays(-count)),
            _ => throw new ArgumentOutOfRangeException(nameof(when), when, null),
        };
    }

    /// <summary>Of these, those that came on that day or later. A return has no day of its own here and always counts.</summary>
    public static IQueryable<Occasion> CameSince(IQueryable<Occasion> occasions, LetterOccasion when, int count, DateOnly since) => when switch
    {
        LetterOccasion.DueWithin => occasions.Where(o => o.On >= since.AddDays(count)),
        LetterOccasion.OverdueBy or LetterOccasion.NoProgressFor => occasions.Where(o => o.On >= since.AddDays(-count)),
        _ => occasions,
    };

    private static IQueryable<Occasion> ByDeadline(IQueryable<RectificationTask> tasks, System.Linq.Expressions.Expression<Func<RectificationTask, bool>>? belowNext)
    {
        tasks = tasks.Where(t => WithTheUnit.Contains(t.State));
        if (belowNext is not null) tasks = tasks.Where(belowNext);
        return tasks.Select(t => new Occasion { Task = t.Id, Inspection = t.InspectionId, LeadUnit = t.LeadUnitId!.Value, DueOn = t.DueOn, Returns = t.Returns, ReturnedBecause = t.ReturnedBecause, On = t.DueOn, Times = 0 });
    }

    /// <summary>Since when nothing was reported: the day the last report is true for, or the day work began, whichever is later.</summary>
    private static IQueryable<Occasion> Silent(IQueryable<RectificationTask> tasks) =>
        from t in tasks.Where(t => t.State == TaskState.Rectifying)
        let began = t.Spans.Where(s => s.UntilAt == null).Select(s => s.FromOn).First()
        let told = t.Progress.Max(p => (DateOnly?)p.TrueOn)
        select new Occasion
        {
            Task = t.Id, Inspection = t.InspectionId, LeadUnit = t.LeadUnitId!.Value, DueOn = t.DueOn, Returns = t.Returns, ReturnedBecause = t.ReturnedBecause, On = told != null && told > began ? told.Value : began, Times = 0,
        };
}
