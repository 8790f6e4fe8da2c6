using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>The head signs last and concludes 不通过: the task goes back to the unit with the requirements.</summary>
public sealed class RefuseAcceptance(UnitOfWork work, PasswordCheck password) : IUseCase
{
    public async Task<Outcome> Run(TaskId id, int seen, ActId act, SigningAct signing, string? typedPassword, CancellationToken ct = default) =>
        await password.WrongAsync(typedPassword, ct)
        ?? await work.DecideAsync(TaskVerb.RefuseAcceptance, id, seen, act, TaskParts.All, (task, setting, session) => task.RefuseAcceptance(signing, setting, session.Stamp), ct);
}
