using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>申请销号: the unit has checked itself; drafts of evidence go with it.</summary>
public sealed class ApplyForClosure(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Apply, id, seen, act, TaskParts.All, (task, setting, session) => task.Apply(setting, session.Stamp), ct);
}
