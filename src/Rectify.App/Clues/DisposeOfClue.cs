using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.App.Clues;

/// <summary>处置: the handling unit, or who keeps the compartment of the body for it, records what was decided and when. The kind says whether it is concluded.</summary>
public sealed class DisposeOfClue(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ClueId id, int seen, DisposalKind? kind, DateOnly? on, ActId act, CancellationToken ct = default) =>
        kind is not { } chosen || !Enum.IsDefined(chosen) ? Task.FromResult(Outcome.Bad("Disposal", "missing"))
        : on is not { } day ? Task.FromResult(Outcome.Bad("On", "missing"))
        : work.DecideClueAsync(nameof(DisposeOfClue), id, seen, act, (clue, session) => clue.Dispose(chosen, day, session.Stamp), ct);
}

/// <summary>重新办理: what ended it is set aside with the reason, and it is owed again until a day.</summary>
public sealed class ReopenClue(UnitOfWork work) : IUseCase
{
    /// <param name="dueOn"><see cref="Deadline.LongTerm"/> for 长期.</param>
    public Task<Outcome> Run(ClueId id, int seen, Reason reason, DateOnly? dueOn, ActId act, CancellationToken ct = default) =>
        dueOn is not { } due ? Task.FromResult(Outcome.Bad("DueOn", "missing")) : work.DecideClueAsync(nameof(ReopenClue), id, seen, act, (clue, session) => clue.Reopen(reason, due, session.Stamp), ct);
}
