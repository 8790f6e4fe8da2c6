using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Names of the people and units of one task, and who stands in which relation to it today.</summary>
internal sealed class TaskPeople
{
    private const int MostNames = 3;

    private readonly TaskCase seen;
    private readonly Dictionary<PersonId, string> persons;
    private readonly Dictionary<UnitId, string> units;
    private readonly List<(Role Role, UnitId Unit, PersonId Person)> holders;
    private readonly Dictionary<PersonId, (string Name, DateOnly Until)> standIns;

    private TaskPeople(TaskCase seen, Dictionary<PersonId, string> persons, Dictionary<UnitId, string> units, List<(Role, UnitId, PersonId)> holders, Dictionary<PersonId, (string, DateOnly)> standIns) =>
        (this.seen, this.persons, this.units, this.holders, this.standIns) = (seen, persons, units, holders, standIns);

    public static async Task<TaskPeople> ReadAsync(RectifyDb db, TaskCase seen, CancellationToken ct)
    {
        var (task, setting, today) = (seen.Task, seen.Setting, seen.Today);
        var above = new[] { setting.Body }.Concat(task.Units).SelectMany(setting.Units.Above).Distinct().ToList();
        var grants = await db.RoleGrants.Where(g => above.Contains(g.UnitId) && g.From <= today && (g.Until == null || today <= g.Until))
            .Where(g => db.Persons.Any(p => p.Id == g.PersonId && (p.InactiveFrom == null || today < p.InactiveFrom)))
            .OrderBy(g => g.From).Take(500).Select(g => new { g.Role, g.UnitId, g.PersonId }).ToListAsync(ct);
        PersonId?[] named = [task.LeaderId, task.HandlerId];
        var stands = await db.StandIns.Where(s => named.Contains(s.AbsentId) && s.From <= today && today <= s.Until)
            .Join(db.Persons, s => s.SubstituteId, p => p.Id, (s, p) => new { s.AbsentId, p.Name, s.Until }).ToListAsync(ct);
        var personIds = PersonsOf(task).Append(setting.FirstResponsible).OfType<PersonId>().Concat(grants.Select(g => g.PersonId)).Distinct().ToList();
        var unitIds = task.Units.Concat(task.Measures.Select(m => m.OwnerUnitId)).Concat(task.Amendments.SelectMany(a => a.Lines).SelectMany(line => new[] { line.EarlierOwnerUnitId, line.OwnerUnitId }).OfType<UnitId>()).Concat(task.Panel.Select(p => p.UnitId)).Append(setting.Body).Distinct().ToList();
        return new TaskPeople(seen,
            await db.Persons.Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct),
            await db.Set<UnitPeriod>().Where(p => p.Until == null && unitIds.Contains(p.UnitId)).ToDictionaryAsync(p => p.UnitId, p => p.Name, ct),
            [.. grants.Select(g => (g.Role, g.UnitId, g.PersonId))],
            stands.DistinctBy(s => s.AbsentId).ToDictionary(s => s.AbsentId, s => (s.Name, s.Until)));
    }

    public string Name(PersonId person) => persons.GetValueOrDefault(person, "");

    public string? Name(PersonId? person) => person is { } id ? Name(id) : null;

    public NamedPerson? Person(PersonId? person) =>
        person is not { } id ? null
        : standIns.TryGetValue(id, out var stand) ? new NamedPerson(id, Name(id), stand.Name, stand.Until)
        : new NamedPerson(id, Name(id));

    public NamedUnit Unit(UnitId unit) => new(unit, units.GetValueOrDefault(unit, ""));

    /// <summary>Who would act in that relation; for a missing signature the member it is about.</summary>
    public WhoActs Who(Relation relation, Guid? about = null)
    {
        if (about is { } key && persons.TryGetValue(PersonId.From(key), out var name)) return new WhoActs(relation, [name], key == seen.Actor.Person.Value);
        return new WhoActs(relation, [.. Acting(relation).Distinct().Select(Name).Where(n => n.Length > 0).Take(MostNames)], relation.Find(seen) is not null);
    }

    private IEnumerable<PersonId> Acting(Relation relation)
    {
        var (task, setting) = (seen.Task, seen.Setting);
        return relation switch
        {
            Relation.Office => At(Role.Office, setting.Body),
            Relation.HeadOfOffice => At(Role.HeadOfOffice, setting.Body),
            Relation.UnitLead => AtLeadUnit(Role.UnitLead),
            Relation.Handler => task.HandlerId is { } handler ? [handler] : AtLeadUnit(Role.Handler),
            Relation.LeadingLeader => One(task.LeaderId),
            Relation.Confirmer => task.LeaderId != task.AppliedBy ? One(task.LeaderId) : setting.FirstResponsible != task.AppliedBy ? One(setting.FirstResponsible) : At(Role.LeadingGroup, setting.Body),
            Relation.Applicant => One(task.AppliedBy),
            Relation.Auditor => At(Role.Auditor, setting.Body),
            Relation.ReviewingAuditor => One(task.OpenReview?.AuditorId),
            Relation.PassingAuditor => One(task.CurrentReview?.AuditorId),
            Relation.PanelHead => One(task.PanelHead?.PersonId),
            Relation.PanelMember => task.Panel.Select(seat => seat.PersonId),
            Relation.LeadingGroup => At(Role.LeadingGroup, setting.Body),
            Relation.ExtensionDecider => At(task is { OpenExtension: not null, IsExtendedBefore: true } && setting.Regime.SecondExtension == Domain.Rounds.SecondExtensionDecider.LeadingGroup ? Role.LeadingGroup : Role.Office, setting.Body),
            Relation.Principal => One(setting.FirstResponsible),
            Relation.UpperLevel => At(Role.UpperLevel, setting.Body),
            _ => [],
        };
    }

    private static IEnumerable<PersonId> One(PersonId? person) => person is { } id ? [id] : [];

    private IEnumerable<PersonId> AtLeadUnit(Role role) => seen.Task.LeadUnitId is { } unit ? At(role, unit) : [];

    private IEnumerable<PersonId> At(Role role, UnitId unit) => holders.Where(h => h.Role == role && seen.Setting.Units.IsWithin(unit, h.Unit)).Select(h => h.Person);

    private static IEnumerable<PersonId?> PersonsOf(RectificationTask task) =>
        new[] { task.LeaderId, task.HandlerId, task.AppliedBy, task.ConfirmedBy, task.ProposedBy }
            .Concat(task.Measures.Select(m => m.OwnerPersonId))
            .Concat(task.Progress.SelectMany(p => new PersonId?[] { p.WrittenBy, p.SubmittedBy }))
            .Concat(task.Evidence.Select(e => (PersonId?)e.UploadedBy))
            .Concat(task.CommitmentEvents.Select(e => (PersonId?)e.RecordedBy))
            .Concat(task.IndicatorValues.Select(v => (PersonId?)v.RecordedBy))
            .Concat(task.Extensions.SelectMany(e => new[] { e.RequestedBy, e.AgreedBy, e.DecidedBy }))
            .Concat(task.Amendments.SelectMany(a => new[] { a.ProposedBy, a.AgreedBy, a.ReviewedBy, a.EndedBy }))
            .Concat(task.Amendments.SelectMany(a => a.Lines).SelectMany(line => new[] { line.EarlierOwnerPersonId, line.OwnerPersonId }))
            .Concat(task.Reviews.Select(r => (PersonId?)r.AuditorId))
            .Concat(task.Supplements.Select(s => (PersonId?)s.AskedBy))
            .Concat(task.Objections.SelectMany(o => new[] { o.RecordedBy, o.DecidedBy }))
            .Concat(task.Panel.Select(p => (PersonId?)p.PersonId));
}
