using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>Writes the opinion of the present round. Signatures over another text fall.</summary>
public sealed class DraftOpinion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, OpinionInput input, CancellationToken ct = default) =>
        OpinionWriting.RunAsync(work, TaskVerb.DraftOpinion, id, seen, act, input, (task, draft, digest, setting, stamp) => task.DraftOpinion(OpinionId.New(), draft, digest, setting, stamp), ct);
}
