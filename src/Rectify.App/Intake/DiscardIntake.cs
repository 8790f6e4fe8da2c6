using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Intake;

/// <summary>Throws an open reading away with all corrections; the document stays under its hash.</summary>
public sealed class DiscardIntake(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IntakeId id, int seen, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DiscardIntake), act, async session =>
    {
        if (await session.LockIntakeAsync(id) is not { } draft) return Outcome.None;
        if (draft.Version != seen) return new Outcome.ChangedMeanwhile([]);
        session.Db.IntakeDrafts.Remove(draft);
        return Outcome.Ok;
    }, ct);
}

internal static class IntakeLock
{
    /// <summary>Locks an open reading the actor may see; null when there is none.</summary>
    public static async Task<IntakeDraft?> LockIntakeAsync(this ActSession session, IntakeId id)
    {
        await session.Db.Database.ExecuteSqlAsync($"select 1 from intake_drafts where id = {id.Value} for update", session.Cancelled);
        return await session.Db.IntakeDrafts.Where(d => d.AcceptedInto == null).VisibleTo(session.Stamp.By, session.Db).SingleOrDefaultAsync(d => d.Id == id, session.Cancelled);
    }
}
