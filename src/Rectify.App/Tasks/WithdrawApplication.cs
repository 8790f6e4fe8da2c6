using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The applicant takes the application back with a reason.</summary>
public sealed class WithdrawApplication(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.WithdrawApplication, id, seen, act, TaskParts.Root, (task, setting, session) => task.WithdrawApplication(reason, setting, session.Stamp), ct);
}
