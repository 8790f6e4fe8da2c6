using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>调整: the office changes what is looked for, by whom and until when.</summary>
public sealed class ChangeWiderCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int seen, WiderCheckInput input, ActId act, CancellationToken ct = default) => work.DecideWiderCheckAsync(nameof(ChangeWiderCheck), id, seen, act, async (check, session) =>
    {
        var (draft, invalid) = await input.ToDraftAsync(session, check.InspectionId, check.BodyId, check.Kind);
        return draft is null ? invalid! : Outcome.Of(check.Change(draft, session.Stamp));
    }, ct);
}
