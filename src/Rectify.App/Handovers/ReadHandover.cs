using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Handovers;

/// <summary>A task somebody carries.</summary>
/// <param name="Carried">As what.</param>
/// <param name="Waits">It waits for their agreement: to a plan, to an extension, or to the application.</param>
public sealed record CarriedTask(TaskId Id, int Number, string Wording, string? Unit, TaskState State, DateOnly DueOn, IReadOnlyList<Carried> Carried, int Measures, bool Waits);

public sealed record CarriedSeat(TaskId Id, int Number, string Wording, TaskState State, PanelRole Role);

/// <summary>A review in hand.</summary>
public sealed record CarriedReview(TaskId Id, int Number, string Wording, DateTimeOffset TakenAt);

public sealed record CarriedMilestone(InspectionId Inspection, MilestoneKind Kind, string Body, DateOnly DueOn);

/// <summary>A wider check or campaign they answer for.</summary>
public sealed record CarriedWiderCheck(WiderCheckId Id, WiderCheckKind Kind, string Title, DateOnly DueOn);

/// <summary>A task of a look-back they are to look at.</summary>
public sealed record CarriedCheck(LookBackId LookBack, string Name, TaskId Task, int Number, string Wording, DateOnly? DueOn);

/// <summary>What a person carries that somebody else must carry on, as far as the reader does the office's work there.</summary>
/// <param name="Posts">Held today.</param>
/// <param name="HasMore">There are more tasks than are listed; a handover takes all of them.</param>
public sealed record HandoverSheet(
    PersonId Person, string Name, DateOnly? InactiveFrom, IReadOnlyList<string> Posts, int Count, IReadOnlyList<CarriedTask> Tasks, bool HasMore, IReadOnlyList<CarriedSeat> Seats,
    IReadOnlyList<CarriedReview> Reviews, IReadOnlyList<CarriedMilestone> Milestones)
{
    public IReadOnlyList<CarriedWiderCheck> WiderChecks { get; init; } = [];

    public IReadOnlyList<CarriedCheck> Checks { get; init; } = [];

    public bool IsEmpty => Count + Seats.Count + Reviews.Count + Milestones.Count + WiderChecks.Count + Checks.Count == 0;
}

/// <summary>责任移交: what a person who leaves still carries.</summary>
public sealed class ReadHandover(Door door) : IUseCase
{
    public const int MostRows = 200;

    /// <summary>Null where there is no such person, or the reader does no office's work.</summary>
    public async Task<HandoverSheet?> Run(PersonId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, today) = (reading.Db, reading.Today);
        var inspections = await Responsibilities.InspectionsOfAsync(db, reading.Actor, reading.Sight, ct);
        var person = await db.Persons.Where(p => p.Id == id).Select(p => new { p.Name, p.InactiveFrom }).SingleOrDefaultAsync(ct);
        if (person is null || inspections.Count == 0) return null;
        var posts = await db.Posts.Where(p => p.PersonId == id && p.From <= today && (p.Until == null || today <= p.Until))
            .Select(p => new { p.Title, Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == p.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        var carried = new Responsibilities(db, id, inspections);
        var tasks = await (
            from t in carried.Tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostRows)
            join p in db.Problems on t.ProblemId equals p.Id
            orderby t.DueOn, t.Id
            select new
            {
                t.Id, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength), t.State, t.DueOn, IsLeader = t.LeaderId == id, IsHandler = t.HandlerId == id,
                Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                Measures = t.Measures.Count(m => m.OwnerPersonId == id && m.State != MeasureState.Cancelled),
                Waits = t.LeaderId == id && ((t.State == TaskState.Planning && t.PlanSubmittedBy != null && t.PlanAgreedBy == null) || t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy == null) || (t.State == TaskState.Applied && t.AppliedBy != id)),
            }).ToListAsync(ct);
        var seats = await carried.Panels.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostRows).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new CarriedSeat(
            t.Id, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength), t.State, t.Panel.Where(seat => seat.PersonId == id).Select(seat => seat.Role).First())).ToListAsync(ct);
        var reviews = await carried.Reviews.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostRows).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new CarriedReview(
            t.Id, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength), t.Reviews.Where(r => r.Conclusion == null).Select(r => r.TakenAt).First())).ToListAsync(ct);
        var milestones = await carried.Milestones.OrderBy(m => m.DueOn).Take(MostRows).Select(m => new CarriedMilestone(
            m.InspectionId, m.Kind, db.Set<UnitPeriod>().Where(u => u.Until == null && u.UnitId == db.Inspections.First(i => i.Id == m.InspectionId).BodyId).Select(u => u.Name).First(), m.DueOn)).ToListAsync(ct);
        var wider = await carried.WiderChecks.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(MostRows).Select(c => new CarriedWiderCheck(c.Id, c.Kind, c.Title, c.DueOn)).ToListAsync(ct);
        var checks = await (
            from i in carried.Checks.OrderBy(i => i.DueOn).ThenBy(i => i.TaskId).Take(MostRows)
            join t in db.Tasks on i.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            orderby i.DueOn, i.TaskId
            select new CarriedCheck(i.LookBackId, db.LookBacks.Where(c => c.Id == i.LookBackId).Select(c => c.Name).First(), t.Id, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength), i.DueOn)).ToListAsync(ct);
        var count = tasks.Count < MostRows ? tasks.Count : await carried.Tasks.CountAsync(ct);
        return new HandoverSheet(id, person.Name, person.InactiveFrom, [.. posts.Select(p => $"{p.Unit} {p.Title}")], count,
            [.. tasks.Select(t => new CarriedTask(t.Id, t.Number, t.Wording, t.Unit, t.State, t.DueOn, [.. As(t.IsLeader, t.IsHandler, t.Measures)], t.Measures, t.Waits))], count > tasks.Count, seats, reviews, milestones) { WiderChecks = wider, Checks = checks };
    }

    private static IEnumerable<Carried> As(bool leader, bool handler, int measures)
    {
        if (leader) yield return Carried.Leader;
        if (handler) yield return Carried.Handler;
        if (measures > 0) yield return Carried.Measures;
    }
}
