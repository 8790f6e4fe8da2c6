using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>Regimes without a panel: the auditor writes the opinion and signs it by entering the password.</summary>
public sealed class SignReview(UnitOfWork work, PasswordCheck password) : IUseCase
{
    public async Task<Outcome> Run(TaskId id, int seen, ActId act, OpinionInput input, string? typedPassword, CancellationToken ct = default) =>
        await password.WrongAsync(typedPassword, ct)
        ?? await OpinionWriting.RunAsync(work, TaskVerb.SignReview, id, seen, act, input, (task, draft, digest, setting, stamp) => task.SignReview(OpinionId.New(), draft, digest, setting, stamp), ct);
}
