using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.People;

/// <summary>
/// What a person may see, worked out once per act or read and handed over as arrays, so that a policy is an index condition.
/// </summary>
/// <param name="Inspections">Inspections seen as a whole: by office, auditors, panel, leading group, supervision, upper level.</param>
/// <param name="Units">Units whose tasks are seen: by unit leads, handlers and leaders of the unit or one above.</param>
/// <param name="Persons">The person and whom they stand in for.</param>
/// <param name="Unrestricted">Of <paramref name="Inspections"/>, those whose restricted problems (限制知悉) are seen too: by office and leading group.</param>
/// <param name="LedUnits">Units the person leads themselves: of a restricted problem the lead unit's own unit lead carries it, not the one of a unit above.</param>
/// <param name="Awaited">Restricted tasks that the regime brings before the person: the first person responsible and the upper level, for the act they are asked for.</param>
internal sealed record Sight(
    IReadOnlyList<InspectionId> Inspections, IReadOnlyList<UnitId> Units, IReadOnlyList<PersonId> Persons,
    IReadOnlyList<InspectionId> Unrestricted, IReadOnlyList<UnitId> LedUnits, IReadOnlyList<TaskId> Awaited)
{
    /// <summary>There is no inspection the person does not see as a whole, with what is restricted in it: nothing needs to be asked of a record.</summary>
    /// <remarks>
    /// It is as fresh as the rest of a sight: an inspection opened for another body while a page is read has no tasks before the page is out.
    /// </remarks>
    public bool SeesEverything { get; init; }

    /// <summary>Every inspection the person sees as a whole is seen with what is restricted, and all else they see they carry in person.</summary>
    public bool SeesNothingInPart => SeesEverything || (Units.Count == 0 && Inspections.Count == Unrestricted.Count);

    /// <summary>The inspection is seen as a whole, with what is restricted in it.</summary>
    public bool SeesAllOf(InspectionId inspection) => Unrestricted.Contains(inspection);

    private static readonly Role[] WholeInspection = [Role.Office, Role.HeadOfOffice, Role.Auditor, Role.AcceptanceMember, Role.LeadingGroup, Role.Supervision, Role.UpperLevel];
    private static readonly Role[] WithRestricted = [Role.Office, Role.HeadOfOffice, Role.LeadingGroup];
    private static readonly Role[] OwnUnits = [Role.UnitLead, Role.Handler, Role.ResponsibleLeader];
    private static readonly TaskState[] AfterConclusion = [TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];

    public static async Task<Sight> OfAsync(RectifyDb db, Actor actor, CancellationToken ct)
    {
        var bodies = actor.ReachAs(WholeInspection).Units;
        var inspections = bodies.Count == 0 ? [] : await db.Inspections.AsNoTracking().Where(i => bodies.Contains(i.BodyId))
            .Select(i => new { i.Id, i.BodyId, AreThereOthers = db.Inspections.Any(other => !bodies.Contains(other.BodyId)) }).ToListAsync(ct);
        var unrestricted = actor.ReachAs(WithRestricted);
        List<PersonId> persons = [actor.Person, .. actor.StandsInFor];
        return new Sight(
            [.. inspections.Select(i => i.Id)], actor.ReachAs(OwnUnits).Units, persons,
            [.. inspections.Where(i => unrestricted.Contains(i.BodyId)).Select(i => i.Id)],
            [.. actor.Roles.Where(held => held.Role == Role.UnitLead).Select(held => held.Unit).Distinct()],
            await AwaitedAsync(db, actor, persons, ct))
        {
            SeesEverything = inspections.Count > 0 && inspections.TrueForAll(i => !i.AreThereOthers && unrestricted.Contains(i.BodyId)),
        };
    }

    /// <summary>Asked only of the few it may concern. Whoever has signed or confirmed keeps what they put their name to.</summary>
    private static async Task<IReadOnlyList<TaskId>> AwaitedAsync(RectifyDb db, Actor actor, IReadOnlyList<PersonId> persons, CancellationToken ct)
    {
        var upper = actor.ReachAs(Role.UpperLevel).Units;
        var mayBeFirst = MayBeFirst(actor);
        if (upper.Count == 0 && !mayBeFirst) return [];
        var restricted = db.Problems.Where(p => p.IsRestricted).Join(db.Tasks, p => p.Id, t => t.ProblemId, (_, t) => t);
        var concluded = restricted.Where(t => AfterConclusion.Contains(t.State) && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null && o.Conclusion != OpinionConclusion.NotPassed));
        List<TaskId> awaited = [];
        if (upper.Count > 0)
        {
            var asked = db.Inspections.FromSql($"select * from inspections where regime ->> 'needsUpperLevel' = 'true'").Where(i => upper.Contains(i.BodyId)).Select(i => i.Id);
            awaited.AddRange(await concluded.Where(t => asked.Contains(t.InspectionId)).Select(t => t.Id).ToListAsync(ct));
            awaited.AddRange(await restricted.Where(t => t.UpperConfirmedBy != null && persons.Contains(t.UpperConfirmedBy.Value)).Select(t => t.Id).ToListAsync(ct));
        }
        if (mayBeFirst)
        {
            var first = db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && persons.Contains(p.PersonId)).Join(db.Inspections, p => p.UnitId, i => i.BodyId, (_, i) => i.Id);
            var asked = db.Inspections.FromSql($"select * from inspections where regime ->> 'needsPrincipal' = 'true'").Select(i => i.Id);
            awaited.AddRange(await concluded.Where(t => first.Contains(t.InspectionId) && asked.Contains(t.InspectionId)).Select(t => t.Id).ToListAsync(ct));
            // the ladder of confirmation: where the leading leader applied
            awaited.AddRange(await restricted.Where(t => t.State == TaskState.Applied && t.LeaderId == t.AppliedBy && first.Contains(t.InspectionId)).Select(t => t.Id).ToListAsync(ct));
            awaited.AddRange(await restricted.Where(t => (t.PrincipalSignedBy != null && persons.Contains(t.PrincipalSignedBy.Value)) || (t.ConfirmedBy != null && persons.Contains(t.ConfirmedBy.Value))).Select(t => t.Id).ToListAsync(ct));
        }
        return [.. awaited.Distinct()];
    }

    /// <summary>The actor, or one they stand in for, may be the first person responsible somewhere (第一责任人).</summary>
    public static bool MayBeFirst(Actor actor) => actor.StandsInFor.Count > 0 || actor.Posts.Any(post => post is { IsFirstResponsible: true, Until: null });
}

/// <summary>
/// The only way to a set of records. Whoever sees an inspection whole sees all of it but restricted problems; others see the tasks they carry.
/// A restricted problem (限制知悉) and its tasks are seen by the office and the leading group of the body, and by those who carry it in person.
/// </summary>
internal static class Visibility
{
    public static IQueryable<RectificationTask> VisibleTo(this IQueryable<RectificationTask> tasks, Sight sight, RectifyDb db) =>
        sight.SeesEverything ? tasks : tasks.Where(t => sight.Inspections.Contains(t.InspectionId)
            || (t.LeadUnitId != null && sight.Units.Contains(t.LeadUnitId.Value))
            || (t.LeaderId != null && sight.Persons.Contains(t.LeaderId.Value))
            || (t.HandlerId != null && sight.Persons.Contains(t.HandlerId.Value))
            || t.Supporting.Any(u => sight.Units.Contains(u.UnitId))
            || t.Panel.Any(seat => sight.Persons.Contains(seat.PersonId))).NotWithheldFrom(sight, db);

    /// <summary>
    /// Of tasks the person would see otherwise, those that are not withheld: without restricted problems which they neither carry nor decide on. Who sees none but inspections with all that is restricted
    /// in them is not asked, as each condition costs planning time on every page.
    /// </summary>
    public static IQueryable<RectificationTask> NotWithheldFrom(this IQueryable<RectificationTask> tasks, Sight sight, RectifyDb db) => sight.SeesNothingInPart ? tasks
        : tasks.Where(t => sight.Unrestricted.Contains(t.InspectionId)
            || !db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted)
            || (t.LeadUnitId != null && sight.LedUnits.Contains(t.LeadUnitId.Value))
            || (t.LeaderId != null && sight.Persons.Contains(t.LeaderId.Value))
            || (t.HandlerId != null && sight.Persons.Contains(t.HandlerId.Value))
            || t.Panel.Any(seat => sight.Persons.Contains(seat.PersonId))
            || t.Reviews.Any(review => sight.Persons.Contains(review.AuditorId))
            || sight.Awaited.Contains(t.Id));

    public static IQueryable<Inspection> VisibleTo(this IQueryable<Inspection> inspections, Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return inspections;
        var carried = db.TasksVisibleTo(sight).Select(t => t.InspectionId);
        return inspections.Where(i => sight.Inspections.Contains(i.Id) || carried.Contains(i.Id));
    }

    public static IQueryable<Problem> VisibleTo(this IQueryable<Problem> problems, Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return problems;
        var carried = db.TasksVisibleTo(sight).Select(t => t.ProblemId);
        return problems.Where(p => sight.Unrestricted.Contains(p.InspectionId) || (!p.IsRestricted && sight.Inspections.Contains(p.InspectionId)) || carried.Contains(p.Id));
    }

    /// <summary>Without restricted problems the person neither carries nor decides on: of what they cannot see otherwise, a number may still be named.</summary>
    public static IQueryable<Problem> NotWithheldFrom(this IQueryable<Problem> problems, Sight sight, RectifyDb db)
    {
        if (sight.SeesEverything) return problems;
        var carried = db.TasksVisibleTo(sight).Select(t => t.ProblemId);
        return problems.Where(p => !p.IsRestricted || sight.Unrestricted.Contains(p.InspectionId) || carried.Contains(p.Id));
    }

    /// <summary>Batches of 补录 of inspections seen as a whole; one with a task in it that is withheld is withheld with its scans.</summary>
    public static IQueryable<Takeover> VisibleTo(this IQueryable<Takeover> batches, Sight sight, RectifyDb db)
    {
        var seen = db.Tasks.NotWithheldFrom(sight, db).Select(t => t.Id);
        return batches.Where(b => sight.Inspections.Contains(b.InspectionId) && b.Lines.All(line => seen.Contains(line.TaskId)));
    }
}
