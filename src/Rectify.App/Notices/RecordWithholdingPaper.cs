using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

/// <summary>What the office typed off the paper.</summary>
/// <param name="Reason">Of everything but an approval.</param>
public sealed record WithholdingPaperInput(WithholdingId Withholding, WithholdingAnswer? Answer, PersonId? Decider, DateOnly? DecidedOn, string? DocumentNumber, string? Reason);

/// <summary>
/// 纸质: the office enters what somebody of the leading group decided about a withholding on paper, with its scan. Nothing is withheld yet; it takes effect when a second person has checked it.
/// What the decider could not decide with a session of their own is refused at once.
/// </summary>
public sealed class RecordWithholdingPaper(UnitOfWork work) : IUseCase
{
    /// <param name="scan">As the content store keeps it.</param>
    public async Task<Outcome> Run(WithholdingPaperInput input, StoredFile? scan, ActId act, CancellationToken ct = default)
    {
        var errors = new WithholdingPaperRules().Validate(input).Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode)).ToList();
        if (scan is null) errors.Add(new FieldError("Scan", "required"));
        if (errors.Count > 0) return new Outcome.Invalid(errors);
        var (answer, decider, on) = (input.Answer!.Value, input.Decider!.Value, input.DecidedOn!.Value);
        return await work.RunAsync(nameof(RecordWithholdingPaper), act, async session =>
        {
            if (await WithholdingLock.TakeAsync(session, input.Withholding) is not var (withholding, inspection)) return Outcome.None;
            if (session.Stamp.By.WhyNotOffice(inspection.BodyId) is { } notOffice) return notOffice;
            if (on > session.Stamp.On) return Outcome.Bad(nameof(input.DecidedOn), "in-future");
            if (on < inspection.FeedbackDay(session.Stamp.On)) return Outcome.Bad(nameof(input.DecidedOn), "before-feedback");
            if (await session.Db.WithholdingPapers.AnyAsync(p => p.WithholdingId == withholding.Id && p.State == PaperActState.Recorded, ct)) return Outcome.Bad(nameof(input.Answer), "waiting");
            var by = await session.Db.ActorAsync(decider, session.Stamp.On, ct);
            if (!by.Has(Role.LeadingGroup, inspection.BodyId)) return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.NotYourAct, Relation.LeadingGroup)]));
            if (withholding.WhyNot(answer, session.Stamp with { By = by }) is { } refusal) return new Outcome.Refused(refusal);
            var reason = Reason.TryParse(input.Reason, out var because) ? because : null;
            session.Db.WithholdingPapers.Add(new WithholdingPaper(PaperActId.New(), withholding, new WithholdingPaperDraft(answer, decider, on, input.DocumentNumber, reason), scan!, session.Stamp));
            return Outcome.Ok;
        }, ct);
    }
}

internal sealed class WithholdingPaperRules : AbstractValidator<WithholdingPaperInput>
{
    public WithholdingPaperRules()
    {
        RuleFor(p => p.Answer).NotNull().WithErrorCode("required").IsInEnum().WithErrorCode("required");
        RuleFor(p => p.Decider).NotNull().WithErrorCode("required");
        RuleFor(p => p.DecidedOn).NotNull().WithErrorCode("required");
        RuleFor(p => p.DocumentNumber).MaximumLength(WithholdingPaper.MaxNumberLength).WithErrorCode("too-long");
        RuleFor(p => p.Reason).NotEmpty().WithErrorCode("required").When(p => p.Answer is not (null or WithholdingAnswer.Approve));
        RuleFor(p => p.Reason).MaximumLength(Reason.MaxLength).WithErrorCode("too-long");
    }
}

/// <summary>The withholding is locked before its paper, as every act on it does.</summary>
internal static class WithholdingLock
{
    /// <summary>Null where there is none, or none whose problem the actor sees.</summary>
    public static async Task<(Withholding Withholding, Inspection Inspection)?> TakeAsync(ActSession session, WithholdingId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from withholdings where id = {id.Value} for update", ct);
        if (await db.Withholdings.SingleOrDefaultAsync(w => w.Id == id, ct) is not { } withholding || !await db.Problems.VisibleTo(session.Sight, db).AnyAsync(p => p.Id == withholding.ProblemId, ct)) return null;
        return (withholding, await db.Inspections.AsNoTracking().SingleAsync(i => i.Id == withholding.InspectionId, ct));
    }
}
