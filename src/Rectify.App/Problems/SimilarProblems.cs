using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Data.Mappings;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Problems;

/// <summary>An earlier problem that resembles one.</summary>
/// <param name="Similarity">Shared pairs of neighbouring characters, twice, over those of both wordings: 0 to 1.</param>
public sealed record SimilarProblem(ProblemId Id, int Number, string Wording, string Body, string Round, DateOnly FeedbackOn, TaskState State, double Similarity);

/// <summary>A problem for which similar ones are looked for.</summary>
/// <param name="Without">What is known of it already.</param>
internal sealed record Compared(ProblemId Problem, InspectionId Inspection, DateOnly FeedbackOn, IReadOnlyList<ProblemId> Without);

/// <summary>Earlier problems that resemble some: of other inspections, fed back no later, of those the reader may see. Three statements, whatever their number.</summary>
internal static class SimilarProblems
{
    /// <summary>Below that, two wordings of one office's language share no more than its phrases.</summary>
    private const double LeastSimilarity = 0.3;

    /// <summary>Of each.</summary>
    private const int MostOffered = 5;

    /// <summary>The rarest pairs of a wording by the planner's statistics: a similar wording shares one of them, and the index finds it without reading everything that says 整改.</summary>
    private const int RarestKeys = 12;

    /// <summary>The latest candidates that are compared in full: comparing costs more than finding.</summary>
    private const int MostCompared = 2_000;

    /// <summary>The most alike first.</summary>
    public static async Task<ILookup<ProblemId, SimilarProblem>> OfAsync(Reading reading, IReadOnlyList<Compared> compared, CancellationToken ct)
    {
        var (db, keys) = (reading.Db, await KeysAsync(reading.Db, compared, ct));
        var queries = compared.Where(of => keys.TryGetValue(of.Problem.Value, out var known) && known.Rare.Length > 0).Select((of, place) => (Of: of, Query: Best(reading, of, place, keys[of.Problem.Value]))).ToList();
        if (queries.Count == 0) return Array.Empty<SimilarProblem>().ToLookup(_ => default(ProblemId));
        var found = await queries.Select(one => one.Query).Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        var ids = found.Select(f => f.Id).Distinct().ToList();
        var known = await (
            from p in db.Problems.Where(p => ids.Contains(p.Id))
            join i in db.Inspections on p.InspectionId equals i.Id
            select new
            {
                p.Id, p.Number, p.Wording, i.FeedbackOn, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(),
                Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First(),
                States = db.Tasks.Where(t => t.ProblemId == p.Id).Select(t => t.State).ToList(),
            }).ToDictionaryAsync(p => p.Id, ct);
        return found.OrderByDescending(f => f.Similarity).ThenByDescending(f => f.Id.Value)
            .ToLookup(f => queries[f.Place].Of.Problem, f => known[f.Id] is var p ? new SimilarProblem(p.Id, p.Number, p.Wording, p.Body, p.Round, p.FeedbackOn, p.States.Min(), f.Similarity) : null!);
    }

    private static IQueryable<Likeness> Best(Reading reading, Compared of, int place, KeysRow known)
    {
        var (db, inspection, feedbackOn, without, keys, rare, count) = (reading.Db, of.Inspection, of.FeedbackOn, of.Without, known.Keys, known.Rare, known.Keys.Length);
        var candidates =
            from p in db.Problems.VisibleTo(reading.Sight, db).Where(p => p.InspectionId != inspection && !without.Contains(p.Id) && EF.Property<int[]>(p, ProblemMapping.WordingKeys).Any(k => rare.Contains(k)))
                .OrderByDescending(p => p.Id).Take(MostCompared)
            join i in db.Inspections.Where(i => i.FeedbackOn <= feedbackOn) on p.InspectionId equals i.Id
            select new { p.Id, Shared = EF.Property<int[]>(p, ProblemMapping.WordingKeys).Count(k => keys.Contains(k)), Of = EF.Property<int[]>(p, ProblemMapping.WordingKeys).Length };
        return candidates.Select(c => new { c.Id, Similarity = 2.0 * c.Shared / (c.Of + count) }).Where(c => c.Similarity >= LeastSimilarity)
            .OrderByDescending(c => c.Similarity).ThenByDescending(c => c.Id).Take(MostOffered).Select(c => new Likeness { Place = place, Id = c.Id, Similarity = c.Similarity });
    }

    private static async Task<Dictionary<Guid, KeysRow>> KeysAsync(RectifyDb db, IReadOnlyList<Compared> compared, CancellationToken ct)
    {
        var ids = compared.Select(of => of.Problem.Value).ToArray();
        return await db.Database.SqlQuery<KeysRow>(
            $"""
            with common as materialized (
                select elem, freq from pg_stats, unnest(most_common_elems::text::int[], most_common_elem_freqs) as common(elem, freq)
                where schemaname = 'public' and tablename = 'problems' and attname = 'wording_keys')
            select id as "Id", wording_keys as "Keys",
                array(select key from unnest(wording_keys) as key left join common on common.elem = key order by common.freq nulls first, key limit {RarestKeys}) as "Rare"
            from problems where id = any({ids})
            """).ToDictionaryAsync(row => row.Id, ct);
    }

    private sealed record KeysRow(Guid Id, int[] Keys, int[] Rare);

    private sealed class Likeness
    {
        /// <summary>Of whom it is one, by its place among those compared.</summary>
        public required int Place { get; init; }

        public required ProblemId Id { get; init; }

        public required double Similarity { get; init; }
    }
}
