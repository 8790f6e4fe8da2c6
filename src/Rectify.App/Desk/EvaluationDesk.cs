using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Evaluations;
using Rectify.App.LookBacks;
using Rectify.App.Supervision;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Desk;

/// <summary>What can wait on a person's desk of evaluations, each with the act that takes it off.</summary>
public enum EvaluationBlock
{
    /// <summary>One of the two who score: marks to hand in.</summary>
    ToScore,

    /// <summary>Office: points that lie too far apart, for which nobody has said why their mean stands.</summary>
    ToSettle,

    /// <summary>Office: both have handed in and nothing is left to settle.</summary>
    ToConclude,
}

/// <summary>An evaluation on somebody's desk; never a mark of it.</summary>
public sealed record EvaluationDeskRow(EvaluationId Id, string Inspection, DateOnly OpenedOn);

/// <param name="HasMore">There is more than the rows shown.</param>
public sealed record EvaluationDeskPart(EvaluationBlock Block, IReadOnlyList<EvaluationDeskRow> Rows, bool HasMore);

/// <summary>The evaluations of each block, one condition a block; null where the person holds no role it is for.</summary>
internal static class EvaluationDesk
{
    /// <summary>The longest waiting first.</summary>
    public static async Task<IReadOnlyList<EvaluationDeskPart>> ReadAsync(Reading reading, int most, CancellationToken ct)
    {
        var waiting = Enum.GetValues<EvaluationBlock>().Select(block => (Block: block, Evaluations: For(block, reading))).Where(part => part.Evaluations is not null)
            .Select(part => part.Evaluations!.OrderBy(e => e.OpenedOn).ThenBy(e => e.Id).Take(most + 1).Select(e => new { part.Block, e.Id, e.InspectionId, e.OpenedOn })).ToList();
        var found = await waiting.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        if (found.Count == 0) return [];
        var names = (await ReadLookBack.InspectionsAsync(reading.Db, [.. found.Select(f => f.InspectionId).Distinct()], ct)).ToDictionary(i => i.Id, i => i.Name);
        return [.. found.OrderBy(f => f.OpenedOn).ThenBy(f => f.Id.Value).GroupBy(f => f.Block).OrderBy(part => part.Key)
            .Select(part => new EvaluationDeskPart(part.Key, [.. part.Take(most).Select(f => new EvaluationDeskRow(f.Id, names.GetValueOrDefault(f.InspectionId, ""), f.OpenedOn))], part.Count() > most))];
    }

    /// <summary>Evaluations that want an act of the person, a query a block.</summary>
    public static IEnumerable<IQueryable<Evaluation>> Waiting(Reading reading) => Enum.GetValues<EvaluationBlock>().Select(block => For(block, reading)).OfType<IQueryable<Evaluation>>();

    private static IQueryable<Evaluation>? For(EvaluationBlock block, Reading reading)
    {
        var (me, db) = (reading.Actor.Person, reading.Db);
        return block switch
        {
            // in person: who stands in for a scorer does not score
            EvaluationBlock.ToScore => AtWork(db).Where(e => e.Scorers.Any(s => s.PersonId == me && s.HandedInOn == null)),
            EvaluationBlock.ToSettle => HandedIn(reading)?.Where(e => Unsettled(db).Any(m => m.EvaluationId == e.Id)),
            EvaluationBlock.ToConclude => HandedIn(reading)?.Where(e => !Unsettled(db).Any(m => m.EvaluationId == e.Id)),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
        };
    }

    /// <summary>At the office's bodies; whoever scores neither settles nor concludes, and nobody standing in for them.</summary>
    private static IQueryable<Evaluation>? HandedIn(Reading reading)
    {
        var (db, bodies) = (reading.Db, reading.Actor.ReachAs(Role.Office, Role.HeadOfOffice).Units);
        return bodies.Count == 0 ? null : AtWork(db).Where(e => db.Inspections.Any(i => i.Id == e.InspectionId && bodies.Contains(i.BodyId))
            && e.Scorers.All(s => s.HandedInOn != null) && !e.Scorers.Any(s => reading.Sight.Persons.Contains(s.PersonId)));
    }

    private static IQueryable<Evaluation> AtWork(RectifyDb db) => db.Evaluations.Where(e => e.VoidedBecause == null && e.ConcludedOn == null && db.Inspections.Any(i => i.Id == e.InspectionId && i.ArchivedOn == null));

    /// <summary>First marks further from the second than the scheme tolerates, without a settlement; the domain says the same of one evaluation.</summary>
    private static IQueryable<EvaluationMark> Unsettled(RectifyDb db) =>
        from first in db.Set<EvaluationMark>()
        where first.Scorer == 1
            && db.Set<EvaluationMark>().Any(second => second.EvaluationId == first.EvaluationId && second.Scorer == 2 && second.Position == first.Position
                && Math.Abs(first.Points - second.Points) > db.Evaluations.Where(e => e.Id == first.EvaluationId).Join(db.EvaluationSchemes, e => e.SchemeId, s => s.Id, (e, s) => s.Tolerance).First())
            && !db.Set<EvaluationSettlement>().Any(settled => settled.EvaluationId == first.EvaluationId && settled.Position == first.Position)
        select first;
}
