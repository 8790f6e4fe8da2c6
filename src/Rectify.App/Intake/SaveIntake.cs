using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Intake;

namespace Rectify.App.Intake;

/// <summary>
/// Keeps the proposal as edited so far. A draft is nobody's word: it is no act and leaves no fact. Each save moves the version by one;
/// a save that has not seen the latest finds out and changes nothing.
/// </summary>
public sealed class SaveIntake(Door door, ICurrentActor who) : IUseCase
{
    public async Task<Outcome> Run(IntakeId id, int seen, Proposal proposal, CancellationToken ct = default)
    {
        if (await who.PersonAsync(ct) is not { } person) return Outcome.None;
        var (db, transaction) = await door.OpenForActAsync(person, ct);
        await using (db)
        await using (transaction)
        {
            var actor = await db.ActorAsync(person, door.Today(), ct);
            var visible = db.IntakeDrafts.VisibleTo(actor, db).Where(d => d.Id == id && d.AcceptedInto == null);
            // a ledger of a thousand rows takes a while to write out: the circuit goes on meanwhile
            var (json, now) = (await Task.Run(() => ProposalJson.Write(proposal), ct), door.Now());
            var saved = await visible.Where(d => d.Version == seen)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Proposal, json).SetProperty(d => d.SavedAt, now).SetProperty(d => d.Version, seen + 1), ct);
            if (saved == 0) return await visible.AnyAsync(ct) ? new Outcome.ChangedMeanwhile([]) : Outcome.None;
            await transaction.CommitAsync(ct);
            return Outcome.Ok;
        }
    }
}
