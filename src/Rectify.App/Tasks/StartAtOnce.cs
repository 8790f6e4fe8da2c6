using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>立行立改: the office lets a task start before the plan, with its first measure.</summary>
public sealed class StartAtOnce(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureDraft first, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.StartAtOnce, id, seen, act, TaskParts.Measures, (task, setting, session) => task.StartAtOnce(MeasureId.New(), first, setting, session.Stamp), ct);
}
