using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Rounds;

/// <summary>A milestone is done only with its proof: the number of the paper, or a sentence saying where it lies. The papers its regime asks for must be there. With 归档 the inspection is frozen, and it is said until when its papers are kept.</summary>
public sealed class MarkMilestoneDone(UnitOfWork work) : IUseCase
{
    /// <param name="paper">The paper itself, where it is handed in.</param>
    /// <param name="retainUntil">For <see cref="MilestoneKind.Archive"/>, and asked for there.</param>
    public Task<Outcome> Run(InspectionId id, int seen, MilestoneKind kind, DateOnly on, Reason proof, ActId act, DateOnly? retainUntil = null, StoredFile? paper = null, CancellationToken ct = default) => work.RunAsync(nameof(MarkMilestoneDone), act, async session =>
    {
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        if (on > session.Stamp.On) return Outcome.Bad(nameof(on), "day-in-future");
        if (inspection.PresenceFrom is { } presence && on < presence) return Outcome.Bad(nameof(on), "before-presence");
        if (kind == MilestoneKind.Evaluation && await session.Db.Evaluations.AnyAsync(e => e.InspectionId == id && e.VoidedBecause == null && e.ConcludedOn == null, ct))
            return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.EvaluationNotConcluded, Relation.Office)]));
        var meeting = inspection.Milestones.Single(m => m.Kind == kind).MeetingId;
        var hasMinutes = meeting is not null && await session.Db.Set<MeetingFile>().AnyAsync(f => f.MeetingId == meeting, ct);
        if (inspection.MarkDone(kind, on, proof, paper, hasMinutes, session.Stamp) is { } missing) return new Outcome.Refused(missing);
        if (kind != MilestoneKind.Archive) return Outcome.Ok;
        if (retainUntil is not { } until || until <= session.Stamp.On) return Outcome.Bad(nameof(retainUntil), "retain-until");
        var open = await session.Db.Tasks.CountAsync(t => t.InspectionId == id && LedgerConditions.OpenStates.Contains(t.State), ct);
        // a suggestion that is not concluded would stand still for good
        if (await session.Db.Suggestions.CountAsync(s => s.InspectionId == id && SuggestionStates.Open.Contains(s.State), ct) is > 0 and var suggestions) return Outcome.Bad("Archive", "suggestions-open", $"{suggestions}");
        if (await session.Db.WiderChecks.CountAsync(c => c.InspectionId == id && c.State == WiderCheckState.Underway, ct) is > 0 and var checks) return Outcome.Bad("Archive", "wider-checks-open", $"{checks}");
        return inspection.Archive(until, open, session.Stamp) ? Outcome.Ok : Outcome.Bad("Archive", "tasks-open", $"{open}");
    }, ct);
}
