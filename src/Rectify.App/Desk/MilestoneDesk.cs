using Microsoft.EntityFrameworkCore;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Desk;

/// <summary>A milestone on somebody's desk: theirs by name, or the office's where nobody is named.</summary>
public sealed record DueMilestone(InspectionId Inspection, MilestoneKind Kind, string Body, DateOnly DueOn, int WarnWithin, string? Person);

internal static class MilestoneDesk
{
    /// <summary>Not done, overdue or within what the inspection's ladder warns of; one condition for all inspections that warn alike. Null where nothing can wait.</summary>
    public static IQueryable<Milestone>? For(DeskReader who)
    {
        var (db, persons, office) = (who.Db, who.Persons, who.InspectionsAs(Role.Office, Role.HeadOfOffice));
        var near = who.ByWarning.Select(alike =>
        {
            var (until, inspections) = (who.Today.AddDays(alike.Key), alike.ToList());
            return db.Set<Milestone>().Where(m => inspections.Contains(m.InspectionId) && m.DoneOn == null && m.DueOn <= until);
        }).ToList();
        if (near.Count == 0) return null;
        return near.Aggregate((all, next) => all.Concat(next)).Where(m => ((m.PersonId != null && persons.Contains(m.PersonId.Value)) || (m.PersonId == null && office.Contains(m.InspectionId)))
            && db.Inspections.Any(i => i.Id == m.InspectionId && i.ArchivedOn == null));
    }

    /// <summary>The earliest first.</summary>
    public static async Task<IReadOnlyList<DueMilestone>> ReadAsync(DeskReader who, int most, CancellationToken ct)
    {
        if (For(who) is not { } due) return [];
        var db = who.Db;
        var found = await (
            from m in due.OrderBy(m => m.DueOn).ThenBy(m => m.InspectionId).ThenBy(m => m.Kind).Take(most)
            join i in db.Inspections on m.InspectionId equals i.Id
            orderby m.DueOn, m.InspectionId, m.Kind
            select new { m.InspectionId, m.Kind, m.DueOn, i.Regime, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First(), Person = db.Persons.Where(p => p.Id == m.PersonId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. found.Select(m => new DueMilestone(m.InspectionId, m.Kind, m.Body, m.DueOn, m.Regime.Ladder.WarnWithin, m.Person))];
    }
}
