using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <param name="Name">As documents print it.</param>
/// <param name="Parent">The unit above; null for a root of the tree.</param>
/// <param name="From">The day since when it is so, inclusive.</param>
public sealed record UnitDraft(string Name, UnitId? Parent, DateOnly From);

public sealed class UnitDraftValidator : AbstractValidator<UnitDraft>
{
    public UnitDraftValidator()
    {
        RuleFor(u => u.Name).NotEmpty().WithErrorCode("required").MaximumLength(Unit.MaxNameLength).WithErrorCode("too-long");
        RuleFor(u => u.From).NotEqual(default(DateOnly)).WithErrorCode("required");
    }
}

/// <summary>A unit enters the tree. Who creates a root keeps it: the administrator roles they hold at another root reach it too.</summary>
public sealed class CreateUnit(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(UnitId id, UnitDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CreateUnit), act, session =>
    {
        if (Outcome.Of(new UnitDraftValidator().Validate(draft)) is { } invalid) return Task.FromResult(invalid);
        var actor = session.Stamp.By;
        if (actor.WhyNotKeep(draft.Parent) is { } refusal) return Task.FromResult(refusal);

        session.Db.Units.Add(new Unit(id, draft.Name, draft.Parent, draft.From));
        session.Note(Fact.Of(FactKind.UnitCreated, id.Value, draft.From, ("parent", draft.Parent?.Value.ToString("N"))));
        if (draft.Parent is null)
        {
            foreach (var role in actor.Roles.Where(r => !r.Hat.IsStandIn && r.Role is Role.SystemAdministrator or Role.SecurityAdministrator).Select(r => r.Role).Distinct())
            {
                var grant = new RoleGrant(RoleGrantId.New(), actor.Person, role, id, session.Stamp.On);
                session.Db.RoleGrants.Add(grant);
                session.Note(GrantRole.FactOf(grant, session.Stamp.On));
            }
        }
        return Task.FromResult(Outcome.Ok);
    }, ct);
}
