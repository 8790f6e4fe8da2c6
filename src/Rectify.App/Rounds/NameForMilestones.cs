using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Rounds;

/// <summary>The office names one person (责任人) for many milestones: all of them or none, a record each. Being done is marked one by one, as each has a proof of its own.</summary>
public sealed class NameForMilestones(UnitOfWork work) : IUseCase
{
    /// <param name="seen">The inspections of the milestones, as the user saw them.</param>
    public Task<Outcome> Run(IReadOnlyList<MilestoneKey> milestones, IReadOnlyList<Seen<InspectionId>> seen, PersonId? person, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(NameForMilestones), act, async session =>
    {
        if (person is not { } named) return Outcome.Bad(nameof(person), "missing");
        if (!await session.Db.TakesPartAsync(named, session.Stamp.On, ct)) return Outcome.Bad(nameof(person), "inactive");
        return await session.DecideMilestonesAsync(milestones, seen, (inspection, kind) => inspection.NameForMilestone(kind, named, session.Stamp) ? null : new Refusal(null, [new Unmet(Rule.MilestoneIsDone, Relation.Office)]));
    }, ct);
}
