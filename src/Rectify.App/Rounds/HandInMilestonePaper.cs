using Rectify.App.Data;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>The office hands in one of the papers a milestone needs, or a newer one in its place; the earlier one stays.</summary>
public sealed class HandInMilestonePaper(UnitOfWork work) : IUseCase
{
    /// <param name="name">Which of the papers asked for.</param>
    public Task<Outcome> Run(InspectionId id, MilestoneKind kind, string? name, StoredFile? file, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(HandInMilestonePaper), act, async session =>
    {
        if (string.IsNullOrWhiteSpace(name)) return Outcome.Bad("Name", "required");
        if (file is null) return Outcome.Bad("Scan", "required");
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen: null);
        if (inspection is null) return refusal;
        if (!inspection.PapersOf(kind).Contains(name)) return Outcome.Bad("Name", "paper-not-asked");
        return inspection.HandIn(kind, name, file, session.Stamp) ? Outcome.Ok : Outcome.Bad("Name", "milestone-done");
    }, ct);
}
