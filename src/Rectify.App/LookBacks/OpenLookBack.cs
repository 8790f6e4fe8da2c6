using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

public sealed class LookBackDraftValidator : AbstractValidator<LookBackDraft>
{
    public LookBackDraftValidator()
    {
        RuleFor(d => d.Name).NotEmpty().WithErrorCode("required").MaximumLength(LookBack.MaxNameLength).WithErrorCode("too-long");
        RuleFor(d => d.Inspections).NotEmpty().WithErrorCode("nothing-chosen");
        RuleFor(d => d.ClosedFrom).NotEqual(default(DateOnly)).WithErrorCode("required");
        RuleFor(d => d.ClosedUntil).GreaterThanOrEqualTo(d => d.ClosedFrom).WithErrorCode("before-start");
        RuleFor(d => d.Size).InclusiveBetween(1, LookBack.MaxSize).WithErrorCode("out-of-range");
        RuleFor(d => d.Seed).NotEmpty().WithErrorCode("required").MaximumLength(Sample.MaxSeedLength).WithErrorCode("too-long");
        RuleFor(d => d.Weights).Must(w => w.AmountFrom >= 0 && w.Each.All(each => each.Tickets is >= 0 and <= RiskWeights.MaxEach)).WithErrorCode("out-of-range");
    }
}

/// <summary>The office opens a campaign over inspections of bodies whose office it is, and tells scope, weights, size and seed before anything is drawn.</summary>
public sealed class OpenLookBack(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, LookBackDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(OpenLookBack), act, async session =>
    {
        if (Outcome.Of(new LookBackDraftValidator().Validate(draft)) is { } invalid) return invalid;
        if (await session.WhyNotOfficeAsync([.. draft.Inspections.Distinct()]) is { } refusal) return refusal;
        session.Db.LookBacks.Add(LookBack.Open(id, draft, session.Stamp));
        return Outcome.Ok;
    }, ct);
}
