using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.LookBacks;

/// <summary>The office names who looks at tasks of the sample, and until when: all of those chosen or none.</summary>
public sealed class NameCheckers(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, int seen, IReadOnlyList<TaskId> tasks, PersonId? checker, DateOnly? dueOn, ActId act, CancellationToken ct = default)
    {
        if (tasks.Count == 0) return Task.FromResult(Outcome.Bad(nameof(tasks), "nothing-chosen"));
        if (checker is not { } person) return Task.FromResult(Outcome.Bad(nameof(checker), "missing"));
        if (dueOn is not { } day) return Task.FromResult(Outcome.Bad(nameof(dueOn), "missing"));
        return work.DecideLookBackAsync(nameof(NameCheckers), id, seen, act, async (campaign, session) =>
        {
            var (db, today) = (session.Db, session.Stamp.On);
            var drawn = await db.Tasks.AsNoTracking().Include(t => t.Supporting).Include(t => t.Reviews).AsSplitQuery().Where(t => tasks.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(ct);
            if (drawn.Count < tasks.Distinct().Count() || !await db.TakesPartAsync(person, today, ct)) return Outcome.None;
            var bodies = await LookBackBodies.OfAsync(db, [.. drawn.Select(t => t.InspectionId)], ct);
            var actor = await db.ActorAsync(person, today, ct);
            var unmet = drawn.Select(task => campaign.NameChecker(task, actor, bodies[task.InspectionId], day, session.Stamp)).OfType<Refusal>().SelectMany(refusal => refusal.Unmet).ToList();
            return unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(null, unmet));
        }, ct);
    }
}

internal static class LookBackBodies
{
    public static Task<Dictionary<InspectionId, UnitId>> OfAsync(RectifyDb db, IReadOnlyCollection<InspectionId> inspections, CancellationToken ct) =>
        db.Inspections.AsNoTracking().Where(i => inspections.Contains(i.Id)).Select(i => new { i.Id, i.BodyId }).ToDictionaryAsync(i => i.Id, i => i.BodyId, ct);
}
