using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Somebody who may be named, with the unit that tells people of one name apart.</summary>
public sealed record PersonChoice(PersonId Id, string Name, string? UnitName);

public sealed record ProblemChoice(ProblemId Id, int Number, string Wording);

/// <summary>Whom and what the dialogs of a task offer: units of the body, leaders, owners of measures, auditors, problems to merge into.</summary>
public sealed record ChoicesOfTask(IReadOnlyList<NamedUnit> Units, IReadOnlyList<PersonChoice> Leaders, IReadOnlyList<PersonChoice> People, IReadOnlyList<PersonChoice> Auditors, IReadOnlyList<ProblemChoice> Problems);

/// <summary>Reads the choices when a dialog that needs them opens.</summary>
public sealed class AssignmentChoices(Door door) : IUseCase
{
    private const int Most = 1_000;
    private const int WordingShown = 40;

    /// <summary>Null when the reader may not see the task.</summary>
    public async Task<ChoicesOfTask?> ReadAsync(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, today) = (reading.Db, reading.Today);
        var task = await db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.Id == id).Select(t => new { t.InspectionId, t.ProblemId }).SingleOrDefaultAsync(ct);
        if (task is null) return null;
        var body = await db.Inspections.Where(i => i.Id == task.InspectionId).Select(i => i.BodyId).SingleAsync(ct);
        var within = reading.Actor.Units.Within(body).ToList();
        return new ChoicesOfTask(
            await UnitsAsync(reading, body, ct),
            await LeadersAsync(reading, body, ct),
            await Posted(db, within, today).ToListAsync(ct),
            await Holding(db, [.. reading.Actor.Units.Above(body)], today, Role.Auditor).ToListAsync(ct),
            await db.Problems.VisibleTo(reading.Sight, db).Where(p => p.InspectionId == task.InspectionId && p.Id != task.ProblemId).OrderBy(p => p.Sequence).Take(Most)
                .Select(p => new ProblemChoice(p.Id, p.Number, p.Wording.Length > WordingShown ? p.Wording.Substring(0, WordingShown) : p.Wording)).ToListAsync(ct));
    }

    /// <summary>Units of the body, as they are named now.</summary>
    internal static Task<List<NamedUnit>> UnitsAsync(Reading reading, UnitId body, CancellationToken ct)
    {
        var (db, today, within) = (reading.Db, reading.Today, reading.Actor.Units.Within(body).ToList());
        return db.Set<UnitPeriod>().Where(p => p.Until == null && within.Contains(p.UnitId) && db.Units.Any(u => u.Id == p.UnitId && (u.EndedOn == null || u.EndedOn >= today)))
            .OrderBy(p => p.Name).Take(Most).Select(p => new NamedUnit(p.UnitId, p.Name)).ToListAsync(ct);
    }

    /// <summary>责任领导 of the body and its units.</summary>
    internal static Task<List<PersonChoice>> LeadersAsync(Reading reading, UnitId body, CancellationToken ct) =>
        Holding(reading.Db, [.. reading.Actor.Units.Within(body)], reading.Today, Role.ResponsibleLeader).ToListAsync(ct);

    private static IQueryable<PersonChoice> Holding(RectifyDb db, List<UnitId> within, DateOnly today, Role role) =>
        Named(db, today, db.Persons.Where(p => db.RoleGrants.Any(g => g.PersonId == p.Id && g.Role == role && within.Contains(g.UnitId) && g.From <= today && (g.Until == null || today <= g.Until))));

    private static IQueryable<PersonChoice> Posted(RectifyDb db, List<UnitId> within, DateOnly today) =>
        Named(db, today, db.Persons.Where(p => db.Posts.Any(o => o.PersonId == p.Id && within.Contains(o.UnitId) && o.From <= today && (o.Until == null || today <= o.Until))));

    private static IQueryable<PersonChoice> Named(RectifyDb db, DateOnly today, IQueryable<Person> persons) =>
        persons.Where(p => p.InactiveFrom == null || today < p.InactiveFrom).OrderBy(p => p.SortKey).Take(Most).Select(p => new PersonChoice(p.Id, p.Name,
            db.Set<UnitPeriod>().Where(u => u.Until == null && db.Posts.Any(o => o.PersonId == p.Id && o.UnitId == u.UnitId && o.From <= today && (o.Until == null || today <= o.Until)))
                .OrderBy(u => u.Name).Select(u => u.Name).FirstOrDefault()));
}
