using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>办结: every unit has reported and every finding is put right; somebody other than who reported accepts it.</summary>
public sealed class ConcludeWiderCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int seen, Reason conclusion, ActId act, CancellationToken ct = default) => work.DecideWiderCheckAsync(nameof(ConcludeWiderCheck), id, seen, act, (check, session) => check.Conclude(conclusion, session.Stamp), ct);
}

/// <summary>重新启动: what was concluded goes on until a new day, with the reason.</summary>
public sealed class ReopenWiderCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int seen, Reason reason, DateOnly? dueOn, ActId act, CancellationToken ct = default) => dueOn is not { } due ? Task.FromResult(Outcome.Bad("DueOn", "missing"))
        : work.DecideWiderCheckAsync(nameof(ReopenWiderCheck), id, seen, act, (check, session) => check.Reopen(reason, due, session.Stamp), ct);
}

/// <summary>作废: opened by mistake; it keeps its number and counts nowhere.</summary>
public sealed class VoidWiderCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int seen, Reason reason, ActId act, CancellationToken ct = default) => work.DecideWiderCheckAsync(nameof(VoidWiderCheck), id, seen, act, (check, session) => check.MakeVoid(reason, session.Stamp), ct);
}
