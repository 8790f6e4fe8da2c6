using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>
/// Who sees a suggestion: whoever sees the inspection as a whole, and the unit that has it with those above it. One that belongs to a restricted problem is seen by the office and the leading group, and by the
/// unit's own lead once the office has given it to that unit.
/// </summary>
internal static class SuggestionSight
{
    public static IQueryable<Suggestion> VisibleTo(this IQueryable<Suggestion> suggestions, Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return suggestions;
        var seen = suggestions.Where(s => sight.Inspections.Contains(s.InspectionId) || (s.UnitId != null && sight.Units.Contains(s.UnitId.Value)));
        return sight.SeesNothingInPart ? seen
            : seen.Where(s => sight.Unrestricted.Contains(s.InspectionId) || (s.UnitId != null && sight.LedUnits.Contains(s.UnitId.Value)) || !s.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)));
    }
}
