using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Problems;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>
/// Who sees a wider check: whoever sees the inspection as a whole, or a problem it comes from, the unit that leads it and the units it asks, with those above them. A unit that is only asked sees of it what all
/// are asked and what it reported itself. One that comes from a restricted problem is seen by those who may know of every such problem, and by the own lead of a unit the office has named in it.
/// </summary>
internal static class WiderCheckSight
{
    public static IQueryable<WiderCheck> VisibleTo(this IQueryable<WiderCheck> checks, Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return checks;
        var carried = Carried(sight, db);
        return checks
            .Where(c => sight.Inspections.Contains(c.InspectionId) || sight.Units.Contains(c.LeadUnitId) || c.Units.Any(u => u.ReleasedBecause == null && sight.Units.Contains(u.UnitId)) || c.Problems.Any(of => carried.Contains(of.ProblemId)))
            .Where(c => sight.Unrestricted.Contains(c.InspectionId) || sight.LedUnits.Contains(c.LeadUnitId) || c.Units.Any(u => u.ReleasedBecause == null && sight.LedUnits.Contains(u.UnitId))
                || !c.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted) && !carried.Contains(of.ProblemId)));
    }

    /// <summary>Of a check they see, readers see all units: who sees the inspection, leads the check, or carries a problem it comes from. The others see their own.</summary>
    public static Expression<Func<WiderCheck, bool>> Whole(Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return c => true;
        var carried = Carried(sight, db);
        return c => sight.Inspections.Contains(c.InspectionId) || sight.Units.Contains(c.LeadUnitId) || c.Problems.Any(of => carried.Contains(of.ProblemId));
    }

    private static IQueryable<ProblemId> Carried(Sight sight, RectifyDb db) => db.TasksVisibleTo(sight).Select(t => t.ProblemId);
}
