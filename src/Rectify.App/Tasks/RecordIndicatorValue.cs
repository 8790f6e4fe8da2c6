using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>What an indicator stood at on a day is recorded with its source. Conflicts with no other act.</summary>
public sealed class RecordIndicatorValue(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, IndicatorValueDraft draft, CancellationToken ct = default) =>
        IndicatorValueValidator.Check(draft) is { } invalid
            ? Task.FromResult<Outcome>(invalid)
            : work.AddAsync(TaskVerb.RecordValue, id, act, TaskParts.Measures | TaskParts.Evidence | TaskParts.Indicators, (task, setting, session) => task.RecordValue(IndicatorValueId.New(), draft, setting, session.Stamp), ct);
}

public sealed class IndicatorValueValidator : AbstractValidator<IndicatorValueDraft>
{
    public IndicatorValueValidator()
    {
        RuleFor(v => v.Source).NotEmpty().WithErrorCode("required").MaximumLength(Indicator.MaxSourceLength).WithErrorCode("too-long");
        RuleFor(v => v.Value).Must(Indicator.IsKept).WithErrorCode("out-of-range");
    }

    /// <summary>Null where nothing is wrong.</summary>
    internal static Outcome.Invalid? Check(IndicatorValueDraft draft) =>
        new IndicatorValueValidator().Validate(draft) is { IsValid: false } wrong ? new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]) : null;
}
