using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// The second person finds that entry and scan say the same: the verb runs in the decider's name through its life-cycle row, in the same transaction as the check.
/// </summary>
public sealed class CheckPaperAct(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PaperActId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CheckPaperAct), act, async session =>
    {
        if (await PaperLock.TakeAsync(session, id, ct) is not var (paper, task, setting)) return Outcome.None;
        if (PaperOffice.Refuse(paper.Verb, task, setting, session.Stamp) is { } notOffice) return new Outcome.Refused(notOffice);
        if (paper.Check(session.Stamp) is { } refusal) return new Outcome.Refused(refusal);
        session.Note(paper, session.Stamp.By.Person);
        var stamp = await session.StampOnPaperAsync(paper.DeciderId, new PaperSource(paper.Id, paper.RecordedBy, session.Stamp.By.Person));
        if (PaperVerbs.Run(task, paper, setting, stamp) is { } refused) return new Outcome.Refused(refused);
        session.Note(task, paper.DeciderId);
        return Outcome.Ok;
    }, ct);
}
