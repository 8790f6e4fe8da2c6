using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <summary>A person and the post they come with.</summary>
/// <param name="SortKey">Pinyin or a character of the right reading; without it the name sorts.</param>
/// <param name="From">First day in the post, inclusive.</param>
public sealed record NewPerson(string Name, string? SortKey, UnitId Unit, string Title, DateOnly From, bool IsFirstResponsible = false);

public sealed class NewPersonValidator : AbstractValidator<NewPerson>
{
    public NewPersonValidator()
    {
        RuleFor(p => p.Name).NotEmpty().WithErrorCode("required").MaximumLength(Person.MaxNameLength).WithErrorCode("too-long");
        RuleFor(p => p.SortKey).MaximumLength(Person.MaxNameLength).WithErrorCode("too-long");
        RuleFor(p => p.Unit).NotEqual(default(UnitId)).WithErrorCode("required");
        RuleFor(p => p.Title).NotEmpty().WithErrorCode("required").MaximumLength(Post.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(p => p.From).NotEqual(default(DateOnly)).WithErrorCode("required");
    }
}

/// <summary>A person enters the house, with a post by which one knows them. What they may do comes from roles, whether they sign in from an account.</summary>
public sealed class CreatePerson(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PersonId id, NewPerson person, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CreatePerson), act, async session =>
    {
        if (Outcome.Of(new NewPersonValidator().Validate(person)) is { } invalid) return invalid;
        if (session.Stamp.By.WhyNotKeep(person.Unit) is { } refusal) return refusal;

        session.Db.Persons.Add(new Person(id, person.Name, person.SortKey));
        session.Note(Fact.Of(FactKind.PersonCreated, id.Value, session.Stamp.On));
        return await TakePost.AddAsync(session, new PostDraft(id, person.Unit, person.Title, person.From, person.IsFirstResponsible));
    }, ct);
}
