using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <summary>A unit that may be named for a task.</summary>
public sealed record NameableUnit(UnitId Id, string Name);

/// <summary>A person who may be named for a task, with the unit by which one knows them and the key they are sorted and found by.</summary>
public sealed record NameablePerson(PersonId Id, string Name, string UnitName, string SortKey);

/// <summary>Whom a plan or an assignment may name: the inspected body, its units, and who holds a post there today.</summary>
public sealed record Nameable(IReadOnlyList<NameableUnit> Units, IReadOnlyList<NameablePerson> People)
{
    public static readonly Nameable Nobody = new([], []);

    /// <summary>Units for which nobody may sign: they have no lead today.</summary>
    public IReadOnlySet<UnitId> WithoutLead { get; init; } = new HashSet<UnitId>();
}

/// <summary>Reads once, for all fields of a page, whom they may name.</summary>
public sealed class PeopleOfInspection(Door door) : IUseCase
{
    public const int MaxUnits = 300;
    public const int MaxPeople = 800;

    public async Task<Nameable> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await WorkInspections.OfAsync(reading, id, ct) is not { } inspection) return Nameable.Nobody;
        var (db, today) = (reading.Db, reading.Today);
        var within = reading.Actor.Units.Within(inspection.Body).ToList();
        var names = db.Set<UnitPeriod>().Where(p => p.Until == null);
        var units = await names.Where(p => within.Contains(p.UnitId)).OrderBy(p => p.Name).Take(MaxUnits).Select(p => new NameableUnit(p.UnitId, p.Name)).ToListAsync(ct);
        var people = await (
            from post in db.Posts.Where(p => within.Contains(p.UnitId) && p.From <= today && (p.Until == null || today <= p.Until))
            join person in db.Persons.Where(p => p.InactiveFrom == null || today < p.InactiveFrom) on post.PersonId equals person.Id
            join unit in names on post.UnitId equals unit.UnitId
            orderby person.SortKey, person.Id, post.IsFirstResponsible descending, post.From
            select new NameablePerson(person.Id, person.Name, unit.Name, person.SortKey)).Take(MaxPeople).ToListAsync(ct);
        var leads = await HeldRoles.AbleAsync(db, reading.Actor.Units, today, [Role.UnitLead], ct);
        return new Nameable(units, [.. people.DistinctBy(p => p.Id)]) { WithoutLead = units.Select(unit => unit.Id).Where(unit => leads.At(Role.UnitLead, unit).Count == 0).ToHashSet() };
    }
}
