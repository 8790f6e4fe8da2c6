using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Problems;

/// <summary>One time a problem was raised.</summary>
/// <param name="ClosedOn">The day its last task was closed; null where one is open.</param>
/// <param name="ClosedBy">Who concluded the last closing.</param>
public sealed record RaisedTime(ProblemId Id, int Number, string Wording, string Body, string Round, DateOnly FeedbackOn, TaskState State, DateOnly? ClosedOn, string? ClosedBy, RecurrenceKind Kind, bool IsThis);

/// <summary>How often a problem was raised, what was decided to be like it, and whether the reader decides.</summary>
public sealed record RecurrenceSheet(ProblemId Problem, IReadOnlyList<RaisedTime> Raised, IReadOnlyList<RaisedTime> Similar, bool MayDecide)
{
    /// <summary>第 n 次提出.</summary>
    public int Times => Raised.Count;
}

/// <summary>
/// 重复出现: problems of earlier rounds and of other bodies that resemble one, by the pairs of neighbouring characters they share, among those the reader may see; and what a person has decided about them.
/// </summary>
public sealed class ReadRecurrence(Door door) : IUseCase
{
    /// <summary>So many steps back are told.</summary>
    private const int MostSteps = 8;

    /// <summary>Null where the reader may not see the task.</summary>
    public async Task<RecurrenceSheet?> Run(TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = await ProblemAsync(reading, task, ct);
        if (found is null) return null;
        var chain = await ChainAsync(db, found.Problem, ct);
        var decided = await db.Set<Recurrence>().Where(r => r.ProblemId == found.Problem).ToListAsync(ct);
        var similar = decided.Where(r => r.Kind == RecurrenceKind.Similar).Select(r => r.EarlierId).ToList();
        var times = await TimesAsync(reading, [.. chain.Keys, .. similar], found.Problem, ct);
        return new RecurrenceSheet(found.Problem, [.. times.Where(t => chain.ContainsKey(t.Id)).OrderBy(t => t.FeedbackOn).ThenBy(t => t.Number)],
            [.. times.Where(t => !chain.ContainsKey(t.Id)).Select(t => t with { Kind = RecurrenceKind.Similar }).OrderByDescending(t => t.FeedbackOn)], reading.Actor.WhyNotOffice(found.Body) is null);
    }

    /// <summary>What resembles the problem and is not decided about yet, for those who decide. Compares the problem with thousands: a page shows itself first and asks then.</summary>
    public async Task<IReadOnlyList<SimilarProblem>> OfferedAsync(TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var db = reading.Db;
        var found = await ProblemAsync(reading, task, ct);
        if (found is null || reading.Actor.WhyNotOffice(found.Body) is not null) return [];
        var decided = await db.Set<Recurrence>().Where(r => r.ProblemId == found.Problem).Select(r => r.EarlierId).ToListAsync(ct);
        return [.. (await SimilarProblems.OfAsync(reading, [new Compared(found.Problem, found.Inspection, found.FeedbackOn, [.. decided, .. (await ChainAsync(db, found.Problem, ct)).Keys])], ct))[found.Problem]];
    }

    private static Task<TaskProblem?> ProblemAsync(Reading reading, TaskId task, CancellationToken ct) => reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.Id == task)
        .Join(reading.Db.Inspections, t => t.InspectionId, i => i.Id, (t, i) => new TaskProblem(t.ProblemId, i.Id, i.BodyId, i.FeedbackOn)).SingleOrDefaultAsync(ct);

    /// <summary>The problem and all that are linked to it as 再次发生, in either direction.</summary>
    private static async Task<Dictionary<ProblemId, bool>> ChainAsync(RectifyDb db, ProblemId problem, CancellationToken ct)
    {
        Dictionary<ProblemId, bool> chain = new() { [problem] = true };
        List<ProblemId> edge = [problem];
        for (var step = 0; step < MostSteps && edge.Count > 0; step++)
        {
            var linked = await db.Set<Recurrence>().Where(r => r.Kind == RecurrenceKind.Again && (edge.Contains(r.ProblemId) || edge.Contains(r.EarlierId))).Select(r => new { r.ProblemId, r.EarlierId }).Take(200).ToListAsync(ct);
            edge = [.. linked.SelectMany(l => new[] { l.ProblemId, l.EarlierId }).Distinct().Where(id => chain.TryAdd(id, false))];
        }
        return chain;
    }

    private static async Task<IReadOnlyList<RaisedTime>> TimesAsync(Reading reading, IReadOnlyList<ProblemId> ids, ProblemId own, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await (
            from p in db.Problems.VisibleTo(reading.Sight, db).Where(p => ids.Contains(p.Id))
            join i in db.Inspections on p.InspectionId equals i.Id
            select new
            {
                p.Id, p.Number, p.Wording, i.FeedbackOn, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(),
                Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First(),
                Tasks = db.Tasks.Where(t => t.ProblemId == p.Id).Select(t => new { t.Id, t.State, t.ClosedOn }).ToList(),
                ClosedBy = db.Facts.Where(f => f.Chain == (Guid)(object)i.Id && f.Kind == Domain.Trail.FactKind.AcceptanceConcluded && db.Tasks.Any(t => t.ProblemId == p.Id && (Guid)(object)t.Id == f.SubjectId)).OrderByDescending(f => f.Number)
                    .Select(f => db.Persons.Where(n => n.Id == f.ActorId).Select(n => n.Name).FirstOrDefault()).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. found.Select(p => new RaisedTime(p.Id, p.Number, p.Wording, p.Body, p.Round, p.FeedbackOn, p.Tasks.Min(t => t.State), p.Tasks.Max(t => t.ClosedOn), p.ClosedBy, RecurrenceKind.Again, p.Id == own))];
    }

    private sealed record TaskProblem(ProblemId Problem, InspectionId Inspection, UnitId Body, DateOnly FeedbackOn);
}
