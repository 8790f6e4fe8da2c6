using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Acceptance;

/// <summary>Finds what a 校验码 typed from paper was printed on.</summary>
public sealed class FindByTrailCode(Door door) : IUseCase
{
    public const int MostOpinions = 100;

    /// <summary>Null where no trail the reader may see has such a fact: the code is mistyped, or the trail is no longer what it was at the printing.</summary>
    public async Task<TrailCodeFound?> Run(TrailCode code, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        // one row an inspection: each chain has one fact of that number
        var facts = await db.Inspections.VisibleTo(reading.Sight, db).Join(db.Facts, i => i.Id.Value, f => f.Chain, (i, f) => new { i.Id, i.RoundId, i.BodyId, f.Number, f.Hash, f.On }).Where(f => f.Number == code.Number).ToListAsync(ct);
        if (facts.Find(f => code.Fits(f.Hash)) is not { } found) return null;
        var round = await db.Rounds.Where(r => r.Id == found.RoundId).Select(r => r.Name).SingleAsync(ct);
        var body = await db.Set<UnitPeriod>().Where(p => p.UnitId == found.BodyId && p.Until == null).Select(p => p.Name).SingleAsync(ct);
        var chain = found.Id.Value;
        var opinions = await (
            from t in db.Tasks.VisibleTo(reading.Sight, db)
            join p in db.Problems on t.ProblemId equals p.Id
            from o in t.Opinions
            where t.InspectionId == found.Id && db.Facts.Any(f => f.Chain == chain && f.Number <= code.Number && f.SubjectId == t.Id.Value && (f.Kind == FactKind.OpinionDrafted || f.Kind == FactKind.AcceptanceConcluded || f.Kind == FactKind.TaskClosed))
            orderby p.Number, t.Part, o.Round
            select new OpinionCandidate(t.Id, p.Number, o.Round, db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), o.FilingNumber)).Take(MostOpinions + 1).ToListAsync(ct);
        return new TrailCodeFound(code, found.Id, round, body, found.On, [.. opinions.Take(MostOpinions)], opinions.Count > MostOpinions);
    }
}
