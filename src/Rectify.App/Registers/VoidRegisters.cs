using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <summary>作废 of many entries with one reason: all of them or none, a record each; a refusal names every entry that stands in the way. Nothing is asked less than of one alone.</summary>
public sealed class VoidRegisters(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyCollection<RegisterId> chosen, string? reason, ActId act, CancellationToken ct = default) =>
        chosen.Count is 0 or > ManyRecords.MaxLines ? Task.FromResult(Outcome.Bad("lines", chosen.Count == 0 ? "nothing-chosen" : "too-many"))
        : !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long"))
        : work.RunAsync(nameof(VoidRegisters), act, async session =>
        {
            var found = (await session.LockRegistersAsync(chosen)).ToDictionary(one => one.Entry, one => one.Tasks);
            if (found.Count != chosen.Distinct().Count()) return Outcome.None;
            return await session.DecideAllAsync([.. found.Keys], entry => entry.Id.Value, entry => entry.MakeVoid(because, found[entry], session.Stamp));
        }, ct);
}
