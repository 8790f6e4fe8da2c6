using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <param name="Unit">The role reaches this unit and what lies below.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive; null until it is ended.</param>
public sealed record RoleDraft(PersonId Person, Role Role, UnitId Unit, DateOnly From, DateOnly? Until = null);

public sealed class RoleDraftValidator : AbstractValidator<RoleDraft>
{
    public RoleDraftValidator()
    {
        RuleFor(r => r.Role).IsInEnum().WithErrorCode("required");
        RuleFor(r => r.Unit).NotEqual(default(UnitId)).WithErrorCode("required");
        RuleFor(r => r.From).NotEqual(default(DateOnly)).WithErrorCode("required");
        RuleFor(r => r.Until).GreaterThanOrEqualTo(r => r.From).When(r => r.Until is not null).WithErrorCode("before-start");
    }
}

/// <summary>The security administrator gives a person a role. Keeping accounts, keeping permissions and reading the trail stay apart as the office has set it; the trail's reader is always somebody else.</summary>
public sealed class GrantRole(UnitOfWork work, AppSettings settings) : IUseCase
{
    public Task<Outcome> Run(RoleDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(GrantRole), act, async session =>
    {
        if (Outcome.Of(new RoleDraftValidator().Validate(draft)) is { } invalid) return invalid;
        var (db, today) = (session.Db, session.Stamp.On);
        if (await session.LockPersonAsync(draft.Person) is null) return Outcome.None;
        if (session.Stamp.By.WhyNotGrant(draft.Unit, settings) is { } refusal) return refusal;
        if (!await db.Units.AnyAsync(u => u.Id == draft.Unit && u.EndedOn == null, ct)) return Outcome.Bad(nameof(draft.Unit), "ended-unit");

        var held = await db.RoleGrants.AsNoTracking().Where(g => g.PersonId == draft.Person && (g.Until == null || today <= g.Until)).ToListAsync(ct);
        if (held.Exists(g => g.Role == draft.Role && g.UnitId == draft.Unit && (g.Until is null || draft.From <= g.Until) && (draft.Until is null || g.From <= draft.Until)))
            return Outcome.Bad(nameof(draft.Role), "held-already");
        if (held.Exists(g => AreApart(g.Role, draft.Role))) return Outcome.Bad(nameof(draft.Role), "administrators-apart");

        var grant = new RoleGrant(RoleGrantId.New(), draft.Person, draft.Role, draft.Unit, draft.From, draft.Until);
        db.RoleGrants.Add(grant);
        session.Note(FactOf(grant, draft.From));
        return Outcome.Ok;
    }, ct);

    /// <summary>
    /// 三员: the audit administrator is never system or security administrator; these two are one person only where the office allows it. None of them keeps clues and petitions: who gives the permission does not
    /// give it to themselves.
    /// </summary>
    private bool AreApart(Role one, Role other) => (one, other) switch
    {
        (Role.ClueKeeper, Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator) or (Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator, Role.ClueKeeper) => true,
        (Role.AuditAdministrator, Role.SystemAdministrator or Role.SecurityAdministrator) or (Role.SystemAdministrator or Role.SecurityAdministrator, Role.AuditAdministrator) => true,
        (Role.SystemAdministrator, Role.SecurityAdministrator) or (Role.SecurityAdministrator, Role.SystemAdministrator) => !settings.OneAdministrator,
        _ => false,
    };

    internal static Fact FactOf(RoleGrant grant, DateOnly on) => Fact.Of(FactKind.RoleGranted, grant.PersonId.Value, on,
        ("grant", $"{grant.Id.Value:N}"), ("role", $"{grant.Role}"), ("unit", $"{grant.UnitId.Value:N}"), ("until", grant.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>Ends a role; the day is the last on which it is held, so that yesterday ends it at once.</summary>
public sealed class EndRole(UnitOfWork work, AppSettings settings) : IUseCase
{
    public Task<Outcome> Run(RoleGrantId id, DateOnly lastDay, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(EndRole), act, async session =>
    {
        if (await session.Db.RoleGrants.SingleOrDefaultAsync(g => g.Id == id, ct) is not { } grant) return Outcome.None;
        if (session.Stamp.By.WhyNotGrant(grant.UnitId, settings) is { } refusal) return refusal;
        if (grant.Until < session.Stamp.On) return Outcome.Bad("role", "ended-already");
        if (grant.Until < lastDay) return Outcome.Bad(nameof(lastDay), "after-end");
        if (await session.WhyNotWithoutAsync(g => g.Id == id) is { } lastOne) return lastOne;
        grant.End(lastDay);
        session.Note(Fact.Of(FactKind.RoleEnded, grant.PersonId.Value, lastDay, ("grant", $"{id.Value:N}"), ("role", $"{grant.Role}")));
        return Outcome.Ok;
    }, ct);
}
