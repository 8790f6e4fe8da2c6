using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.SpotChecks;

/// <summary>Whoever sees a task sees what was found when somebody went and looked at it.</summary>
internal static class SpotCheckSight
{
    public static IQueryable<SpotCheck> VisibleTo(this IQueryable<SpotCheck> checks, Sight sight, RectifyDb db)
    {
        var seen = db.TasksVisibleTo(sight).Select(t => t.Id);
        return checks.Where(c => seen.Contains(c.TaskId));
    }
}
