using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>催办: all units that have not reported or have something to put right are reminded in one act; once a day at most.</summary>
public sealed class RemindWiderCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, ActId act, CancellationToken ct = default) =>
        work.AddToWiderCheckAsync(nameof(RemindWiderCheck), id, act, (check, session) => Task.FromResult(check.Remind(session.Stamp)), ct);
}
