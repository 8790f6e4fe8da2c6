using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// The second person finds that entry and scan say the same: the verb runs in the decider's name through its life-cycle row, in the same transaction as the check. A plan is approved, and a batch taken
/// over, with all its tasks; what names several tasks is decided on all of them or on none.
/// </summary>
public sealed class CheckPaperAct(UnitOfWork work, IContentStore files) : IUseCase
{
    public Task<Outcome> Run(PaperActId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CheckPaperAct), act, async session =>
    {
        if (await PaperLock.TakeAsync(session, id, ct) is not var (paper, task, setting, reach)) return Outcome.None;
        if (PaperOffice.Refuse(paper.Verb, task, setting, session.Stamp) is { } notOffice) return new Outcome.Refused(notOffice);
        if (await ScannedPapers.WhyNotCheckedAsync(session, paper.Sha256) is { } erased) return erased;
        if (paper.Check(session.Stamp) is { } refusal) return new Outcome.Refused(refusal);
        // for a printed text the row of the life cycle compares
        if (!PaperVerbs.SignsText(paper.Verb) && PaperSubject.Changed(paper, reach, task) is { Count: > 0 } changed) return new Outcome.Refused(new Refusal(paper.Verb, changed));
        session.Note(paper, session.Stamp.By.Person);
        var stamp = await session.StampOnPaperAsync(paper.DeciderId, new PaperSource(paper.Id, paper.RecordedBy, session.Stamp.By.Person));
        var outcome = reach.IsOne ? Outcome.Of(PaperVerbs.Run(task, paper, setting, stamp)) : await reach.RunAsync(session, files, paper, stamp);
        if (!outcome.IsDone) return outcome;
        foreach (var root in reach.Roots.Prepend(task).Distinct()) session.Note(root, paper.DeciderId);
        return Outcome.Ok;
    }, ct);
}
