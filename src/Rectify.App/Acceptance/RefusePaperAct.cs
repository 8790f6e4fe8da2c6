using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>The second person finds that entry and scan differ: nothing happens to the task, and the recorder reads why.</summary>
public sealed class RefusePaperAct(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PaperActId id, ActId act, Reason reason, CancellationToken ct = default) => work.RunAsync(nameof(RefusePaperAct), act, async session =>
    {
        if (await PaperLock.TakeAsync(session, id, ct) is not var (paper, task, setting, _)) return Outcome.None;
        return Outcome.Of(PaperOffice.Refuse(paper.Verb, task, setting, session.Stamp) ?? paper.RefuseCheck(reason, session.Stamp));
    }, ct);
}
