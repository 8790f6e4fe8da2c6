using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>Who sees a register entry: whoever sees a task with a measure it answers. One that answers nothing but what is withheld from the reader is withheld.</summary>
internal static class RegisterSight
{
    public static IQueryable<RegisterEntry> VisibleTo(this IQueryable<RegisterEntry> entries, Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return entries;
        var measures = db.MeasuresOf(db.TasksVisibleTo(sight));
        return entries.Where(e => sight.Unrestricted.Contains(e.InspectionId) || e.Links.Any(l => measures.Contains(l.MeasureId)));
    }

    /// <summary>Those that answer a measure of one of the tasks.</summary>
    public static IQueryable<RegisterEntry> Answering(this IQueryable<RegisterEntry> entries, IQueryable<RectificationTask> tasks, RectifyDb db)
    {
        var measures = db.MeasuresOf(tasks);
        return entries.Where(e => e.Links.Any(l => measures.Contains(l.MeasureId)));
    }

    private static IQueryable<MeasureId> MeasuresOf(this RectifyDb db, IQueryable<RectificationTask> tasks)
    {
        var ids = tasks.Select(t => t.Id);
        return db.Set<Measure>().Where(m => ids.Contains(m.TaskId)).Select(m => m.Id);
    }
}
