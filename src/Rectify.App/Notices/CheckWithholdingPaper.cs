using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.People;

namespace Rectify.App.Notices;

/// <summary>
/// The second person compares an entered decision about a withholding with its scan: they say the same, and it is decided in the decider's name in the same transaction; or they differ, nothing happens, and it is entered anew.
/// </summary>
public sealed class CheckWithholdingPaper(UnitOfWork work) : IUseCase
{
    /// <param name="against">How entry and scan differ; null where they do not.</param>
    public Task<Outcome> Run(PaperActId id, Reason? against, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CheckWithholdingPaper), act, async session =>
    {
        var db = session.Db;
        if (await db.WithholdingPapers.AsNoTracking().Where(p => p.Id == id).Select(p => (WithholdingId?)p.WithholdingId).SingleOrDefaultAsync(ct) is not { } of || await WithholdingLock.TakeAsync(session, of) is not var (withholding, inspection)) return Outcome.None;
        if (session.Stamp.By.WhyNotOffice(inspection.BodyId) is { } notOffice) return notOffice;
        var paper = await db.WithholdingPapers.SingleAsync(p => p.Id == id, ct);
        if (against is not null) return Outcome.Of(paper.Return(against, session.Stamp));
        if (await ScannedPapers.WhyNotCheckedAsync(session, paper.Sha256) is { } erased) return erased;
        if (paper.Check(session.Stamp) is { } refusal) return new Outcome.Refused(refusal);
        session.Note(paper, session.Stamp.By.Person);
        var stamp = await session.StampOnPaperAsync(paper.DeciderId, new PaperSource(paper.Id, paper.RecordedBy, session.Stamp.By.Person));
        if (!stamp.By.Has(Role.LeadingGroup, inspection.BodyId)) return Outcome.Only(Role.LeadingGroup);
        var because = Reason.TryParse(paper.Reason, out var words) ? words : null;
        var outcome = Outcome.Of(paper.Answer switch
        {
            WithholdingAnswer.Approve => withholding.Approve(stamp),
            WithholdingAnswer.Refuse => withholding.Refuse(because!, stamp),
            _ => withholding.Lift(because!, stamp),
        });
        if (outcome.IsDone) session.Note(withholding, paper.DeciderId);
        return outcome;
    }, ct);
}
