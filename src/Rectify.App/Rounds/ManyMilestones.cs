using Rectify.App.Data;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Rounds;

/// <summary>Acts of the office over many milestones, of one inspection or of several: all of them or none. A refusal names every milestone that stands in the way: its inspection as subject, its kind as detail.</summary>
internal static class ManyMilestones
{
    /// <param name="seen">The inspections of the milestones, as the user saw them.</param>
    public static async Task<Outcome> DecideMilestonesAsync(this ActSession session, IReadOnlyList<MilestoneKey> milestones, IReadOnlyList<Seen<InspectionId>> seen, Func<Inspection, MilestoneKind, Refusal?> decide)
    {
        if (milestones.Count is 0 or > ManyRecords.MaxLines) return Outcome.Bad(nameof(milestones), milestones.Count == 0 ? "nothing-chosen" : "too-many");
        var (found, whyNot) = await session.LockAsSeenAsync(seen, session.LockInspectionsAsync, inspection => new Seen<InspectionId>(inspection.Id, inspection.Version));
        if (whyNot is not null) return whyNot;
        if (found.Select(inspection => session.Stamp.By.WhyNotOffice(inspection.BodyId)).FirstOrDefault(refusal => refusal is not null) is { } notOffice) return notOffice;
        var inspections = found.ToDictionary(inspection => inspection.Id);
        if (milestones.Any(milestone => !inspections.ContainsKey(milestone.Inspection))) return Outcome.None;
        var unmet = milestones.Distinct().SelectMany(milestone => (inspections[milestone.Inspection].ArchivedOn is not null ? [new Unmet(Rule.InspectionArchived, Relation.Office)] : decide(inspections[milestone.Inspection], milestone.Kind)?.Unmet ?? []).Select(u => u with { Detail = $"{milestone.Kind}", Subject = milestone.Inspection.Value })).ToList();
        return unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(null, unmet));
    }
}
