using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>The office closes a cycle: its lines are frozen as they stand. Who ends it second is told who was first.</summary>
public sealed class CloseCycle(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(CycleId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CloseCycle), act, async session =>
    {
        var (cycle, refusal) = await session.LockCycleAsync(id);
        if (cycle is null) return refusal;
        // a document of the whole inspection, whatever the person who closes it may see of it; readers see their part
        cycle.Close(await CycleLines.AsTheyStandAsync(session.Db, session.Db.Tasks, cycle, session.Stamp.At, ct), session.Stamp);
        return Outcome.Ok;
    }, ct);
}
