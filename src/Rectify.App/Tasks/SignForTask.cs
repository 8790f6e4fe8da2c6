using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>签收: the unit lead takes the assignment over; planning begins.</summary>
public sealed class SignForTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.SignFor, id, seen, act, TaskParts.Measures, (task, setting, session) => task.SignFor(setting, session.Stamp), ct);
}
