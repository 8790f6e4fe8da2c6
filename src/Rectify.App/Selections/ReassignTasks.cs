using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>To whom many tasks go.</summary>
/// <param name="Leader">Null where each keeps its own.</param>
/// <param name="DueOn">Null where each keeps its own; <see cref="Deadline.LongTerm"/> for 长期.</param>
public sealed record Reassignment(UnitId? Unit, PersonId? Leader, DateOnly? DueOn, string? Reason);

/// <summary>改派 of many: one other unit answers for all of them from now on, with one reason; all of them or none, a record each. Nothing is asked less than of one task alone. Supporting units stay.</summary>
public sealed class ReassignTasks(UnitOfWork work) : IUseCase
{
    private const TaskParts Parts = TaskParts.Reviews | TaskParts.Acceptance | TaskParts.Extensions | TaskParts.Amendments;

    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, Reassignment to, ActId act, CancellationToken ct = default) =>
        to.Unit is not { } unit ? Task.FromResult(Outcome.Bad("unit", "missing"))
        : !Reason.TryParse(to.Reason, out var because) ? Task.FromResult(Outcome.Bad("reason", string.IsNullOrWhiteSpace(to.Reason) ? "missing" : "too-long"))
        : work.RunAsync(nameof(ReassignTasks), act, async session =>
        {
            var (db, stamp) = (session.Db, session.Stamp);
            if (!await db.Units.AnyAsync(u => u.Id == unit && (u.EndedOn == null || u.EndedOn >= stamp.On), ct)) return Outcome.Bad("unit", "missing");
            if (to.Leader is { } named && !await db.TakesPartAsync(named, stamp.On, ct)) return Outcome.Bad("leader", "inactive");
            return await session.DecideManyAsync(tasks, Parts, (task, _, setting, by) =>
                !setting.Units.IsWithin(unit, setting.Body) ? Refusal.Because(TaskVerb.Reassign, Rule.UnitOfOtherBody, Relation.Office)
                : (to.Leader ?? task.LeaderId) is not { } leader ? Refusal.Because(TaskVerb.Reassign, Rule.NotInThisState, Relation.Office)
                : task.Reassign(new Assignment(leader, unit, to.DueOn ?? task.DueOn, [.. task.Supporting.Select(s => s.UnitId)]), because, setting, by));
        }, ct);
}
