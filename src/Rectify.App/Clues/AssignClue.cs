using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.App.Clues;

/// <summary>交办: it goes to a unit with a deadline or 长期; its keepers see it from then on.</summary>
public sealed class AssignClue(UnitOfWork work) : IUseCase
{
    /// <param name="dueOn"><see cref="Deadline.LongTerm"/> for 长期.</param>
    public Task<Outcome> Run(ClueId id, int seen, UnitId? unit, DateOnly? dueOn, ActId act, CancellationToken ct = default) => work.DecideClueAsync(nameof(AssignClue), id, seen, act, async (clue, session) =>
        dueOn is not { } due ? Outcome.Bad("DueOn", "missing") : await session.WhyNotHandlerAsync(unit) ?? Outcome.Of(clue.Assign(unit!.Value, due, session.Stamp)), ct);
}

/// <summary>改交: to another unit, whose keepers see it instead, or until another day.</summary>
public sealed class ReassignClue(UnitOfWork work) : IUseCase
{
    /// <param name="dueOn"><see cref="Deadline.LongTerm"/> for 长期.</param>
    public Task<Outcome> Run(ClueId id, int seen, UnitId? unit, DateOnly? dueOn, string? reason, ActId act, CancellationToken ct = default) => work.DecideClueAsync(nameof(ReassignClue), id, seen, act, async (clue, session) =>
        dueOn is not { } due ? Outcome.Bad("DueOn", "missing")
        : !Reason.TryParse(reason, out var why) ? Outcome.Bad("Reason", string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long")
        : await session.WhyNotHandlerAsync(unit) ?? Outcome.Of(clue.Reassign(unit!.Value, due, why, session.Stamp)), ct);
}
