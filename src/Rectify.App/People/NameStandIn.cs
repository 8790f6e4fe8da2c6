using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <summary>Both days inclusive.</summary>
public sealed record StandInDraft(PersonId Absent, PersonId Substitute, DateOnly From, DateOnly Until);

public sealed class StandInDraftValidator : AbstractValidator<StandInDraft>
{
    public StandInDraftValidator()
    {
        RuleFor(s => s.Substitute).NotEqual(default(PersonId)).WithErrorCode("required").NotEqual(s => s.Absent).WithErrorCode("stands-in-for-themselves");
        RuleFor(s => s.From).NotEqual(default(DateOnly)).WithErrorCode("required");
        RuleFor(s => s.Until).GreaterThanOrEqualTo(s => s.From).WithErrorCode("before-start");
    }
}

/// <summary>代理: a person names who acts in their name for a time; the leading group may name it for somebody of its units.</summary>
public sealed class NameStandIn(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(StandInDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(NameStandIn), act, async session =>
    {
        if (Outcome.Of(new StandInDraftValidator().Validate(draft)) is { } invalid) return invalid;
        var (db, actor, today) = (session.Db, session.Stamp.By, session.Stamp.On);
        if (await session.LockPersonAsync(draft.Absent) is null) return Outcome.None;
        if (!await MayNameAsync(session, draft.Absent)) return Outcome.Only(Role.LeadingGroup);
        if (draft.From < today) return Outcome.Bad(nameof(draft.From), "day-in-past");
        if (!await db.TakesPartAsync(draft.Substitute, draft.From, ct)) return Outcome.Bad(nameof(draft.Substitute), "inactive");
        if (await db.StandIns.AnyAsync(s => s.AbsentId == draft.Absent && s.SubstituteId == draft.Substitute && s.From <= draft.Until && draft.From <= s.Until, ct))
            return Outcome.Bad(nameof(draft.Substitute), "stands-in-already");

        var id = StandInId.New();
        db.StandIns.Add(new StandIn(id, draft.Absent, draft.Substitute, draft.From, draft.Until, actor.Person));
        session.Note(Fact.Of(FactKind.StandInNamed, draft.Absent.Value, draft.From, ("standIn", $"{id.Value:N}"), ("substitute", $"{draft.Substitute.Value:N}"), ("until", $"{draft.Until:yyyy-MM-dd}")));
        return Outcome.Ok;
    }, ct);

    /// <summary>Themselves, never somebody standing in for them; or the leading group of a unit where they hold a post.</summary>
    internal static async Task<bool> MayNameAsync(ActSession session, PersonId absent)
    {
        var actor = session.Stamp.By;
        if (actor.Person == absent) return true;
        var units = await session.Db.Posts.Where(p => p.PersonId == absent && (p.Until == null || session.Stamp.On <= p.Until)).Select(p => p.UnitId).ToListAsync(session.Cancelled);
        return units.Exists(unit => actor.As(Role.LeadingGroup, unit) is { IsStandIn: false });
    }
}

/// <summary>Ends standing in early, by whom it could be named; the day is the last.</summary>
public sealed class EndStandIn(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(StandInId id, DateOnly lastDay, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(EndStandIn), act, async session =>
    {
        if (await session.Db.StandIns.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } standIn) return Outcome.None;
        if (!await NameStandIn.MayNameAsync(session, standIn.AbsentId)) return Outcome.Only(Role.LeadingGroup);
        if (standIn.Until < session.Stamp.On) return Outcome.Bad("standIn", "ended-already");
        standIn.End(lastDay);
        session.Note(Fact.Of(FactKind.StandInEnded, standIn.AbsentId.Value, lastDay, ("standIn", $"{id.Value:N}")));
        return Outcome.Ok;
    }, ct);
}
