using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Clues;

/// <summary>Whoever keeps the body's compartment registers what an inspection handed over: number, kind and day.</summary>
public sealed class RegisterClue(UnitOfWork work) : IUseCase
{
    /// <param name="id">Made by the form.</param>
    public Task<Outcome> Run(ClueId id, InspectionId inspectionId, ClueInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RegisterClue), act, async session =>
    {
        // two of one number at one moment wait for each other
        var kept = ClueSight.KeptBy(session.Stamp.By);
        var inspection = await session.Db.Inspections.AsNoTracking().Where(i => i.Id == inspectionId && kept.Contains(i.BodyId)).Select(i => new { i.BodyId }).SingleOrDefaultAsync(session.Cancelled);
        if (inspection is null) return kept.Count > 0 ? Outcome.None : Outcome.Only(Role.ClueKeeper);
        await session.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"clues" + inspectionId.Value.ToString("N")}, 0))", session.Cancelled);
        var (draft, invalid) = await input.ToDraftAsync(session, inspectionId, id);
        if (draft is null) return invalid!;
        session.Db.Add(Clue.Register(id, inspectionId, inspection.BodyId, draft, session.Stamp));
        return Outcome.Ok;
    }, ct);
}

/// <summary>Puts right what was copied wrongly, while no unit has it.</summary>
public sealed class CorrectClue(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ClueId id, int seen, ClueInput input, ActId act, CancellationToken ct = default) => work.DecideClueAsync(nameof(CorrectClue), id, seen, act, async (clue, session) =>
    {
        await session.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"clues" + clue.InspectionId.Value.ToString("N")}, 0))", session.Cancelled);
        var (draft, invalid) = await input.ToDraftAsync(session, clue.InspectionId, id);
        return draft is null ? invalid! : Outcome.Of(clue.Correct(draft, session.Stamp));
    }, ct);
}

/// <summary>撤销登记: it was registered by mistake, and no unit has it.</summary>
public sealed class DiscardClue(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ClueId id, int seen, Reason reason, ActId act, CancellationToken ct = default) => work.DecideClueAsync(nameof(DiscardClue), id, seen, act, (clue, session) => clue.Discard(reason, session.Stamp), ct);
}
