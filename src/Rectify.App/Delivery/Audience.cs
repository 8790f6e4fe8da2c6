using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Delivery;

/// <summary>Who stands in which relation to some records today, without those who may not know of a restricted problem. All roles are read at once.</summary>
internal sealed class Audience
{
    private readonly UnitTree units;
    private readonly ILookup<Role, (UnitId Unit, PersonId Person)> grants;
    private readonly Dictionary<(Role, UnitId), IReadOnlyList<PersonId>> reached = [];

    private Audience(UnitTree units, ILookup<Role, (UnitId, PersonId)> grants) => (this.units, this.grants) = (units, grants);

    public static async Task<Audience> OfAsync(RectifyDb db, UnitTree units, DateOnly today, IReadOnlyCollection<ToldRecord> records, CancellationToken ct)
    {
        var above = records.SelectMany(record => record.Units.Append(record.LeadsCheck ?? record.Body).Append(record.Body)).Distinct().SelectMany(units.Above).Distinct().ToList();
        var grants = await db.RoleGrants.AsNoTracking().Where(g => above.Contains(g.UnitId) && g.From <= today && (g.Until == null || today <= g.Until)).Select(g => new { g.Role, g.UnitId, g.PersonId }).ToListAsync(ct);
        return new Audience(units, grants.ToLookup(g => g.Role, g => (g.UnitId, g.PersonId)));
    }

    public IEnumerable<PersonId> Standing(Relation relation, ToldRecord of) => relation switch
    {
        Relation.Office => of.Author == LetterAuthor.Supervision ? [] : Office(of.Body).Except(of.Scorers),
        Relation.HeadOfOffice => At(Role.HeadOfOffice, of.Body),
        // a restricted problem is carried by the unit's own lead, not by the one of a unit above
        Relation.UnitLead => of.Units.SelectMany(unit => Leads(unit, of.IsRestricted)),
        Relation.Handler => of.Handlers.Count > 0 ? of.Handlers : of.IsRestricted ? [] : of.Units.SelectMany(unit => At(Role.Handler, unit)),
        Relation.LeadingLeader => One(of.Leader),
        Relation.Confirmer => of.Leader != of.Applicant ? One(of.Leader) : of.Principal is not null && of.Principal != of.Applicant ? One(of.Principal) : At(Role.LeadingGroup, of.Body),
        Relation.Applicant => One(of.Applicant),
        Relation.Auditor => of.IsRestricted ? [] : At(Role.Auditor, of.Body),
        Relation.ReviewingAuditor or Relation.PassingAuditor => One(of.Auditor),
        Relation.PanelHead => of.Panel.Where(seat => seat.Role == PanelRole.Head).Select(seat => seat.Person),
        Relation.PanelMember => of.Panel.Select(seat => seat.Person),
        Relation.Scorer => of.Scorers,
        Relation.WiderCheckLead => of.LeadsCheck is { } lead ? Leads(lead, of.IsRestricted) : [],
        Relation.LeadingGroup => At(Role.LeadingGroup, of.Body),
        Relation.ExtensionDecider => of is { IsExtendedBefore: true, Regime.SecondExtension: SecondExtensionDecider.LeadingGroup } ? At(Role.LeadingGroup, of.Body) : Office(of.Body),
        Relation.Principal => One(of.Principal),
        Relation.UpperLevel => At(Role.UpperLevel, of.Body),
        Relation.Supervision => of.IsRestricted || of.Author == LetterAuthor.Office ? [] : At(Role.Supervision, of.Body),
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
    };

    private IEnumerable<PersonId> Leads(UnitId unit, bool isRestricted) => isRestricted ? grants[Role.UnitLead].Where(g => g.Unit == unit).Select(g => g.Person) : At(Role.UnitLead, unit);

    private IEnumerable<PersonId> Office(UnitId body) => At(Role.Office, body).Concat(At(Role.HeadOfOffice, body));

    private IReadOnlyList<PersonId> At(Role role, UnitId unit) =>
        reached.TryGetValue((role, unit), out var known) ? known : reached[(role, unit)] = [.. grants[role].Where(g => units.IsWithin(unit, g.Unit)).Select(g => g.Person).Distinct()];

    private static IEnumerable<PersonId> One(PersonId? person) => person is { } id ? [id] : [];
}

/// <summary>Who hears for whom: oneself while one takes part, and whoever stands in today.</summary>
internal static class Ears
{
    public static async Task<ILookup<PersonId, PersonId>> HearingAsync(this RectifyDb db, IReadOnlyCollection<PersonId> persons, DateOnly today, CancellationToken ct)
    {
        var active = db.Persons.AsNoTracking().Where(p => p.InactiveFrom == null || today < p.InactiveFrom);
        var own = active.Where(p => persons.Contains(p.Id)).Select(p => new { Told = p.Id, Ear = p.Id });
        var substitutes = db.StandIns.AsNoTracking().Where(s => persons.Contains(s.AbsentId) && s.From <= today && today <= s.Until).Join(active, s => s.SubstituteId, p => p.Id, (s, p) => new { Told = s.AbsentId, Ear = p.Id });
        return (await own.Concat(substitutes).ToListAsync(ct)).ToLookup(heard => heard.Told, heard => heard.Ear);
    }
}
