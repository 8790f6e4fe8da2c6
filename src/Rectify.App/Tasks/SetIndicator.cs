using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>A measure is given an indicator (指标), another one, or none.</summary>
public sealed class SetIndicator(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId measure, Indicator? indicator, Reason? reason, CancellationToken ct = default) =>
        indicator is not null && new IndicatorValidator().Validate(indicator) is { IsValid: false } wrong
            ? Task.FromResult<Outcome>(new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]))
            : work.DecideAsync(TaskVerb.SetIndicator, id, seen, act, TaskParts.Measures | TaskParts.Indicators, (task, setting, session) => task.SetIndicator(measure, indicator, reason, setting, session.Stamp), ct);
}

public sealed class IndicatorValidator : AbstractValidator<Indicator>
{
    public IndicatorValidator()
    {
        RuleFor(i => i.Name).NotEmpty().WithErrorCode("required").MaximumLength(Indicator.MaxNameLength).WithErrorCode("too-long");
        RuleFor(i => i.Unit).NotEmpty().WithErrorCode("required").MaximumLength(Indicator.MaxUnitLength).WithErrorCode("too-long");
        RuleFor(i => i.Source).MaximumLength(Indicator.MaxSourceLength).WithErrorCode("too-long");
        RuleFor(i => i.Target).Must(Indicator.IsKept).WithErrorCode("out-of-range");
        RuleFor(i => i.Upper).Must((indicator, upper) => indicator.Direction == IndicatorDirection.Between ? upper > indicator.Target && Indicator.IsKept(upper.Value) : upper is null).WithErrorCode("out-of-range");
        RuleFor(i => i.Baseline).Must(baseline => Indicator.IsKept(baseline ?? 0)).WithErrorCode("out-of-range");
    }
}
