using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>主要领导审签, where the regime asks.</summary>
public sealed class SignAsPrincipal(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.SignAsPrincipal, id, seen, act, TaskParts.All, (task, setting, session) => task.SignAsPrincipal(setting, session.Stamp), ct);
}
