using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

public sealed class InspectionFactsValidator : AbstractValidator<InspectionFacts>
{
    public const int MaxNumberLength = 60;

    public InspectionFactsValidator()
    {
        RuleFor(i => i.Kind).IsInEnum().WithErrorCode("required");
        RuleFor(i => i.GroupName).NotEmpty().WithErrorCode("required").MaximumLength(Inspection.MaxGroupLength).WithErrorCode("too-long");
        RuleFor(i => i.FeedbackOn).NotEqual(default(DateOnly)).WithErrorCode("required");
        RuleFor(i => i.PresenceTo).GreaterThanOrEqualTo(i => i.PresenceFrom).When(i => i.PresenceFrom is not null && i.PresenceTo is not null).WithErrorCode("before-start");
        RuleFor(i => i.FeedbackOn).GreaterThanOrEqualTo(i => i.PresenceTo!.Value).When(i => i.PresenceTo is not null).WithErrorCode("before-presence");
        RuleFor(i => i.FeedbackOn).GreaterThanOrEqualTo(i => i.PresenceFrom!.Value).When(i => i.PresenceFrom is not null && i.PresenceTo is null).WithErrorCode("before-presence");
        RuleFor(i => i.FeedbackNumber).MaximumLength(MaxNumberLength).WithErrorCode("too-long");
        RuleFor(i => i.LegalBasis).MaximumLength(Inspection.MaxTextLength).WithErrorCode("too-long");
        RuleFor(i => i.Contact).MaximumLength(Inspection.MaxTextLength).WithErrorCode("too-long");
    }
}

/// <summary>The office opens the inspection of one body in a round. Windows and milestones come from the regime of its kind, or from the one that is handed in.</summary>
public sealed class OpenInspection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, RoundId round, UnitId body, InspectionFacts facts, Regime? regime, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(OpenInspection), act, async session =>
    {
        if (Outcome.Of(new InspectionFactsValidator().Validate(facts)) is { } invalid) return invalid;
        if (regime is not null && Outcome.Of(new RegimeValidator().Validate(regime)) is { } impossible) return impossible;
        var db = session.Db;
        if (!await db.Rounds.AnyAsync(r => r.Id == round, ct)) return Outcome.None;
        if (!await db.Units.AnyAsync(u => u.Id == body && u.EndedOn == null, ct)) return Outcome.Bad(nameof(body), "required");
        if (session.Stamp.By.WhyNotOffice(body) is { } refusal) return refusal;
        if (FeedbackAhead.WhyNot(facts.FeedbackOn, facts.PresenceFrom, session.Stamp.On) is { } ahead) return ahead;
        if (await db.Inspections.AnyAsync(i => i.RoundId == round && i.BodyId == body && i.Kind == facts.Kind, ct)) return Outcome.Bad(nameof(body), "inspected-in-round");

        db.Inspections.Add(Inspection.Open(id, round, body, facts, regime ?? Regime.For(facts.Kind), await db.WorkingCalendarAsync(ct), session.Stamp));
        return Outcome.Ok;
    }, ct);
}
