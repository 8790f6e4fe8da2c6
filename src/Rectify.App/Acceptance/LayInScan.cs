using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// 补扫描件: a paper that counts has lost its scan to an erasure and is scanned anew. Nothing is decided by it; it becomes the paper's scan when a second person has compared it with the entry.
/// </summary>
public sealed class LayInScan(UnitOfWork work) : IUseCase
{
    /// <param name="scan">As the content store keeps it.</param>
    public async Task<Outcome> Run(ScannedPaper of, StoredFile? scan, ActId act, CancellationToken ct = default) => scan is null ? Outcome.Bad("Scan", "required") : await work.RunAsync(nameof(LayInScan), act, async session =>
    {
        var db = session.Db;
        if (await ScannedPapers.FindAsync(db, of, ct) is not { } paper) return Outcome.None;
        // two who lay in the same paper's scan queue here
        await ErasedContents.LockAsync(db, paper.Scan.Sha256, ct);
        if (await db.Inspections.VisibleTo(session.Sight, db).Where(i => i.Id == paper.Inspection).Select(i => (UnitId?)i.BodyId).SingleOrDefaultAsync(ct) is not { } body) return Outcome.None;
        if (!session.Stamp.By.MayScan(of.Place, body)) return Outcome.Only(ScannedPapers.Offices);
        if (!paper.Counts || !await ErasedContents.IsErasedAsync(db, paper.Scan.Sha256, ct)) return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.AlreadyDone, Relation.Office)]));
        if (await ScannedPapers.Of(db, of).AnyAsync(r => r.State == PaperActState.Recorded, ct)) return Outcome.Bad("Scan", "waiting");
        db.ReplacementScans.Add(new ReplacementScan(ReplacementScanId.New(), paper.Inspection, of, paper.Subjects, scan, session.Stamp));
        return Outcome.Ok;
    }, ct);
}

/// <summary>The second person compares the new scan with the entry: it is the paper's scan from then on, or it is returned and laid in anew. What the paper decided stands either way.</summary>
public sealed class CheckReplacementScan(UnitOfWork work) : IUseCase
{
    /// <param name="against">How entry and scan differ; null where they do not.</param>
    public Task<Outcome> Run(ReplacementScanId id, Reason? against, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CheckReplacementScan), act, async session =>
    {
        var db = session.Db;
        await db.Database.ExecuteSqlAsync($"select 1 from replacement_scans where id = {id.Value} for update", ct);
        if (await db.ReplacementScans.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } scan || await ScannedPapers.FindAsync(db, scan.Of, ct) is not { } paper) return Outcome.None;
        if (await db.Inspections.VisibleTo(session.Sight, db).Where(i => i.Id == paper.Inspection).Select(i => (UnitId?)i.BodyId).SingleOrDefaultAsync(ct) is not { } body) return Outcome.None;
        if (!session.Stamp.By.MayScan(scan.Of.Place, body)) return Outcome.Only(ScannedPapers.Offices);
        if (against is null && await ScannedPapers.WhyNotCheckedAsync(session, scan.Sha256) is { } erased) return erased;
        return Outcome.Of(scan.Check(against, paper.Subjects, session.Stamp));
    }, ct);
}
