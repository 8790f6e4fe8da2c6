using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Takes over what was recognised in a piece's text where nothing is stated yet; what a person stated stands.</summary>
public sealed class TakeDocumentOffer(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, EvidenceId piece, CancellationToken ct = default) => work.RunAsync(nameof(TaskVerb.StateDocument), act, async session =>
    {
        if (await session.LockTaskAsync(id, deciding: true, TaskParts.Evidence) is not var (task, setting)) return Outcome.None;
        if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
        if (task.Evidence.FirstOrDefault(e => e.Id == piece) is not { } taken) return Outcome.None;
        var offers = await DocumentOffers.OfAsync(session.Db, [taken.Sha256], session.Stamp.On, ct);
        return offers.TryGetValue(taken.Sha256, out var offer) ? Outcome.Of(task.StateDocument(piece, taken.Document.FilledFrom(offer), fromText: true, setting, session.Stamp)) : Outcome.None;
    }, ct);
}
