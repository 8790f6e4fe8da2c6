using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>The head signs last and concludes 通过, by entering the password again.</summary>
public sealed class AcceptRectification(UnitOfWork work, PasswordCheck password) : IUseCase
{
    public async Task<Outcome> Run(TaskId id, int seen, ActId act, SigningAct signing, string? typedPassword, CancellationToken ct = default) =>
        await password.WrongAsync(typedPassword, ct)
        ?? await work.DecideAsync(TaskVerb.Accept, id, seen, act, TaskParts.All, (task, setting, session) => task.Accept(signing, setting, session.Stamp), ct);
}
