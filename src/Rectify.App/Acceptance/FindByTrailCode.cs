using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
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
        var inspections = await db.Inspections.VisibleTo(reading.Sight, db).Select(i => new { i.Id, i.RoundId, i.BodyId }).ToListAsync(ct);
        var chains = inspections.Select(i => i.Id.Value).ToList();
        // one row an inspection at most: each chain has one fact of that number
        var facts = await db.Facts.Where(f => chains.Contains(f.Chain) && f.Number == code.Number).Select(f => new { f.Chain, f.Hash, f.On }).ToListAsync(ct);
        if (facts.Find(f => code.Fits(f.Hash)) is not { } fact) return null;
        var found = inspections.Single(i => i.Id.Value == fact.Chain);
        var round = await db.Rounds.Where(r => r.Id == found.RoundId).Select(r => r.Name).SingleAsync(ct);
        var body = await db.Set<UnitPeriod>().Where(p => p.UnitId == found.BodyId && p.Until == null).Select(p => p.Name).SingleAsync(ct);
        FactKind[] written = [FactKind.OpinionDrafted, FactKind.AcceptanceConcluded, FactKind.TaskClosed, FactKind.TaskSustained];
        var subjects = await db.Facts.Where(f => f.Chain == fact.Chain && f.Number <= code.Number && written.Contains(f.Kind)).Select(f => f.SubjectId).Distinct().ToListAsync(ct);
        var tasks = subjects.Select(TaskId.From).ToList();
        var opinions = await (
            from t in db.Tasks.VisibleTo(reading.Sight, db)
            join p in db.Problems on t.ProblemId equals p.Id
            from o in t.Opinions
            where tasks.Contains(t.Id)
            orderby p.Number, t.Part, o.Round
            select new OpinionCandidate(t.Id, p.Number, o.Round, db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), o.FilingNumber)).Take(MostOpinions + 1).ToListAsync(ct);
        return new TrailCodeFound(code, found.Id, round, body, fact.On, [.. opinions.Take(MostOpinions)], opinions.Count > MostOpinions);
    }
}
