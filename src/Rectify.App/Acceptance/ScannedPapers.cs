using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>What came on paper and was entered with its scan, as far as its scan is concerned.</summary>
/// <param name="Counts">The second person has found that entry and scan say the same.</param>
/// <param name="Subjects">Whose history tells of it.</param>
/// <param name="Scan">The one that counts now: the first, or what was checked in its place.</param>
internal sealed record PaperOnRecord(ScannedPaper Of, InspectionId Inspection, bool Counts, IReadOnlyList<Guid> Subjects, (string Sha256, string FileName) Scan);

/// <param name="ErasedOn">Null while its content is there.</param>
internal sealed record ShownScan(string FileName, DateOnly? ErasedOn);

/// <summary>The scan of a paper: the first one, and after it was erased as 误传 the one that was laid in and checked in its place.</summary>
internal static class ScannedPapers
{
    public static readonly Role[] Offices = [Role.Office, Role.HeadOfOffice];

    /// <summary>Who lays in and checks scans of papers there: the same who enter and check the papers.</summary>
    public static bool MayScan(this Actor actor, PaperPlace place, UnitId body) => place == PaperPlace.PlanOpinion ? actor.MayRecordPlanOpinion(body) : actor.WhyNotOffice(body) is null;

    public static async Task<PaperOnRecord?> FindAsync(RectifyDb db, ScannedPaper of, CancellationToken ct)
    {
        var (key, inspection) = (PaperActId.From(of.Record), InspectionId.From(of.Record));
        var found = of.Place switch
        {
            PaperPlace.PaperAct => await db.PaperActs.AsNoTracking().Where(p => p.Id == key).Select(p => new { p.InspectionId, p.State, p.TaskId, Tasks = p.Tasks.Select(one => one.TaskId).ToList(), p.Sha256, p.FileName }).SingleOrDefaultAsync(ct) is { } act
                ? new PaperOnRecord(of, act.InspectionId, act.State == PaperActState.Checked, [.. (act.Tasks.Count == 0 ? [act.TaskId] : act.Tasks).Select(task => task.Value)], (act.Sha256, act.FileName)) : null,
            PaperPlace.WithholdingPaper => await db.WithholdingPapers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, ct) is { } paper
                ? new PaperOnRecord(of, paper.InspectionId, paper.State == PaperActState.Checked, [paper.ProblemId.Value], (paper.Sha256, paper.FileName)) : null,
            PaperPlace.PlanOpinion => await db.Set<PlanOpinion>().AsNoTracking().Include(o => o.Check).SingleOrDefaultAsync(o => o.InspectionId == inspection && o.Number == of.Number && o.Sha256 != null, ct) is { } opinion
                ? new PaperOnRecord(of, inspection, opinion.Check is { Matches: true }, [of.Record], (opinion.Sha256!, opinion.FileName!)) : null,
            _ => null,
        };
        return found is null ? null : found with { Scan = await CurrentAsync(db, of, found.Scan, ct) };
    }

    /// <summary>The scan that counts now.</summary>
    /// <param name="first">The one it was entered with.</param>
    public static async Task<(string Sha256, string FileName)> CurrentAsync(RectifyDb db, ScannedPaper of, (string Sha256, string FileName) first, CancellationToken ct) =>
        await Of(db, of).Where(r => r.State == PaperActState.Checked).OrderByDescending(r => r.Id).Select(r => new { r.Sha256, r.FileName }).FirstOrDefaultAsync(ct) is { } replaced ? (replaced.Sha256, replaced.FileName) : first;

    /// <summary>Of papers as they are shown: the name of the scan that counts now, and the day its content was erased, where it was and none has taken its place.</summary>
    public static async Task<IReadOnlyDictionary<ScannedPaper, ShownScan>> ShownAsync(RectifyDb db, IReadOnlyCollection<(ScannedPaper Of, string Sha256, string FileName)> papers, CancellationToken ct)
    {
        var erased = await ErasedContents.OfAsync(db, papers.Select(paper => paper.Sha256), ct);
        var shown = papers.ToDictionary(paper => paper.Of, paper => new ShownScan(paper.FileName, null));
        // few ever are
        foreach (var paper in papers.Where(paper => erased.ContainsKey(paper.Sha256)))
        {
            var (sha256, name) = await CurrentAsync(db, paper.Of, (paper.Sha256, paper.FileName), ct);
            shown[paper.Of] = new ShownScan(name, (await ErasedContents.OfAsync(db, [sha256], ct)).GetValueOrDefault(sha256)?.On);
        }
        return shown;
    }

    public static IQueryable<ReplacementScan> Of(RectifyDb db, ScannedPaper of)
    {
        var (key, inspection) = (PaperActId.From(of.Record), InspectionId.From(of.Record));
        return of.Place switch
        {
            PaperPlace.PaperAct => db.ReplacementScans.Where(r => r.PaperActId == key),
            PaperPlace.WithholdingPaper => db.ReplacementScans.Where(r => r.WithholdingPaperId == key),
            _ => db.ReplacementScans.Where(r => r.InspectionId == inspection && r.OpinionNumber == of.Number),
        };
    }

    /// <summary>
    /// Why a paper cannot be checked: its scan was erased as 误传 before anybody compared it with the entry. It is returned and entered anew. The act that erases and the act that checks wait for each other.
    /// </summary>
    public static async Task<Outcome?> WhyNotCheckedAsync(ActSession session, string? sha256)
    {
        if (sha256 is null) return null;
        await ErasedContents.LockAsync(session.Db, sha256, session.Cancelled);
        return await ErasedContents.IsErasedAsync(session.Db, sha256, session.Cancelled) ? new Outcome.Refused(new Refusal(null, [new Unmet(Rule.ScanErased, Relation.Office)])) : null;
    }
}
