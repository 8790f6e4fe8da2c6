using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Meetings;

/// <summary>
/// Who sees a meeting: whoever sees the inspection as a whole, the unit whose own it was, who took part, and who sees a problem it dealt with. One that dealt with a problem withheld from the reader is withheld, with its minutes.
/// </summary>
internal static class MeetingSight
{
    public static IQueryable<Meeting> VisibleTo(this IQueryable<Meeting> meetings, Sight sight, RectifyDb db)
    {
        var carried = db.TasksVisibleTo(sight).Select(t => t.ProblemId);
        var seen = meetings.Where(m => sight.Inspections.Contains(m.InspectionId) || (m.UnitId != null && sight.Units.Contains(m.UnitId.Value))
            || m.People.Any(p => sight.Persons.Contains(p.PersonId)) || m.Problems.Any(p => carried.Contains(p.ProblemId)));
        return seen.NotWithheldFrom(sight, db);
    }

    /// <summary>Of meetings the reader would see otherwise, those that dealt with nothing withheld from them.</summary>
    public static IQueryable<Meeting> NotWithheldFrom(this IQueryable<Meeting> meetings, Sight sight, RectifyDb db)
    {
        if (sight.SeesNothingInPart) return meetings;
        var told = db.Problems.NotWithheldFrom(sight, db).Select(p => p.Id);
        return meetings.Where(m => m.Problems.All(p => told.Contains(p.ProblemId)));
    }

    /// <summary>The actor keeps the records of that unit: its unit lead or one of its handlers.</summary>
    public static bool Keeps(this Actor actor, UnitId unit) => actor.Has(Role.UnitLead, unit) || actor.Has(Role.Handler, unit);
}
