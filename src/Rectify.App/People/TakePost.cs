using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <param name="From">First day in the post, inclusive.</param>
/// <param name="IsFirstResponsible">第一责任人 of the unit: one person at a time.</param>
public sealed record PostDraft(PersonId Person, UnitId Unit, string Title, DateOnly From, bool IsFirstResponsible = false);

public sealed class PostDraftValidator : AbstractValidator<PostDraft>
{
    public PostDraftValidator()
    {
        RuleFor(p => p.Unit).NotEqual(default(UnitId)).WithErrorCode("required");
        RuleFor(p => p.Title).NotEmpty().WithErrorCode("required").MaximumLength(Post.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(p => p.From).NotEqual(default(DateOnly)).WithErrorCode("required");
    }
}

/// <summary>A person takes a post in a unit the actor keeps.</summary>
public sealed class TakePost(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PostDraft post, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(TakePost), act, async session =>
    {
        if (Outcome.Of(new PostDraftValidator().Validate(post)) is { } invalid) return invalid;
        if (await session.LockPersonAsync(post.Person) is null) return Outcome.None;
        if (session.Stamp.By.WhyNotKeep(post.Unit) is { } refusal) return refusal;
        return await AddAsync(session, post);
    }, ct);

    internal static async Task<Outcome> AddAsync(ActSession session, PostDraft post)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from units where id = {post.Unit.Value} for update", ct);
        if (!await db.Units.AnyAsync(u => u.Id == post.Unit && u.EndedOn == null, ct)) return Outcome.Bad(nameof(post.Unit), "ended-unit");
        if (post.IsFirstResponsible && await db.Posts.Where(p => p.UnitId == post.Unit && p.IsFirstResponsible && p.Until == null).Join(db.Persons, p => p.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefaultAsync(ct) is { } holder)
            return Outcome.Bad(nameof(post.IsFirstResponsible), "first-responsible-taken", holder);

        var id = PostId.New();
        db.Posts.Add(new Post(id, post.Person, post.Unit, post.Title, post.From, post.IsFirstResponsible));
        session.Note(Fact.Of(FactKind.PostTaken, post.Person.Value, post.From,
            ("post", $"{id.Value:N}"), ("unit", $"{post.Unit.Value:N}"), ("title", post.Title.Trim()), ("firstResponsible", post.IsFirstResponsible ? "true" : null)));
        return Outcome.Ok;
    }
}

/// <summary>A person leaves a post; the day is the last in it.</summary>
public sealed class EndPost(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PostId id, DateOnly lastDay, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(EndPost), act, async session =>
    {
        if (await session.Db.Posts.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } post) return Outcome.None;
        if (session.Stamp.By.WhyNotKeep(post.UnitId) is { } refusal) return refusal;
        if (post.Until is not null) return Outcome.Bad("post", "ended-already");
        if (lastDay < post.From) return Outcome.Bad(nameof(lastDay), "before-start");
        if (lastDay > session.Stamp.On) return Outcome.Bad(nameof(lastDay), "day-in-future");
        post.End(lastDay);
        session.Note(Fact.Of(FactKind.PostEnded, post.PersonId.Value, lastDay, ("post", $"{id.Value:N}")));
        return Outcome.Ok;
    }, ct);
}
