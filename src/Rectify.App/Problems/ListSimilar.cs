using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Problems;

/// <summary>A problem with the earlier ones that resemble it and are not decided yet.</summary>
public sealed record ProblemWithSimilar(ProblemId Id, int Number, int Sequence, string Wording, IReadOnlyList<SimilarProblem> Offered);

/// <param name="Rows">Of the problems looked through, those that resemble an earlier one.</param>
/// <param name="LookedThrough">How many problems this page has looked through.</param>
/// <param name="Next">The place behind which the next page begins; null on the last.</param>
public sealed record SimilarSheet(InspectionId Inspection, string Body, string Round, IReadOnlyList<ProblemWithSimilar> Rows, int LookedThrough, int? Next);

/// <summary>相似问题核对: the problems of an inspection one after another, with what of earlier rounds and other bodies resembles them; for the office, after registering.</summary>
public sealed class ListSimilar(Door door) : IUseCase
{
    public const int ProblemsOfPage = 10;

    /// <summary>Null where the reader does not do the office's work at the body.</summary>
    /// <param name="after">Problems behind that place.</param>
    public async Task<SimilarSheet?> Run(InspectionId id, int after = 0, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var head = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id)
            .Select(i => new { i.BodyId, i.FeedbackOn, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First() }).SingleOrDefaultAsync(ct);
        if (head is null || reading.Actor.WhyNotOffice(head.BodyId) is not null) return null;
        var page = await db.Problems.VisibleTo(reading.Sight, db).Where(p => p.InspectionId == id && p.Sequence > after).OrderBy(p => p.Sequence).Take(ProblemsOfPage + 1).Select(p => new { p.Id, p.Number, p.Sequence, p.Wording }).ToListAsync(ct);
        var more = page.Count > ProblemsOfPage;
        if (more) page.RemoveAt(ProblemsOfPage);
        var ids = page.ConvertAll(p => p.Id);
        var known = (await db.Set<Recurrence>().Where(r => ids.Contains(r.ProblemId) || ids.Contains(r.EarlierId)).Select(r => new { r.ProblemId, r.EarlierId }).ToListAsync(ct))
            .SelectMany(r => new[] { (Of: r.ProblemId, Other: r.EarlierId), (Of: r.EarlierId, Other: r.ProblemId) }).ToLookup(r => r.Of, r => r.Other);
        var offered = await SimilarProblems.OfAsync(reading, [.. page.Select(p => new Compared(p.Id, id, head.FeedbackOn, [.. known[p.Id]]))], ct);
        return new SimilarSheet(id, head.Body, head.Round, [.. page.Where(p => offered[p.Id].Any()).Select(p => new ProblemWithSimilar(p.Id, p.Number, p.Sequence, p.Wording, [.. offered[p.Id]]))], page.Count, more ? page[^1].Sequence : null);
    }
}
