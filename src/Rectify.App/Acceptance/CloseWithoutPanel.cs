using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>Regimes without a panel: the head of the office gives the second signature, by entering the password again.</summary>
public sealed class CloseWithoutPanel(UnitOfWork work, PasswordCheck password) : IUseCase
{
    public async Task<Outcome> Run(TaskId id, int seen, ActId act, SigningAct signing, string? typedPassword, CancellationToken ct = default) =>
        await password.WrongAsync(typedPassword, ct)
        ?? await work.DecideAsync(TaskVerb.CloseWithoutPanel, id, seen, act, TaskParts.All, (task, setting, session) => task.CloseWithoutPanel(signing, setting, session.Stamp), ct);
}
