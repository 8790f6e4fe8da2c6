using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Erasures;

/// <summary>An erasure as its list shows it: no name of a file, since that may be what was wrong.</summary>
/// <param name="Paper">Where it was noticed, if not on a piece of evidence.</param>
/// <param name="Places">Pieces and papers that have the content.</param>
/// <param name="MayDecide">The reader is a possible second person.</param>
public sealed record ErasureRow(
    ErasureId Id, string Sha256, string Round, string Body, PaperPlace? Paper, int Places, string Because, ErasureState State, string Proposer, DateTimeOffset ProposedAt, string? Decider, DateTimeOffset? DecidedAt, string? RefusedBecause, bool MayDecide);

/// <param name="MayPropose">The reader is a security administrator.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ErasureSlice(IReadOnlyList<ErasureRow> Rows, bool MayPropose, ErasureId? Next);

/// <summary>误传 for who decides about it: security administrators all, the head of an office those of its bodies. The latest first.</summary>
public sealed class ListErasures(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Null for who has nothing to do with it.</summary>
    public async Task<ErasureSlice?> Run(ErasureId? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.HasAnywhere(Erasers.Seconds)) return null;
        var (db, isSecurity) = (reading.Db, reading.Actor.HasAnywhere(Role.SecurityAdministrator));
        var erasures = db.Erasures.AsQueryable();
        if (!isSecurity)
        {
            var whole = reading.Sight.Inspections;
            var bodies = await db.Inspections.Where(i => whole.Contains(i.Id)).Select(i => new { i.Id, i.BodyId }).ToListAsync(ct);
            var mine = bodies.Where(i => reading.Actor.Has(Role.HeadOfOffice, i.BodyId)).Select(i => i.Id).ToList();
            erasures = erasures.Where(e => mine.Contains(e.InspectionId));
        }
        if (after is { } last) erasures = erasures.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.Id), ValueTuple.Create(last)));
        var rows = await (
            from e in erasures
            join i in db.Inspections on e.InspectionId equals i.Id
            join r in db.Rounds on i.RoundId equals r.Id
            join body in db.Set<UnitPeriod>().Where(p => p.Until == null) on i.BodyId equals body.UnitId
            join proposer in db.Persons on e.ProposedBy equals proposer.Id
            orderby e.Id descending
            select new
            {
                e.Id, e.Sha256, Round = r.Name, Body = body.Name, e.Paper,
                Places = db.Set<EvidenceItem>().Count(p => p.Sha256 == e.Sha256) + db.Set<MilestonePaper>().Count(p => p.Sha256 == e.Sha256) + db.Set<Milestone>().Count(m => m.PaperSha256 == e.Sha256) + db.Set<SuggestionReply>().Count(r => r.Sha256 == e.Sha256)
                    + db.Set<MeetingFile>().Count(f => f.Sha256 == e.Sha256) + db.Set<SpotCheckFile>().Count(f => f.Sha256 == e.Sha256) + db.Evaluations.Count(v => v.Survey!.Sha256 == e.Sha256)
                    + db.PaperActs.Count(p => p.Sha256 == e.Sha256) + db.Set<PlanOpinion>().Count(o => o.Sha256 == e.Sha256) + db.WithholdingPapers.Count(p => p.Sha256 == e.Sha256) + db.ReplacementScans.Count(r => r.Sha256 == e.Sha256)
                    + db.Set<TakeoverPaper>().Count(p => p.Sha256 == e.Sha256) + db.Letters.Count(l => l.ReceiptSha256 == e.Sha256) + db.Set<LookBackItem>().Count(i => i.FileSha256 == e.Sha256) + db.Set<WiderRemedy>().Count(r => r.Sha256 == e.Sha256), e.Because, e.State, e.ProposedBy, Proposer = proposer.Name, e.ProposedAt,
                Decider = db.Persons.Where(p => p.Id == e.DecidedBy).Select(p => p.Name).FirstOrDefault(), e.DecidedAt, e.RefusedBecause,
            }).Take(PageSize + 1).ToListAsync(ct);
        return new ErasureSlice(
            [.. rows.Take(PageSize).Select(e => new ErasureRow(
                e.Id, e.Sha256, e.Round, e.Body, e.Paper, e.Places, e.Because, e.State, e.Proposer, e.ProposedAt, e.Decider, e.DecidedAt, e.RefusedBecause, e.State == ErasureState.Proposed && reading.Actor.AsPerson(e.ProposedBy) is null))],
            isSecurity, rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
