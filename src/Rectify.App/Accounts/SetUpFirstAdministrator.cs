using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Accounts;

/// <summary>Who opens an empty house.</summary>
/// <param name="BodyName">The office's own body.</param>
/// <param name="UpperName">The unit above it, for acceptance groups and the upper level; null when there is none to be recorded.</param>
/// <param name="AlsoOffice">They do the office's work, too: see and register content at the body.</param>
public sealed record FirstAdministrator(string Name, string UserName, string Password, string BodyName, string? UpperName, bool AlsoOffice);

public sealed class FirstAdministratorValidator : AbstractValidator<FirstAdministrator>
{
    public FirstAdministratorValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithErrorCode("required").MaximumLength(Person.MaxNameLength).WithErrorCode("too-long");
        RuleFor(f => f.UserName).NotEmpty().WithErrorCode("required");
        RuleFor(f => f.Password).NotEmpty().WithErrorCode("required").NotEqual(f => f.UserName).WithErrorCode("password-is-name");
        RuleFor(f => f.BodyName).NotEmpty().WithErrorCode("required").MaximumLength(Unit.MaxNameLength).WithErrorCode("too-long");
        RuleFor(f => f.UpperName).MaximumLength(Unit.MaxNameLength).WithErrorCode("too-long");
    }
}

/// <summary>
/// The first person comes into an empty house, with its first units: system and security administrator at the root. Refused as soon as anybody is there.
/// Whoever calls it has shown that they see the server's console.
/// </summary>
public sealed class SetUpFirstAdministrator(UnitOfWork work, AccountManagers managers) : IUseCase
{
    private const long SetUpLock = 0x7265637469667931;

    public Task<Outcome> Run(FirstAdministrator first, string title, ActId act, CancellationToken ct = default)
    {
        if (Outcome.Of(new FirstAdministratorValidator().Validate(first)) is { } invalid) return Task.FromResult(invalid);
        var founder = PersonId.New();
        return work.FoundAsync(founder, nameof(SetUpFirstAdministrator), act, async session =>
        {
            var (db, today) = (session.Db, session.Stamp.On);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({SetUpLock})", ct);
            if (await db.Persons.AnyAsync(ct)) return Outcome.None;

            using var manager = managers.Over(db);
            var account = new Account { Id = EntityKey.Next(), PersonId = founder, UserName = first.UserName.Trim() };
            var created = AccountManagers.OutcomeOf(await manager.CreateAsync(account, first.Password));
            if (!created.IsDone) return created;

            UnitId? upper = string.IsNullOrWhiteSpace(first.UpperName) ? null : AddUnit(session, first.UpperName, null);
            var body = AddUnit(session, first.BodyName, upper);
            db.Persons.Add(new Person(founder, first.Name));
            session.Note(Fact.Of(FactKind.PersonCreated, founder.Value, today));
            session.Note(Fact.Of(FactKind.AccountCreated, founder.Value, today));
            db.Posts.Add(new Post(PostId.New(), founder, body, title, today));
            session.Note(Fact.Of(FactKind.PostTaken, founder.Value, today, ("unit", $"{body.Value:N}"), ("title", title)));
            Grant(session, founder, Role.SystemAdministrator, upper ?? body);
            Grant(session, founder, Role.SecurityAdministrator, upper ?? body);
            if (first.AlsoOffice) Grant(session, founder, Role.Office, body);
            return Outcome.Ok;
        }, ct);
    }

    private static UnitId AddUnit(ActSession session, string name, UnitId? parent)
    {
        var id = UnitId.New();
        session.Db.Units.Add(new Unit(id, name, parent, session.Stamp.On));
        session.Note(Fact.Of(FactKind.UnitCreated, id.Value, session.Stamp.On, ("parent", parent?.Value.ToString("N"))));
        return id;
    }

    private static void Grant(ActSession session, PersonId person, Role role, UnitId unit)
    {
        var grant = new RoleGrant(RoleGrantId.New(), person, role, unit, session.Stamp.On);
        session.Db.RoleGrants.Add(grant);
        session.Note(GrantRole.FactOf(grant, session.Stamp.On));
    }
}
