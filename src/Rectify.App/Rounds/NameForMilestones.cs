using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Rounds;

/// <summary>
/// The office names one person (责任人) for many milestones, of one inspection or of several: all of them or none, a record each; a refusal names every milestone that stands in the way.
/// Being done is marked one by one, as each has a proof of its own.
/// </summary>
public sealed class NameForMilestones(UnitOfWork work) : IUseCase
{
    /// <param name="seen">The inspections of the milestones, as the user saw them.</param>
    public Task<Outcome> Run(IReadOnlyList<MilestoneKey> milestones, IReadOnlyList<Seen<InspectionId>> seen, PersonId? person, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(NameForMilestones), act, async session =>
    {
        if (milestones.Count is 0 or > ManyRecords.MaxLines) return Outcome.Bad(nameof(milestones), milestones.Count == 0 ? "nothing-chosen" : "too-many");
        if (person is not { } named) return Outcome.Bad(nameof(person), "missing");
        if (!await session.Db.TakesPartAsync(named, session.Stamp.On, ct)) return Outcome.Bad(nameof(person), "inactive");
        var (found, whyNot) = await session.LockAsSeenAsync(seen, session.LockInspectionsAsync, inspection => new Seen<InspectionId>(inspection.Id, inspection.Version));
        if (whyNot is not null) return whyNot;
        if (found.Select(inspection => session.Stamp.By.WhyNotOffice(inspection.BodyId)).FirstOrDefault(refusal => refusal is not null) is { } notOffice) return notOffice;
        var inspections = found.ToDictionary(inspection => inspection.Id);
        if (milestones.Any(milestone => !inspections.ContainsKey(milestone.Inspection))) return Outcome.None;
        var unmet = milestones.Distinct().Where(milestone => !inspections[milestone.Inspection].NameForMilestone(milestone.Kind, named, session.Stamp))
            .Select(milestone => new Unmet(Rule.MilestoneIsDone, Relation.Office, $"{milestone.Kind}", milestone.Inspection.Value)).ToList();
        return unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(null, unmet));
    }, ct);
}
