using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Desk;

/// <summary>A milestone on somebody's desk: theirs by name, or the office's where nobody is named.</summary>
public sealed record DueMilestone(InspectionId Inspection, MilestoneKind Kind, string Body, DateOnly DueOn, int WarnWithin, string? Person);

internal static class MilestoneDesk
{
    /// <summary>Not done, overdue or within what the inspection's ladder warns of; the earliest first.</summary>
    public static async Task<IReadOnlyList<DueMilestone>> ReadAsync(DeskReader who, int most, CancellationToken ct)
    {
        var (db, office, until) = (who.Db, who.InspectionsAs(Role.Office, Role.HeadOfOffice), who.Today.AddDays(366));
        var found = await (
            from m in db.Set<Milestone>().Where(m => m.DoneOn == null && m.DueOn <= until && ((m.PersonId != null && who.Persons.Contains(m.PersonId.Value)) || (m.PersonId == null && office.Contains(m.InspectionId))))
            join i in db.Inspections.Where(i => i.ArchivedOn == null) on m.InspectionId equals i.Id
            orderby m.DueOn, m.InspectionId
            select new { m.InspectionId, m.Kind, m.DueOn, i.Regime, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First(), Person = db.Persons.Where(p => p.Id == m.PersonId).Select(p => p.Name).FirstOrDefault() }).Take(200).ToListAsync(ct);
        return [.. found.Where(m => m.DueOn <= who.Today.AddDays(m.Regime.Ladder.WarnWithin)).Take(most).Select(m => new DueMilestone(m.InspectionId, m.Kind, m.Body, m.DueOn, m.Regime.Ladder.WarnWithin, m.Person))];
    }
}
