using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.WorkingDays;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>A milestone that was chosen.</summary>
/// <param name="Version">Of its inspection; what an act over the selection must have seen.</param>
/// <param name="MayKeep">The reader does the office's work at the body, and the inspection is not archived.</param>
public sealed record SelectedMilestone(MilestoneKey Key, int Version, string Body, string Round, DateOnly DueOn, DateOnly? DoneOn, string? Person, int WarnWithin, bool MayKeep)
{
    /// <summary>The day by the windows, where the office has set another one by hand.</summary>
    public DateOnly? ByWindowsOn { get; init; }
}

/// <summary>所选时间节点: milestones chosen on the page of an inspection or in the calendar, of inspections the reader may see.</summary>
public sealed class ReadMilestoneSelection(Door door) : IUseCase
{
    /// <summary>In the order in which they were chosen, and the office's day.</summary>
    public async Task<(IReadOnlyList<SelectedMilestone> Milestones, DateOnly Today)> Run(IReadOnlyCollection<MilestoneKey> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return ([], default);
        var (db, keys) = (reading.Db, chosen.Distinct().Take(ManyRecords.MaxLines).ToList());
        var ids = keys.Select(key => key.Inspection).Distinct().ToList();
        var inspections = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => ids.Contains(i.Id)).Select(i => new
        {
            i.Id, i.Version, i.BodyId, i.Regime, i.FeedbackOn, i.ArchivedOn, Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First(), Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(),
        }).ToDictionaryAsync(i => i.Id, ct);
        var seen = inspections.Keys.ToList();
        var milestones = await db.Set<Milestone>().Where(m => seen.Contains(m.InspectionId))
            .Select(m => new { m.InspectionId, m.Kind, m.DueOn, m.IsDaySet, m.DoneOn, Person = db.Persons.Where(p => p.Id == m.PersonId).Select(p => p.Name).FirstOrDefault() }).ToDictionaryAsync(m => new MilestoneKey(m.InspectionId, m.Kind), ct);
        var calendar = milestones.Values.Any(m => m.IsDaySet) ? await db.WorkingCalendarAsync(ct) : null;
        return ([.. keys.Where(milestones.ContainsKey).Select(key => (Key: key, Of: inspections[key.Inspection], Milestone: milestones[key])).Select(m => new SelectedMilestone(
            m.Key, m.Of.Version, m.Of.Body, m.Of.Round, m.Milestone.DueOn, m.Milestone.DoneOn, m.Milestone.Person, m.Of.Regime.Ladder.WarnWithin, m.Of.ArchivedOn is null && reading.Actor.WhyNotOffice(m.Of.BodyId) is null)
        {
            ByWindowsOn = m.Milestone.IsDaySet ? Milestone.DayByWindows(m.Key.Kind, m.Of.FeedbackOn, m.Of.Regime, calendar!) : null,
        })], reading.Today);
    }
}
