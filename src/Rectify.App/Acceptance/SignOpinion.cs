using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>A member signs the text they saw, agreeing or dissenting, by entering the password again; the head signs last.</summary>
public sealed class SignOpinion(UnitOfWork work, PasswordCheck password) : IUseCase
{
    public async Task<Outcome> Run(TaskId id, int seen, ActId act, SigningAct signing, string? typedPassword, CancellationToken ct = default) =>
        await password.WrongAsync(typedPassword, ct)
        ?? await work.DecideAsync(TaskVerb.SignOpinion, id, seen, act, TaskParts.All, (task, setting, session) => task.SignOpinion(signing, setting, session.Stamp), ct);
}
